"""`inv doctor`: what this machine has, what it lacks, and what that means; for people who call for help."""

from __future__ import annotations

import importlib.metadata
import locale
import os
import platform
import re
import shutil
import sys
import tempfile
import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TextIO

from plugins.domain.system_error import reason
from plugins.engine.workers import available_cores, can_fork
from plugins.publishing.clock import doubts, gather, is_synchronised, now
from plugins.vietnamese.formatting import format_date

WRONG_SETTINGS = 2
LEAST_PYTHON = (3, 11)
LEAST_SPACE, GOOD_SPACE = 200 << 20, 1 << 30  # bytes free
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.M)
_PROGRAMS = (
    ("git", "giữ các bản của nội dung, đăng kiểu git"),
    ("rsync", "đăng kiểu ssh"),
    ("ssh", "đăng kiểu ssh"),
    ("rclone", "đăng kiểu rclone"),
    ("nginx", "chỉ cần trên máy chủ, và cho vài bài thử"),
    ("chromium", "chỉ cần cho bài thử bằng trình duyệt"),
)


class Health(Enum):
    """How a finding is: the value is the sign printed before it."""

    GOOD = "[tốt]"
    NOTE = "[chú ý]"
    BAD = "[hỏng]"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, what was found, and for what is not good the way out."""

    health: Health
    what: str
    found: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.health.value} {self.what}: {self.found}" + (f" → {self.cure}" if self.cure else "")


def doctor(root: Path, stream: TextIO | None = None) -> int:
    """Print every finding and a last line; returns 0, or 2 when something is missing that every build needs."""
    out = stream or sys.stdout
    worst = 0
    for finding in findings(root):
        out.write(f"{finding}\n")
        worst += finding.health is Health.BAD
    out.write(f"{worst} chỗ hỏng cần sửa trước khi dựng trang.\n" if worst else "Máy này dựng trang được.\n")
    return WRONG_SETTINGS if worst else 0


def findings(root: Path) -> Iterator[Finding]:
    """All findings, one after the other; nothing outside a folder of its own below .cache/ is written."""
    for look in (
        _python,
        _packages,
        _yaml,
        _processes,
        _folders,
        _trees,
        _space,
        _encoding,
        _zone,
        _clock,
        _registries,
        _samples,
    ):
        yield from _guarded(look, root)
    for name, purpose in _PROGRAMS:
        yield _program(name, purpose)


def _guarded(look: Callable[[Path], Iterator[Finding]], root: Path) -> Iterator[Finding]:
    """A look that fails is itself a finding: this command must tell, whatever is broken."""
    try:
        yield from look(root)
    except Exception as problem:
        yield Finding(
            Health.BAD, "không xem được", f"{type(problem).__name__}: {problem}", "gửi dòng này cho nhóm phát triển"
        )


def _python(root: Path) -> Iterator[Finding]:
    version = platform.python_version()
    health = Health.GOOD if sys.version_info >= LEAST_PYTHON else Health.BAD
    cure = "" if health is Health.GOOD else "cài Python 3.11 trở lên"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    yield Finding(health, "Python", f"{version} trên {system}, {available_cores()} nhân", cure)


def _packages(root: Path) -> Iterator[Finding]:
    """Compare what is installed with requirements.lock."""
    pinned = _PINNED.findall((root / "requirements.lock").read_text(encoding="utf-8"))
    installed = {name: _version(name) for name, _ in pinned}
    missing = [name for name, found in installed.items() if not found and name.lower() not in _elsewhere()]
    other = [
        f"{name} {found} (cần {wanted})"
        for name, wanted in pinned
        if (found := installed[name]) and _plain(found) != _plain(wanted)
    ]
    cure = "xóa thư mục .venv rồi chạy lại python3 run.py build"
    if missing:
        yield Finding(Health.BAD, "Các gói", f"chưa có {', '.join(missing)}", cure)
    if other:
        yield Finding(Health.NOTE, "Các gói", f"khác bản: {', '.join(other)}", cure)
    if not missing and not other:
        shown = ", ".join(
            f"{name} {installed[name]}" for name in ("pelican", "markdown", "pillow") if name in installed
        )
        yield Finding(Health.GOOD, "Các gói", f"{len(pinned)} gói đúng như requirements.lock ({shown})")


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _plain(version: str) -> str:
    """A version as PEP 440 compares it: 1.002 is 1.2."""
    return ".".join(str(int(part)) if part.isdigit() else part for part in version.split("."))


def _elsewhere() -> frozenset[str]:
    """Locked packages that only other systems need."""
    return frozenset() if sys.platform == "win32" else frozenset({"tzdata", "colorama"})


def _yaml(root: Path) -> Iterator[Finding]:
    import yaml

    if yaml.__with_libyaml__:
        yield Finding(Health.GOOD, "PyYAML", f"{yaml.__version__} với libyaml")
    else:
        yield Finding(Health.NOTE, "PyYAML", f"{yaml.__version__} không có libyaml", "vẫn chạy được, đọc bài chậm hơn")


def _processes(root: Path) -> Iterator[Finding]:
    if can_fork():
        yield Finding(Health.GOOD, "Đọc từng bài", "song song; bài đọc quá lâu bị dừng riêng, không kéo theo cả trang")
    else:
        cure = "vẫn dựng được, lần lượt từng bài và không tự dừng bài đọc quá lâu; máy dựng trang chung nên dùng Linux"
        yield Finding(Health.NOTE, "Đọc từng bài", "hệ điều hành này không có", cure)


def _folders(root: Path) -> Iterator[Finding]:
    """Whether the folders that a build writes to can be written to."""
    for name in (".", ".cache", "output", "content"):
        folder = root / name
        if not folder.exists():
            continue
        shown = "thư mục dự án" if name == "." else name
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as problem:
            cure = "cho tài khoản này quyền ghi vào thư mục"
            yield Finding(Health.BAD, "Quyền ghi", f"{shown}: {reason(problem)}", cure)
        else:
            yield Finding(Health.GOOD, "Quyền ghi", shown)
    if not (root / "content").is_dir():
        yield Finding(Health.BAD, "Nội dung", "không có thư mục content", "chạy lệnh trong thư mục của dự án")


def _trees(root: Path) -> Iterator[Finding]:
    """Try what the engine does with its two trees: swap folders in one step, link files."""
    from plugins.engine.exchange import is_atomic

    with _own_folder(root) as name:
        folder = Path(name)
        if is_atomic(folder):
            yield Finding(Health.GOOD, "Thay trang", "trong một bước")
        else:
            yield Finding(Health.NOTE, "Thay trang", "bằng hai lần đổi tên", "trang vắng mặt một khoảnh khắc khi thay")
        (folder / "a").write_bytes(b"a")
        try:
            (folder / "b").hardlink_to(folder / "a")
            yield Finding(Health.GOOD, "Tệp dùng chung", "hai bản của trang dùng chung tệp trên đĩa")
        except OSError:
            yield Finding(
                Health.NOTE,
                "Tệp dùng chung",
                "ổ đĩa này không cho",
                "vẫn dựng được; hai bản của trang chiếm gấp đôi chỗ",
            )


def _own_folder(root: Path) -> tempfile.TemporaryDirectory[str]:
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    return tempfile.TemporaryDirectory(prefix="doctor-", dir=cache)


def _space(root: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(root).free
    shown = f"{free / (1 << 30):.1f} GB trống".replace(".", ",")
    health = Health.BAD if free < LEAST_SPACE else Health.NOTE if free < GOOD_SPACE else Health.GOOD
    yield Finding(health, "Ổ đĩa", shown, "" if health is Health.GOOD else "dọn bớt ổ đĩa")


def _encoding(root: Path) -> Iterator[Finding]:
    screen = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    files = sys.getfilesystemencoding().lower().replace("-", "")
    region = locale.setlocale(locale.LC_CTYPE)
    found = f"màn hình {screen or 'không rõ'}, tên tệp {files}, vùng {region}"
    if files != "utf8":
        yield Finding(Health.BAD, "Bảng mã", found, "chạy qua python3 run.py, lệnh này tự bật UTF-8")
    elif screen != "utf8":
        yield Finding(Health.NOTE, "Bảng mã", found, "chữ Việt có thể hiện sai trên màn hình; đặt PYTHONUTF8=1")
    else:
        yield Finding(Health.GOOD, "Bảng mã", found)


def _zone(root: Path) -> Iterator[Finding]:
    try:
        zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")
        yield Finding(Health.GOOD, "Múi giờ", "Asia/Ho_Chi_Minh")
    except zoneinfo.ZoneInfoNotFoundError:
        yield Finding(Health.BAD, "Múi giờ", "máy không có Asia/Ho_Chi_Minh", "cài gói tzdata")


def _clock(root: Path) -> Iterator[Finding]:
    """The clock decides what is due: it must not stand before the newest commit, and should follow a time server."""
    moment = now()
    doubt = doubts(moment, gather(root, None, lambda: None))
    shown = f"{moment:%H:%M} ngày {format_date(moment.date())}"
    if doubt:
        yield Finding(Health.BAD, "Đồng hồ", doubt, "chỉnh giờ máy: bài hẹn giờ dựa vào đồng hồ này")
    elif is_synchronised():
        yield Finding(Health.GOOD, "Đồng hồ", f"{shown}, có đồng bộ với máy chủ giờ")
    else:
        yield Finding(
            Health.NOTE, "Đồng hồ", f"{shown}, không rõ có đồng bộ không", "bật đồng bộ giờ (NTP) của hệ thống"
        )


def _registries(root: Path) -> Iterator[Finding]:
    from plugins.registries import load_registries

    loaded = load_registries(root / "content" / "data")
    if isinstance(loaded, tuple):
        for issue in loaded:
            yield Finding(Health.BAD, "Danh mục", f"{issue.place}: {issue.problem}", issue.cure)
    else:
        count = f"{len(loaded.covered)} đơn vị, {len(loaded.site.categories)} chuyên mục"
        yield Finding(Health.GOOD, "Danh mục", f"content/data đọc được ({count})")


def _samples(root: Path) -> Iterator[Finding]:
    """What came with the software and has no place on a ward's real site."""
    from plugins.assembly.samples import find_samples
    from plugins.registries import load_registries

    loaded = load_registries(root / "content" / "data")
    if isinstance(loaded, tuple):  # told already
        return
    if count := len(find_samples(root, loaded).samples):
        cure = "trước khi cho người dân xem, cất đi bằng python3 run.py samples"
        yield Finding(Health.NOTE, "Bài minh họa", f"còn {count} bài trong content", cure)
    else:
        yield Finding(Health.GOOD, "Bài minh họa", "không có")
    if ".example" in loaded.site.url:
        cure = "thay url, tên, địa chỉ, liên hệ trong content/data/site.yaml"
        yield Finding(Health.NOTE, "Thông tin mẫu", f"trang còn mang địa chỉ mẫu {loaded.site.url}", cure)


def _program(name: str, purpose: str) -> Finding:
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"]))
    if found:
        return Finding(Health.GOOD, name, "có")
    return Finding(Health.NOTE, name, f"không có ({purpose})")
