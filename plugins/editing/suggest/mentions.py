"""Every number of a passage that may be a figure: where it stands, how much, of what, how precisely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from plugins.domain.quantity import Precision
from plugins.editing.suggest.prose import Prose, Span
from plugins.editing.suggest.readings import start_of_range, stated_amount
from plugins.editing.suggest.units import BARE, MONEY, PERCENT, unit_as_stated, unit_at
from plugins.vietnamese.amounts import Amount, read_amount
from plugins.vietnamese.figures import FIGURE
from plugins.vietnamese.number_words import FIRST_WORDS
from plugins.vietnamese.quantities import PRECISION, PRECISION_WORDS

_WORDS = "|".join(sorted(FIRST_WORDS, key=len, reverse=True))
_CANDIDATE = re.compile(
    rf"(?<![^\W_])(?<!\d[.,/])(?:(?P<digits>{FIGURE})|(?P<half>nửa(?= (?:tỷ|tỉ|triệu)\b))|(?P<words>{_WORDS})(?=\s))"
)
_PRECISION = re.compile(
    rf"(?<!\w)(?<!cấp )(?:(?:đạt|được)\s+)?(?P<word>{PRECISION})\s*(?:được |đạt |là |thực hiện |thu |có )?$"
)
_BY_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}(?!\d)")
# What may be counted in thousandths; of people and things "2,875" can only be 2.875.
_MEASURED = frozenset({MONEY, PERCENT, BARE, "", "area", "length", "weight", "yield", "blood"})
# Before a number in words something must show that a count is meant: "năm" is also a year, "ba" a father.
_BEFORE_WORDS = re.compile(
    r"(?:cho|tặng|trao|được|có|gồm|hơn|gần|khoảng|trên|bắt|với|và|nạp|xảy ra|xây|sửa chữa|là|tổ chức|mở|thêm|đạt|chữa|lập|hỗ trợ|công nhận|giao|đón|dựng|nhận|góp|ra|xử lý|phạt|cử|:|,|;)\s*$"
)
_CODE = re.compile(r"[A-ZĐ]{2,}")
_OF_A_PIECE = re.compile(r"(?:mỗi|một|trị giá|giá trị|số tiền|mức)(?: [^\W\d_]+){0,2} $")
_NAMED = re.compile(r"(?<=[^\W\d_]\s)[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+\s[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+\s$")
_ADDRESS = re.compile(r"[A-Z]?\s+[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+\s+[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+")  # "132/13A Lý Thường Kiệt"
THOUSANDS = "“{0}” được đọc là hàng nghìn: viết dấu chấm thay dấu phẩy"
RANGE = "“{0}” là một khoảng; giá trị ghi ở đây là số đầu"
_SURE_NOUNS = frozenset({"collective", "individual", "case", "house", "gift", "scholarship"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A number with its noun.

    `start` to `end` are the words from the precision to the noun, `at` is where the number begins; `unit` is as
    written with its scale ("tỷ đồng"), `kind` the class of what is counted; `doubt` says in Vietnamese what is odd.
    """

    start: int
    at: int
    end: int
    number: Decimal
    multiplier: int
    of: Decimal | None
    precision: str
    unit: str
    kind: str
    doubt: str | None = None
    in_words: bool = False

    @property
    def value(self) -> Decimal:
        """The number times its scale, to compare with other figures."""
        return self.number * self.multiplier


def mentions(prose: Prose, span: Span, mask: bytearray) -> list[Mention]:
    """All mentions between two offsets, left to right, without the numbers that the mask covers."""
    found: list[Mention] = []
    at = span.start
    while (match := _CANDIDATE.search(prose.lower, at, span.end)) is not None:
        at = match.end()
        if mask[match.start()]:
            continue
        mention = _read(prose, match, span)
        if mention is not None:
            found.append(mention)
            at = max(at, mention.end)
    return found


