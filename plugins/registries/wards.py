"""The registry of wards: look-up by id, by what people type, and by resemblance."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from hashlib import sha256

from plugins.domain.issue import Issue
from plugins.domain.lineage import Extent, Lineage, Succession
from plugins.domain.ward import Ward, WardKind
from plugins.registries.resemblance import most_alike
from plugins.registries.table import Cells, RegistryError, Table
from plugins.vietnamese.folding import fold

WARD_COLUMNS = ("id", "code", "name", "short_name", "kind", "district", "province", "valid_from", "valid_to", "note")
LINEAGE_COLUMNS = ("predecessor", "successor", "extent", "date", "basis")
NO_LINEAGE = (",".join(LINEAGE_COLUMNS) + "\n").encode()

_ABBREVIATIONS = (
    (re.compile(r"\b(?:p\.|p(?=\d)|p (?=\w))\s*"), "phuong "),
    (re.compile(r"\b(?:q\.|q(?=\d))\s*"), "quan "),
    (re.compile(r"\bx\.\s*"), "xa "),
    (re.compile(r"\btt\.\s*"), "thi tran "),
    (re.compile(r"\bh\.\s*"), "huyen "),
    (re.compile(r"\b(?:tp\.?\s*hcm|tphcm|tp\.?\s*ho chi minh)\b"), "thanh pho ho chi minh"),
    (re.compile(r"\btp\.\s*"), "thanh pho "),
)
_CODE = re.compile(r"-?\d{5}.*")
_KIND = re.compile(r"^(?:phuong|xa|thi tran|dac khu) ")
_ABOVE = re.compile(r"^(?:quan|huyen|thi xa|thanh pho|tinh) ")


@cache
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _kind(text: str) -> WardKind:
    return WardKind(text)


def _spoken(text: str) -> list[str]:
    """Parts of a typed name, folded, abbreviations written out: "P. Cầu Kho, Q.1" is phuong cau kho, quan 1."""
    folded = " ".join(fold(text).split())
    for pattern, words in _ABBREVIATIONS:
        folded = pattern.sub(words, folded)
    parts = re.split(r"[,;()]|(?:\s-)?\s(?=quan \d)", folded)
    return [" ".join(part.split()).rstrip(".") for part in parts if part.strip(" .")]


class WardRegistry:
    """All wards of a data folder; rows are read when asked for.

    Methods raise `RegistryError` only for a row that cannot be read.
    """

    def __init__(self, wards: Table, lineage: Table) -> None:
        self._wards = wards
        self._lineage = lineage
        self._known: dict[str, Ward | None] = {}
        self._found: dict[str, tuple[Succession, ...]] = {}
        self.lineage = Lineage(after=self._after, before=self._before)

    @cached_property
    def digest(self) -> str:
        """Fingerprint of both tables, for caches."""
        return sha256(f"{self._wards.digest} {self._lineage.digest}".encode()).hexdigest()

    def get(self, ward_id: str) -> Ward | None:
        """The ward of the id, or None."""
        if ward_id not in self._known:
            row = self._wards.first(ward_id) if ward_id else None
            self._known[ward_id] = None if row is None else self._ward(row)
        return self._known[ward_id]

    def __getitem__(self, ward_id: str) -> Ward:
        """The ward of the id; raises `KeyError` for an unknown one."""
        ward = self.get(ward_id)
        if ward is None:
            raise KeyError(ward_id)
        return ward

    def __contains__(self, ward_id: object) -> bool:
        return isinstance(ward_id, str) and self.get(ward_id) is not None

    def __iter__(self) -> Iterator[Ward]:
        """All wards in file order; reads the whole table (about 50 ms for the country)."""
        return map(self._ward, self._wards.rows())

    def digest_of(self, ward_id: str) -> str:
        """Fingerprint of what is known of one ward: its row and the steps from and to it."""
        steps = (*self.lineage.predecessors(ward_id), *self.lineage.successors(ward_id))
        return sha256(repr((self.get(ward_id), steps)).encode()).hexdigest()

    def nearest(self, text: str, limit: int = 3) -> tuple[Ward, ...]:
        """Wards somebody who typed an unknown id or name may have meant, best first; for "có phải …?".

        A name that fits exactly comes first, then equal codes, then ids that share most letter pairs.
        """
        named = (self.by_name(text) or self.by_name(_CODE.sub("", text).replace("-", " ")))[:limit]
        code = re.search(r"\d{5}", text)
        same_code = self._by_code.get(code[0], ()) if code else ()
        alike = most_alike(fold(text).replace(" ", "-"), self._ids, limit)
        ids = dict.fromkeys([*(ward.id for ward in named), *same_code, *alike])
        return self._those(ids)[:limit]

    def _those(self, ids: Iterable[str]) -> tuple[Ward, ...]:
        """The wards of ids; a row that was cut short or quoted shows an id by which it cannot be found again."""
        return tuple(ward for ward_id in ids if (ward := self.get(ward_id)) is not None)

    def by_name(self, text: str) -> tuple[Ward, ...]:
        """Wards called as typed, current ones first, then in file order.

        Understands "P. Cầu Ông Lãnh", "phường cầu ông lãnh", typing without marks, and a district or province after
        a comma ("Phường 1, Q.3", "Cau Ong Lanh, quận 1"). Without the kind any kind fits.
        """
        parts = _spoken(text)
        if not parts:
            return ()
        fits = list(self._those(self._by_name.get(parts[0], ())))
        for above in parts[1:]:
            fits = [ward for ward in fits if _lies_in(ward, above)]
        return tuple(sorted(fits, key=lambda ward: ward.is_former))

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Ward ids by folded name, with and without the kind."""
        index: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._wards.rows():
            name = fold(row[2])
            for key in {name, _KIND.sub("", name)}:
                index[key].append(row[0])
        return dict(index)

    @cached_property
    def _by_code(self) -> dict[str, list[str]]:
        index: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._wards.rows():
            index[row[1]].append(row[0])
        return dict(index)

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self._wards.rows())

    def _ward(self, row: Cells) -> Ward:
        ward_id, code, name, short_name, kind, district, province, first, last, note = row
        try:
            return Ward(ward_id, code, name, short_name, _kind(kind), district, province, _day(first), _day(last), note)
        except ValueError as error:
            cure = "ngày viết dạng 2025-07-01; loại là phường, xã, thị trấn hoặc đặc khu"
            raise RegistryError(_broken(self._wards, row, "loại đơn vị hoặc ngày không đọc được", cure)) from error

    def _succession(self, row: Cells) -> Succession:
        predecessor, successor, extent, day, basis = row
        try:
            return Succession(predecessor, successor, Extent(extent), date.fromisoformat(day), basis)
        except ValueError as error:
            cure = "ngày viết dạng 2025-07-01; phạm vi là whole (toàn bộ) hoặc part (một phần)"
            raise RegistryError(_broken(self._lineage, row, "phạm vi hoặc ngày không đọc được", cure)) from error

    def doubtful_rows(self, ward_id: str) -> list[Issue]:
        """A complaint for each row about a ward that stands twice, or names its predecessor or successor wrongly."""
        issues = []
        if (again := self._wards.again(f"{ward_id},")) is not None:
            cure = "giữ dòng đúng, xóa dòng kia"
            issues.append(Issue("bang-trung-dong", again, f"đơn vị “{ward_id}” đã có ở một dòng trên", cure))
        row = self._wards.first(ward_id) or ("",) * len(WARD_COLUMNS)
        if not row[2].strip():
            issues.append(_broken(self._wards, row, "đơn vị không có tên", f"ghi tên vào cột {WARD_COLUMNS[2]}"))
        elif not re.fullmatch(r"\d{5}", row[1]):
            cure = "ghi đủ năm chữ số, kể cả số 0 ở đầu mà Excel hay bỏ mất"
            issues.append(_broken(self._wards, row, f"mã số “{row[1]}” không đủ năm chữ số", cure))
        for row in self._lineage.naming(ward_id, 0, 1):
            if row[0] == ward_id and (again := self._lineage.again(f"{row[0]},{row[1]},")) is not None:
                problem = f"bước sắp xếp từ “{row[0]}” sang “{row[1]}” đã có ở một dòng trên"
                issues.append(Issue("bang-trung-dong", again, problem, "giữ dòng đúng, xóa dòng kia"))
            for other in row[:2]:
                if self.get(other) is None:
                    near = " hay ".join(f"“{ward.id}”" for ward in self.nearest(other))
                    cure = f"có phải {near}?" if near else "tìm mã đúng trong wards.csv"
                    issues.append(_broken(self._lineage, row, f"không có đơn vị “{other}” trong wards.csv", cure))
        return issues

    def _steps(self, ward_id: str) -> tuple[Succession, ...]:
        """All steps from and to the ward; one search serves both directions."""
        if ward_id not in self._found:
            self._found[ward_id] = tuple(map(self._succession, self._lineage.naming(ward_id, 0, 1)))
        return self._found[ward_id]

    def _after(self, ward_id: str) -> tuple[Succession, ...]:
        return tuple(step for step in self._steps(ward_id) if step.predecessor == ward_id)

    def _before(self, ward_id: str) -> tuple[Succession, ...]:
        return tuple(step for step in self._steps(ward_id) if step.successor == ward_id)


def _broken(table: Table, row: Cells, problem: str, cure: str) -> Issue:
    return Issue("bang-sai-dong", table.place_of(row), f"dòng “{','.join(row)}”: {problem}", cure)


def _lies_in(ward: Ward, above: str) -> bool:
    """Whether the folded name is the ward's district or province, with or without its common noun."""
    names = {fold(ward.district), fold(ward.province)}
    return above in names or above in {_ABOVE.sub("", name) for name in names}
