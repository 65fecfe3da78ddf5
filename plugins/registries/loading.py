"""From a data folder to all registries, or to everything that is wrong with it at once."""

from __future__ import annotations

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
    shown = "/".join([*data_folder.absolute().parts[-2:], ""])
    issues: list[Issue] = []

    def content(name: str) -> bytes:
        try:
            return (data_folder / name).read_bytes()
        except OSError:
            cure = f"chép tệp {name} từ bộ mẫu vào thư mục {shown}"
            raise RegistryError(
                Issue("cau-hinh-thieu-tep", Place(shown + name), "không đọc được tệp này", cure)
            ) from None

    def text(name: str) -> tuple[str, Complaints]:
        try:
            return content(name).decode("utf-8"), Complaints(shown + name, issues)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            cure = "lưu lại tệp với bảng mã UTF-8"
            raise RegistryError(
                Issue("cau-hinh-sai-ma-chu", Place(shown + name, line), "tệp không phải UTF-8", cure)
            ) from None

    wards = indicators = site = None
    site_digest = ""
    try:
        has_lineage = (data_folder / "lineage.csv").exists()
        steps = content("lineage.csv") if has_lineage else NO_LINEAGE
        wards = WardRegistry(
            Table(content("wards.csv"), shown + "wards.csv", WARD_COLUMNS),
            Table(steps, shown + "lineage.csv", LINEAGE_COLUMNS),
        )
    except RegistryError as error:
        issues.extend(error.issues)
    try:
        indicators = read_indicators(*text("indicators.yaml"))
    except RegistryError as error:
        issues.extend(error.issues)
    try:
        source, complaints = text("site.yaml")
        site_digest = sha256(source.encode()).hexdigest()
        if wards is not None:
            site = read_site(source, wards, complaints)
    except RegistryError as error:
        issues.extend(error.issues)
    if issues or wards is None or indicators is None or site is None:
        return tuple(worst_first(issues))
    return Registries(site, indicators, wards, site_digest)