def _read(prose: Prose, match: re.Match[str], span: Span) -> Mention | None:
    lower, start = prose.lower, match.start()
    doubt = None
    if match["half"]:
        amount: Amount | None = read_amount("1" + lower[match.end() : span.end])
        amount = amount and Amount(Decimal("0.5"), amount.multiplier, amount.end - 1 + match.end(), None, True)
    else:
        amount, doubt = stated_amount(lower, start)
    if amount is None:
        return None
    if amount.of is None and (last := start_of_range(lower, start, amount)) is not None:
        amount, doubt = last, RANGE.format(prose.said(start, last.end))
    unit_end, kind = unit_at(lower, amount)
    if (
        kind not in _MEASURED
        and not kind.endswith("_rate")
        and amount.multiplier == 1
        and _BY_COMMA.match(lower, start)
    ):
        doubt = THOUSANDS.format(prose.said(start, amount.end))
        amount = Amount(Decimal(int(amount.number * 1000)), 1, amount.end, amount.of)
    if kind == BARE and amount.multiplier == 1000 and _OF_A_PIECE.search(lower, max(0, start - 24), start):
        kind = MONEY  # "mỗi suất 300 nghìn"
    if amount.of is not None and _ADDRESS.match(prose.plain, amount.end):
        return None
    if amount.multiplier == 1 and _CODE.match(prose.plain, amount.end) and kind in ("", BARE):
        return None  # "chương trình 3PAD"
    if kind == "" and _is_name(prose.plain, amount.end, unit_end):
        unit_end, kind = amount.end, BARE
    if amount.in_words and not _is_count(lower, match, span, kind):
        return None
    if kind in ("", BARE) and _NAMED.search(prose.plain, max(span.start, start - 24), start):
        return None  # "Chi bộ ấp Nhơn Thọ 2 biểu quyết …"
    unit = unit_as_stated(prose, start, amount, unit_end)
    before = _PRECISION.search(lower, max(span.start, start - 24), start)
    precision = PRECISION_WORDS[before["word"]] if before else Precision.EXACT
    if before and before["word"] == "trên" and kind in ("alley", "place"):
        before, precision = None, Precision.EXACT  # "vỉa hè trên 11 tuyến đường" says where
    first = before.start("word") if before else start
    return Mention(
        first,
        start,
        unit_end,
        amount.number,
        amount.multiplier,
        amount.of,
        precision.value,
        unit,
        kind,
        doubt,
        amount.in_words,
    )


def _is_name(plain: str, start: int, end: int) -> bool:
    """An unknown word with a capital, as in "Bệnh viện 199 Bộ Công an", does not say what is counted."""
    word = plain[start:end].strip()
    return word[:1].isupper() and not word.split()[0].isupper()


def _is_count(lower: str, match: re.Match[str], span: Span, kind: str) -> bool:
    """Whether a number in words counts something ("hai đảng viên"), and is not a phrase ("một cửa", "năm qua")."""
    if match["half"]:
        return True
    if kind in ("", BARE, "score"):  # "ba điểm khám" are places
        return False
    if kind in (MONEY, PERCENT):
        return match["words"] != "không"  # "gian hàng không đồng"
    if lower.startswith(("anh ", "chị ", "ông ", "bà "), match.end() + 1):
        return False  # "hai anh tự giác giao nộp": who was named before
    if match["words"] == "một" and lower.find("mỗi", max(span.start, match.start() - 120), match.start()) >= 0:
        return False  # "tặng mỗi gia đình một phần quà": what each got
    if match["words"] == "một" and lower.startswith("phần", match.end() + 1):
        return lower.startswith(("quà", "thưởng", "ăn", "cơm"), match.end() + 6)  # "trực tuyến một phần" counts nothing
    if match["words"] == "năm" and lower[max(span.start, match.start() - 3) : match.start()].endswith("là "):
        return False  # "Đây là năm phường …"
    if match["words"] == "ba" and lower.startswith("mẹ", match.end() + 1):
        return False
    if match["words"] in ("một", "không") and kind not in _SURE_NOUNS:
        return False
    return _BEFORE_WORDS.search(lower, max(span.start, match.start() - 12), match.start()) is not None
