"""One zip file with the whole site, for a USB stick; the same site gives the same bytes."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.domain.system_error import reason
from plugins.publishing import disk, host_files
from plugins.publishing.build import Build
from plugins.publishing.failure import TargetError, UsageError
from plugins.publishing.folder_target import JOURNAL, web_server_files
from plugins.publishing.lock import hold
from plugins.publishing.manifest import MANIFEST, ManifestError
from plugins.publishing.shipment import RECORD, Live, Shipment, decode_live, encode_record
from plugins.publishing.target import Sent

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: no clock in the bytes
_README = """Trang thông tin điện tử, đóng gói để chép tay.
Giải nén vào một thư mục của máy chủ web (mẫu cấu hình: .may-chu/nginx.conf, .htaccess, _headers).
Xem thử trên máy này: mở cửa sổ lệnh trong thư mục đã giải nén, gõ  python3 -m http.server 8000
rồi mở http://127.0.0.1:8000/
"""


@dataclass(frozen=True, slots=True)
class ZipTarget:
    """See Target; there are no releases, the file is replaced in one step."""

    path: Path
    manner: str = "Tệp zip cũ được thay trong một lần"
    compresses: bool = False

    @contextmanager
    def lock(self) -> Iterator[None]:
        """See Target."""
        if not self.path.parent.is_dir():
            raise TargetError(f"không thấy thư mục {self.path.parent}; USB đã cắm chưa?")
        try:
            with hold(self.path.with_name(f".{self.path.name}.khoa")):
                yield
        except PermissionError as error:
            raise TargetError(f"không ghi được vào {self.path.parent} ({reason(error)})") from error

    def live(self) -> Live:
        """Return what the present file holds; a broken one counts as none."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                return decode_live(archive.read(MANIFEST), archive.read(RECORD))
        except (OSError, zipfile.BadZipFile, KeyError, ManifestError):
            return Live()

    def host_files(self, build: Build) -> Mapping[str, bytes]:
        """Return the files for every kind of server: nobody knows yet where the stick will go."""
        routes = host_files.routes(build.redirects, build.gone)
        return {
            **web_server_files(build, ""),
            "_headers": host_files.pages_headers(build.manifest),
            "_redirects": host_files.pages_redirects(routes),
            "DOC-TRUOC.txt": _README.encode(),
        }

    def send(self, shipment: Shipment, live: Live) -> Sent:
        """Write the archive beside the old one and put it in its place."""
        fresh = self.path.with_name(f".{self.path.name}.moi")
        try:
            with fresh.open("wb") as stream:
                _write(stream, shipment)
            disk.flush([fresh])
            size = fresh.stat().st_size
            fresh.replace(self.path)
            disk.flush([self.path.parent])
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise TargetError(f"không ghi được {self.path.name} ({reason(error)})") from error
        return Sent("", len(shipment.pieces), size)

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """See Target."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                return {path: archive.read(path) for path in paths}
        except (OSError, zipfile.BadZipFile, KeyError) as error:
            raise TargetError(f"không đọc lại được {self.path.name} ({error})") from error

    def releases(self) -> tuple[str, ...]:
        """See Target."""
        return ()

    def switch(self, release: str, live: Live) -> None:
        """See Target."""
        raise UsageError("tệp zip chỉ giữ một bản; hãy dựng lại bản cũ rồi đăng")

    def journal(self, line: str) -> None:
        """Write beside the file, as the stick goes through many hands."""
        try:
            disk.append_line(self.path.with_name(f"{self.path.stem}-{JOURNAL}"), line)
        except OSError as error:
            raise TargetError(f"không ghi được nhật ký ({reason(error)})") from error


def _write(stream: io.BufferedWriter, shipment: Shipment) -> None:
    timeless = encode_record(replace(shipment.record, stamp=0, published=None, kept={}))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, piece in shipment.pieces.items():
            content = timeless if path == RECORD else piece.read()
            head = zipfile.ZipInfo(path, _EPOCH)
            head.compress_type, head.external_attr, head.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            with archive.open(head, "w") as out:
                shutil.copyfileobj(io.BytesIO(content), out)
