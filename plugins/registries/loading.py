"""From a data folder to all registries, or to everything that is wrong with it at once."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from plugins.domain.issue import Issue, Place, worst_first
from plugins.registries.indicators import IndicatorRegistry, read_indicators
from plugins.registries.marked import Complaints
from plugins.registries.site import Site, read_site
from plugins.registries.table import RegistryError, Table
from plugins.registries.wards import LINEAGE_COLUMNS, NO_LINEAGE, WARD_COLUMNS, WardRegistry


@dataclass(frozen=True)
class Registries:
    """What content/data says, read and checked. `digests` are fingerprints of the files' bytes by file name."""

    site: Site
    indicators: IndicatorRegistry
    wards: WardRegistry
    site_digest: str

    @cached_property
    def digests(self) -> dict[str, str]:
        """Fingerprint of each registry: `site`, `indicators`, `wards` (with lineage)."""
        return {"site": self.site_digest, "indicators": self.indicators.digest, "wards": self.wards.digest}

    @property
    def covered(self) -> tuple[str, ...]:
        """Ids of the wards the site covers, in the site's order."""
        return self.site.wards


def load_registries(data_folder: Path) -> Registries | tuple[Issue, ...]:
    """Read site.yaml, indicators.yaml, wards.csv and lineage.csv (which a small site may leave out).

    Gives the registries, or every issue found, worst first. Issues name files as `content/data/<file>`: the last two
    parts of the folder, never the machine's own path.
    """
    folder = _DataFolder(data_folder)
    wards = folder.wards()
    indicator_text, site_text = folder.text("indicators.yaml"), folder.text("site.yaml")
    indicators = site = None
    if indicator_text is not None:
        indicators = read_indicators(indicator_text, folder.complaints("indicators.yaml"))
    if site_text is not None and wards is not None:
        site = folder.site(site_text, wards)
    if folder.issues or wards is None or indicators is None or site is None or site_text is None:
        return tuple(worst_first(folder.issues))
    return Registries(site, indicators, wards, sha256(site_text.encode()).hexdigest())


def not_plain(path: Path) -> Issue | None:
    """The complaint about a file of the data folder that is no plain file, such as a link or a pipe: it is not opened."""
    if stat.S_ISREG(os.lstat(path).st_mode):
        return None
    cure = "chép tệp thật vào thay cho liên kết hoặc tệp đặc biệt này"
    place = Place("/".join(path.absolute().parts[-3:]))
    return Issue("cau-hinh-khong-thuong", place, "đây không phải tệp thường nên không mở", cure)


class _DataFolder:
    """The files of one data folder, with the issues met while reading them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown = "/".join([*folder.absolute().parts[-2:], ""])
        self.issues: list[Issue] = []

    def complaints(self, name: str) -> Complaints:
        return Complaints(self.shown + name, self.issues)

    def content(self, name: str) -> bytes | None:
        try:
            if issue := not_plain(self.folder / name):
                self.issues.append(issue)
                return None
            return (self.folder / name).read_bytes()
        except OSError:
            cure = f"chép tệp {name} từ bộ mẫu vào thư mục {self.shown}"
            self.complaints(name).at(None, "cau-hinh-thieu-tep", "không đọc được tệp này", cure)
            return None

    def text(self, name: str) -> str | None:
        content = self.content(name)
        try:
            return None if content is None else content.decode("utf-8")
        except UnicodeDecodeError as error:
            place = Place(self.shown + name, error.object.count(b"\n", 0, error.start) + 1)
            cure = "mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8"
            self.issues.append(Issue("cau-hinh-sai-ma-chu", place, "tệp không phải là văn bản UTF-8", cure))
            return None

    def wards(self) -> WardRegistry | None:
        units = self.content("wards.csv")
        steps = self.content("lineage.csv") if (self.folder / "lineage.csv").exists() else NO_LINEAGE
        if units is None or steps is None:
            return None
        try:
            return WardRegistry(
                Table(units, self.shown + "wards.csv", WARD_COLUMNS),
                Table(steps, self.shown + "lineage.csv", LINEAGE_COLUMNS),
            )
        except RegistryError as error:
            self.issues.extend(error.issues)
            return None

    def site(self, text: str, wards: WardRegistry) -> Site | None:
        """The site, or None when a row of one of its wards cannot be read."""
        try:
            site = read_site(text, wards, self.complaints("site.yaml"))
            for ward_id in site.wards:
                wards.lineage.successors(ward_id)
                self.issues.extend(wards.doubtful_rows(ward_id) if ward_id in wards else ())
        except RegistryError as error:
            self.issues.extend(error.issues)
            return None
        return site
