"""A CSV file whose rows are found without reading all of them: a build needs ten of thirteen thousand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256

from plugins.domain.issue import Issue, Place


class RegistryError(Exception):
    """A registry that cannot be used; carries the issues to show."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__("\n".join(map(str, issues)))
        self.issues = issues


Cells = tuple[str, ...]


class Table:
    """The bytes of a CSV file (UTF-8, comma, `#` lines on top) and look-ups in it.

    `path` is what issues show. Raises `RegistryError` when the file is not UTF-8 or lacks one of `columns` in front.
    Further columns are allowed and left alone.
    """

    def __init__(self, content: bytes, path: str, columns: tuple[str, ...]) -> None:
        content = content.removeprefix(b"\xef\xbb\xbf")
        if b"\r" in content:
            content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        self.content = content
        self.path = path
        self.columns = columns
        self._start = self._after_header()

    @cached_property
    def digest(self) -> str:
        """Fingerprint of the bytes, for caches."""
        return sha256(self.content).hexdigest()

    def first(self, key: str) -> Cells | None:
        """The row whose first cell is the key: by halving in a sorted file, by a search in any other."""
        wanted = key.encode(errors="replace")
        low, high = self._start + 1, len(self.content)
        while low < high:
            start = max(low, self.content.rfind(b"\n", 0, (low + high) // 2) + 1)
            found = self.content[start : self.content.find(b",", start)]
            if found == wanted:
                return self._row_at(start)
            if found > wanted:
                high = start
            else:
                low = self.content.find(b"\n", start) + 1 or high
        if (spoilt := self.content.find(b"\n%b;" % wanted, self._start)) >= 0:
            raise RegistryError(self._semicolons(spoilt + 1))
        offset = self.content.find(b"\n%b," % wanted, self._start)
        cells = self._row_at(offset + 1) if offset >= 0 else ("",)
        return cells if cells[0] == key else None

    def naming(self, key: str, *columns: int) -> tuple[Cells, ...]:
        """The rows that have the key in one of the columns (from 0), in file order."""
        needle = f"{key},".encode(errors="replace")
        rows, found = [], self.content.find(needle, self._start)
        while found >= 0:
            start = self.content.rfind(b"\n", 0, found) + 1
            cells = self._row_at(start)
            if any(cells[column] == key for column in columns):
                rows.append(cells)
            end = self.content.find(b"\n", found)
            found = self.content.find(needle, end) if end >= 0 else -1
        return tuple(rows)

    def rows(self) -> Iterator[Cells]:
        """All rows in file order; empty lines are skipped."""
        for line in self._text(self.content[self._start + 1 :]).split("\n"):
            if line:
                yield self._cells(line)

    def place_of(self, cells: Cells) -> Place:
        """Where a row stands; slow, for complaints only."""
        found = self.content.find(("\n" + ",".join(cells).rstrip(",")).encode(), self._start)
        if found < 0:  # the row is written otherwise, with quotes perhaps
            found = self.content.find(f"\n{cells[0]},".encode(), self._start)
        return Place(self.path, self._line(found + 1), 1) if found >= 0 else Place(self.path)

    def again(self, line: str) -> Place | None:
        """Where a second line begins like the given one; None where there is none."""
        needle = f"\n{line}".encode()
        first = self.content.find(needle, self._start)
        second = self.content.find(needle, first + 1) if first >= 0 else -1
        return Place(self.path, self._line(second + 1), 1) if second >= 0 else None

    def _after_header(self) -> int:
        """Offset of the line end after the header; `first` relies on a line end before each row."""
        offset = 0
        while self.content.startswith(b"#", offset):
            offset = self.content.find(b"\n", offset) + 1 or len(self.content)
        end = self.content.find(b"\n", offset)
        end = len(self.content) if end < 0 else end
        named = tuple(self._text(self.content[offset:end]).strip().split(","))
        if named[: len(self.columns)] != self.columns:
            if tuple(named[0].split(";"))[: len(self.columns)] == self.columns:
                raise RegistryError(self._semicolons(offset))
            raise RegistryError(
                Issue(
                    code="bang-sai-cot",
                    place=Place(self.path, self._line(offset), 1),
                    problem=f"dòng tên cột phải bắt đầu bằng “{','.join(self.columns)}”",
                    cure="chép lại đúng dòng tên cột này, các cột thêm (nếu có) để ở cuối",
                )
            )
        return end

    def _semicolons(self, offset: int) -> Issue:
        """The complaint about what Excel makes of the commas on a Vietnamese machine."""
        problem = "các cột ngăn nhau bằng dấu chấm phẩy, có lẽ do Excel lưu lại"
        cure = "lấy lại tệp gốc; nếu phải lưu từ Excel thì chọn CSV UTF-8 rồi thay dấu ; bằng dấu phẩy"
        return Issue("bang-sai-cot", Place(self.path, self._line(offset), 1), problem, cure)

    def _row_at(self, start: int) -> Cells:
        end = self.content.find(b"\n", start)
        return self._cells(self._text(self.content[start : end if end >= 0 else len(self.content)]))

    def _cells(self, line: str) -> Cells:
        """As many cells as there are columns: spreadsheets drop empty ones at the end."""
        try:
            cells = next(csv.reader([line], strict=True)) if '"' in line else line.split(",")
        except csv.Error as error:
            cure = "xem lại dấu ngoặc kép trong dòng, hoặc chép lại dòng từ bản gốc"
            place = Place(self.path, self._line(self.content.find(line.encode())), 1)
            raise RegistryError(Issue("bang-sai-dong", place, "dòng này không đọc được", cure)) from error
        missing = len(self.columns) - len(cells)
        return (*cells, *[""] * missing) if missing >= 0 else tuple(cells[: len(self.columns)])

    def _line(self, offset: int) -> int:
        return self.content.count(b"\n", 0, offset) + 1

    def _text(self, content: bytes) -> str:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = self._line(self.content.find(content) + error.start)
            raise RegistryError(
                Issue(
                    code="bang-sai-ma-chu",
                    place=Place(self.path, line, 0),
                    problem="tệp không phải là văn bản UTF-8",
                    cure="mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8",
                )
            ) from error
