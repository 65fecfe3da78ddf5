"""Every number of a passage that may be a figure: where it stands, how much, of what, how precisely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from plugins.domain.quantity import Precision
from plugins.editing.suggest.nouns import noun_at
from plugins.editing.suggest.prose import Prose, Span
from plugins.vietnamese.amounts import Amount, read_amount
from plugins.vietnamese.figures import FIGURE, NumberError
from plugins.vietnamese.number_words import FIRST_WORDS
from plugins.vietnamese.quantities import PRECISION, PRECISION_WORDS

MONEY, PERCENT, BARE = "money", "percent", "bare"

_WORDS = "|".join(sorted(FIRST_WORDS, key=len, reverse=True))
_CANDIDATE = re.compile(
    rf"(?<![^\W_])(?<!\d[.,/])(?:(?P<digits>{FIGURE})|(?P<half>nửa(?= (?:tỷ|tỉ|triệu)\b))|(?P<words>{_WORDS})(?=\s))"
)
_PRECISION = re.compile(rf"(?<!\w)(?:(?:đạt|được)\s+)?(?P<word>{PRECISION})\s*(?:được |đạt |là |thực hiện |thu |có )?$")
_PERCENT = re.compile(r"\s?(?:%|phần trăm\b|điểm phần trăm\b|điểm ?%)(?:\s?/\s?(?:năm|tháng|quý))?")
_CURRENCY = re.compile(
    r"\s?(?:đồng(?! (?:chí|bào|hồ|phục|thuận|lòng|hành|tình|ý|loạt|thời|đều|hương|đội))|đ(?!\w|/c)|vnđ|vnd|đ\.)(?:\s?/\s?(?:trường hợp|gia đình|cá nhân|tập thể|suất quà|phần quà|đơn vị|học sinh|đối tượng|lao động"
    r"|[^\W\d_]+(?:\s?[^\W\d_]*\s?/\s?[^\W\d_]+)?))?"
)
_SCALE = re.compile(r"(?:tỷ|tỉ|triệu|nghìn|ngàn|vạn|trăm|chục)(?!\w)", re.IGNORECASE)
_RATE = re.compile(r"\s?/\s?[^\W\d_]+(?:\s?/\s?[^\W\d_]+)?")
_NO_SCALE = re.compile(r"\s(?:lệ|trọng|suất|giá)\b")  # "mỗi năm tỷ lệ …", "khu phố 3 tỷ lệ …" say no billions
_ENGLISH = re.compile(r"(\d+)\.(\d+)(?![\d.,])")
# Before a number in words something must show that a count is meant: "năm" is also a year, "ba" a father.
_BEFORE_WORDS = re.compile(
    r"(?:cho|tặng|trao|được|có|gồm|hơn|gần|khoảng|trên|bắt|với|và|nạp|xảy ra|xây|sửa chữa|là|tổ chức|mở|thêm|đạt|chữa|lập|hỗ trợ|công nhận|giao|đón|dựng|nhận|góp|ra|xử lý|phạt|cử|:|,|;)\s*$"
)
_RANGE_TO = re.compile(rf"\s?[-–]\s?(?:{FIGURE})(?=\s?%|\s[^\W\d_])")
_TO = re.compile(r"\s(?:đến|tới)\s(?:trên |hơn |gần |khoảng )?(?=\d)")
_SCALED_TO = re.compile(_TO.pattern + r"|\s?[-–]\s?(?=\d)")  # "500 triệu - 1 tỷ đồng"
_FROM = re.compile(r"(?P<moved>(?:tăng|giảm|nâng|hạ|lên|xuống)(?: [^\W\d_]+){0,3} )?\btừ (?:khoảng |hơn |gần |trên )?$")
_NAMED = re.compile(r"(?<=[^\W\d_]\s)[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+\s[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+\s$")
_ADDRESS = re.compile(r"[A-Z]?\s+[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+\s+[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+")  # "132/13A Lý Thường Kiệt"
_SAYS_LEVEL = re.compile(r"(?:đạt|được|có|là|:|gồm|nâng cấp|làm)\s*$")
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
        amount, doubt = _amount(lower, start)
    if amount is None:
        return None
    if amount.of is None and (last := _last_of_range(lower, start, amount)) is not None:
        amount, doubt = last, RANGE.format(prose.said(start, last.end))
    unit_end, kind = _unit(lower, amount)
    if amount.of is not None and _ADDRESS.match(prose.plain, amount.end):
        return None
    if kind == "" and _is_name(prose.plain, amount.end, unit_end):
        unit_end, kind = amount.end, BARE
    if amount.in_words and not _is_count(lower, match, span, kind):
        return None
    if kind in ("", BARE) and _NAMED.search(prose.plain, max(span.start, start - 24), start):
        return None  # "Chi bộ ấp Nhơn Thọ 2 biểu quyết …"
    unit = _unit_as_stated(prose, start, amount, unit_end)
    before = _PRECISION.search(lower, max(span.start, start - 24), start)
    precision = PRECISION_WORDS[before["word"]] if before else Precision.EXACT
    if (
        before
        and before["word"] == "trên"
        and kind in ("alley", "place")
        and not _SAYS_LEVEL.search(lower, max(0, before.start("word") - 12), before.start("word"))
    ):
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


def _amount(lower: str, start: int) -> tuple[Amount | None, str | None]:
    """The amount, and a doubt when it could only be read by guessing."""
    try:
        amount = read_amount(lower, start)
        if amount is not None and amount.multiplier > 1 and _NO_SCALE.match(lower, amount.end):
            amount = read_amount(lower[: lower.rfind(" ", start, amount.end)], start)
        return amount, None
    except NumberError as error:
        english = _ENGLISH.match(lower, start)
        if english is None:
            return _first_number(lower, start), f"{error.problem}; {error.cure}"
        number = Decimal(f"{english[1]}.{english[2]}")
        scale, end = _scale(lower, english.end())
        return Amount(number, scale, end, None), f"{error.problem}; {error.cure}"


def _last_of_range(lower: str, start: int, first: Amount) -> Amount | None:
    """The first number of "10–12", "từ 70 đến 80" or "từ 5 triệu đến 7 triệu" with the scale and the end of the last."""
    dash = _RANGE_TO.match(lower, first.end) if first.multiplier == 1 else None
    if dash is not None:
        scale, end = _scale(lower, dash.end())
        return Amount(first.number, scale, end)
    opened = (
        _FROM.search(lower, max(0, start - 30), start) if lower.find("từ", max(0, start - 12), start) >= 0 else None
    )
    bare = (_TO if first.multiplier == 1 else _SCALED_TO).match(lower, first.end)
    link = bare or (_TO.match(lower, _unit(lower, first)[0]) if opened else None)
    if link is None or (opened is not None and opened["moved"]):
        return None
    try:
        last = read_amount(lower, link.end())
    except NumberError:
        return None
    if last is None or last.of is not None:
        return None
    scale = last.multiplier if first.multiplier == 1 and bare is not None else first.multiplier
    if first.number * scale >= last.number * last.multiplier:
        return None
    return Amount(first.number, scale, last.end)


def _scale(lower: str, at: int) -> tuple[int, int]:
    """The scale that stands behind a number ("200–250 triệu đồng") and where it ends."""
    rest = read_amount("1" + lower[at : at + 24])
    if rest is None or rest.number != 1 or (rest.multiplier > 1 and _NO_SCALE.match(lower, at + rest.end - 1)):
        return 1, at
    return rest.multiplier, at + rest.end - 1


def _first_number(lower: str, start: int) -> Amount | None:
    digits = re.compile(r"\d+").match(lower, start)
    return Amount(Decimal(digits[0]), 1, digits.end(), None) if digits else None


def _unit_as_stated(prose: Prose, start: int, amount: Amount, end: int) -> str:
    """The scale and the noun as written; of "5 tỷ 250 triệu đồng", which is 5.25, the larger scale: "tỷ đồng"."""
    scales = list(_SCALE.finditer(prose.plain, start, amount.end)) if amount.multiplier > 1 else []
    first = scales[0].start() if scales else amount.end
    if any(char.isdigit() for char in prose.plain[first : amount.end]):
        return " ".join(f"{scales[0][0]}{prose.plain[amount.end : end]}".split())
    return " ".join(prose.said(first, end).replace("“", "").replace('"', "").split())


def _unit(lower: str, amount: Amount) -> tuple[int, str]:
    """Where the unit ends and its class."""
    end = amount.end
    for pattern, kind in ((_PERCENT, PERCENT), (_CURRENCY, MONEY)):
        match = pattern.match(lower, end)
        if match is not None:
            return match.end(), kind
    noun = noun_at(lower, end)
    if amount.multiplier >= 1_000_000 and (noun is None or not noun.kind):
        rate = _RATE.match(lower, end)
        return (rate.end() if rate else end), MONEY
    if noun is None:
        return end, BARE
    return noun.end, noun.kind


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
