"""`inv check --fix`: shows each safe cure as a difference, applies it when told to, then checks again."""

from __future__ import annotations

import contextlib
import difflib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from plugins.assembly.entry import check
from plugins.assembly.excerpts import visible
from plugins.domain.system_error import reason
from plugins.engine.lock import LockHeld, build_lock
from plugins.engine.reading import Unreadable, Unstable, read_stable
from plugins.engine.snapshot import FileClass, take_snapshot
from plugins.frontmatter.cleaning import unify_newlines
from plugins.frontmatter.fixes import fix_all
from plugins.vietnamese.encodings import decode

WRONG_SETTINGS, TARGET_FAILED, LOCKED = 2, 3, 4
LARGEST = 256 << 10  # bytes; a longer article is refused anyway
_YES = frozenset({"c", "có", "co", "y", "yes"})

Asking = Callable[[str], bool]
"""Asks a person a question that can be answered with yes or no."""


@dataclass(frozen=True, slots=True)
class Cure:
    """What would be changed in one file, and why, in Vietnamese."""

    path: str
    before: bytes
    after: bytes
    reasons: tuple[str, ...]

    def difference(self) -> list[str]:
        """The change as a unified diff of what people see; empty when only unseen signs or line ends change."""
        old, new = (unify_newlines(decode(raw).text).split("\n") for raw in (self._readable, self.after))
        lines = difflib.unified_diff(old, new, f"{self.path} (đang có)", f"{self.path} (sau khi sửa)", lineterm="", n=1)
        return [visible(line) for line in lines]

    @property
    def _readable(self) -> bytes:
        """The old bytes as an editor saw them: a byte encoding reads as its raw letters, not yet converted."""
        encoding = decode(self.before).encoding
        raw_letters = encoding in ("TCVN3", "VNI", "Windows-1258")
        return self.before.decode("latin-1").encode() if raw_letters else self.before


def check_and_fix(
    root: Path,
    *,
    form: str = "text",
    fix: bool = False,
    yes: bool = False,
    ask: Asking | None = None,
) -> int:
    """Report every problem of content/ after applying the safe cures that were asked for; returns the exit code.

    With `fix` every change is printed first. On a terminal a person is asked unless `yes`; elsewhere the changes are
    made at once, as a script wants. What goes to standard output besides the report only does so in text form.
    """
    if fix and form in ("text", "json", "github"):
        stream = sys.stdout if form == "text" else sys.stderr
        ask = ask or (ask_person if sys.stdin.isatty() and not yes else None)
        try:
            with build_lock(root / ".cache" / "build.lock"):
                apply_cures(root, list(find_cures(root)), stream, ask)
        except LockHeld:
            print("Đang có một lần dựng trang khác chạy. Đợi xong rồi chạy lại.", file=sys.stderr)
            return LOCKED
        except OSError as problem:
            print(f"Không sửa được: {reason(problem)}. Các tệp còn lại giữ nguyên.", file=sys.stderr)
            return TARGET_FAILED
        except KeyboardInterrupt:
            print("Đã dừng theo yêu cầu.", file=sys.stderr)
            return 130
    return check(root, form=form)


def find_cures(root: Path) -> Iterator[Cure]:
    """Every source file that the safe cures would change, by path."""
    if not (root / "content").is_dir():
        return
    for file in take_snapshot(root).files:
        if file.kind not in (FileClass.ARTICLE, FileClass.PAGE) or file.size > LARGEST:
            continue
        with contextlib.suppress(Unreadable, Unstable):  # the check that follows names such a file
            raw, _ = read_stable(root / file.path, quiet_ns=0)
            cured, reasons = fix_all(raw)
            if cured != raw:
                yield Cure(file.path, raw, cured, reasons)


def apply_cures(root: Path, cures: list[Cure], stream: TextIO, ask: Asking | None) -> int:
    """Print all changes, ask once, write; returns how many files were changed.

    A file that was saved by somebody else in the meantime, or that cannot be written, is left as it is and named.
    """
    for cure in cures:
        _show(cure, stream)
    if not cures:
        stream.write("Không có chỗ nào máy tự sửa được.\n\n")
        return 0
    if ask is not None and not ask(f"Sửa {len(cures)} tệp như trên?"):
        stream.write("Chưa sửa gì.\n\n")
        return 0
    done = sum(_written(root, cure, stream) for cure in cures)
    stream.write(f"Đã sửa {done} tệp.\n\n")
    stream.flush()
    return done


def _show(cure: Cure, stream: TextIO) -> None:
    stream.write(f"Sẽ sửa {cure.path}: {'; '.join(cure.reasons)}\n")
    difference = cure.difference()
    stream.write("\n".join(difference or ["  (chỉ đổi những ký tự không nhìn thấy hoặc cách xuống dòng)"]) + "\n\n")


def _written(root: Path, cure: Cure, stream: TextIO) -> bool:
    """Write a cure; what keeps one file from being written keeps none of the others."""
    try:
        return _write(root, cure, stream)
    except OSError as problem:
        advice = "bỏ dấu chỉ đọc của tệp, đóng chương trình đang mở nó, rồi chạy lại lệnh này"
        stream.write(f"Không sửa được {cure.path}: {reason(problem)}; {advice}.\n")
        return False


def _write(root: Path, cure: Cure, stream: TextIO) -> bool:
    """Put the cured bytes in the place of the old ones in one step, with the old file's permissions."""
    target = root / cure.path
    fresh = target.with_name(f"{target.name}.new")  # a name that no build takes for an article
    found = target.lstat()
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(cure.after)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(found.st_mode & 0o7777)
        if target.read_bytes() != cure.before:
            stream.write(f"{cure.path} vừa được lưu lại nên chưa sửa; chạy lại lệnh này.\n")
            return False
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return True


def ask_person(question: str) -> bool:
    """Ask in the terminal; anything but a plain yes means no."""
    try:
        return input(f"{question} [c = có, phím khác = không] ").strip().casefold() in _YES
    except EOFError:
        return False
