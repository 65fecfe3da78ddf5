"""A whole stated value: precision word, amount, unit; anything that could mean two things is refused with a cure."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from plugins.domain.quantity import EXACT_ARITHMETIC, Precision, Quantity
from plugins.domain.unit import COUNT_NOUNS, MULTIPLIERS, canonical_unit, unit_of
from plugins.vietnamese.amounts import Amount, read_amount
from plugins.vietnamese.figures import NumberError

PRECISION_WORDS: dict[str, Precision] = {
    **{precision.value: precision for precision in Precision if precision},
    "trên dưới": Precision.ABOUT,
    "chừng": Precision.ABOUT,
    "ước khoảng": Precision.ESTIMATED,
    "ước đạt": Precision.ESTIMATED,
    "ước tính": Precision.ESTIMATED,
    "ít nhất là": Precision.AT_LEAST,
    "tối thiểu": Precision.AT_LEAST,
    "không dưới": Precision.AT_LEAST,
    "không ít hơn": Precision.AT_LEAST,
    "không quá": Precision.UP_TO,
    "không vượt quá": Precision.UP_TO,
    "chưa đến": Precision.UNDER,
    "chưa tới": Precision.UNDER,
    ">": Precision.MORE_THAN,
    "≥": Precision.AT_LEAST,
    "<": Precision.UNDER,
    "≤": Precision.UP_TO,
    "~": Precision.ABOUT,
    "≈": Precision.APPROXIMATELY,
}
PRECISION = "|".join(re.escape(word) for word in sorted(PRECISION_WORDS, key=len, reverse=True))
TRAILING: dict[str, Precision] = {" trở lên": Precision.AT_LEAST, " trở xuống": Precision.UP_TO}

_PRECISION = re.compile(rf"({PRECISION}) ?(?:(?:{PRECISION}) )?(?!\w*[^\W\d_]\w*-)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_MINUS = re.compile(r"[-−–](?=[0-9])|âm ")
_RANGE = re.compile(r" ?[-–—] ?[0-9½¼¾]| (?:đến|tới|hoặc|hay) (?:[0-9]|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b)")
_NEIGHBOUR = re.compile(r" (?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?!\w)")
_ANOTHER_NUMBER = re.compile(r"(?<![^\W_])(?<![^\W\d_]-)[0-9½¼¾]")
_SPACED_THOUSANDS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_PERCENT_INSIDE = re.compile(r"[0-9]+(?:,[0-9]+)? ?%")
_DOTTED = re.compile(r"((?:đạt )?)([0-9]+)\.([0-9]{1,2}|[0-9]{4,}) ?%", re.IGNORECASE)
_PLAIN_PERCENT = re.compile(r"([0-9]{1,9})(?:,([0-9]{1,9}))?%")  # by far the commonest, and nothing else can be meant
# The commonest values, which need none of the questions below: digits, perhaps a scale, and a noun known to be counted.
_PLAIN = re.compile(
    r"([1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|[0-9]{1,9})(?:,([0-9]{1,4}))?(?: (nghìn|triệu|tỷ))? ([^\W\d_]+(?: [^\W\d_]+)*)"
)
_PLAIN_UNITS = {noun: canonical_unit(noun) for noun in ("đồng", *COUNT_NOUNS)}
_FIRST_OF_UNIT = re.compile(r"[^\W\d_]|[%‰₫$°]")


def clean(text: str) -> str:
    """NFC, no invisible characters, every run of spaces (no-break ones too) a single space, none at the ends."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def read_number(text: str) -> Decimal:
    """Read a number alone, in digits or words, with scale words: "1.332,5", "-5", "hai mươi mốt", "1 tỷ 250 triệu".

    Raises NumberError when it is none, is ambiguous, or something else stands beside it.
    """
    words = clean(text)
    amount, sign = _signed_amount(words.lower(), 0, words)
    rest = words[amount.end :]
    _refuse_second_number(words, amount, rest)
    if amount.of is not None or rest:
        raise NumberError(f"“{words}” không chỉ là một số", "ghi số, không ghi thêm chữ")
    return EXACT_ARITHMETIC.multiply(amount.number * sign, Decimal(amount.multiplier))


def read_quantity(text: str) -> Quantity:
    """Read a value as reports write it: "hơn 4 tỷ đồng", "18/13 thanh niên", "8.000.000đồng", "hai đảng viên".

    Raises NumberError with a Vietnamese problem and cure: no number, two numbers, a range, a dot that is no thousands
    mark …
    """
    plain = _PLAIN.fullmatch(text)
    if plain is not None and (unit := _PLAIN_UNITS.get(plain[4])) is not None:
        whole, decimals, scale = plain[1].replace(".", ""), plain[2], plain[3]
        number = Decimal(f"{whole}.{decimals}" if decimals else whole)
        return Quantity(text, number, MULTIPLIERS[scale] if scale else 1, unit)
    return _read_quantity(clean(text))


def _read_quantity(stated: str) -> Quantity:
    """The same for any clean text."""
    lower = stated.lower()
    precision, start = Precision.EXACT, 0
    match = _PRECISION.match(lower)
    if match is not None:
        precision, start = PRECISION_WORDS[match[1]], match.end()
    amount, sign = _signed_amount(lower, start, stated)
    rest = stated[amount.end :]
    if rest:
        _refuse_second_number(stated, amount, rest)
        for words, meaning in TRAILING.items():
            if rest.endswith(words):
                precision, rest = meaning, rest.removesuffix(words)
    return Quantity(stated, amount.number * sign, amount.multiplier, _read_unit(rest, stated), precision, amount.of)


def read_percent(text: str) -> Decimal:
    """The number of a percentage: "36,26%", "đạt 98,5 %", "36,26 phần trăm", "hơn 60%".

    Raises NumberError for other units, and for "vượt 132%", which may mean 132 or 232.
    """
    if (plain := _PLAIN_PERCENT.fullmatch(text)) is not None:
        return Decimal(f"{plain[1]}.{plain[2]}" if plain[2] else plain[1])
    words = clean(text)
    lower = words.lower()
    if lower.startswith("vượt"):
        raise NumberError(f"“{words}” có thể là đạt bằng hoặc cao hơn kế hoạch ngần ấy", "viết rõ: đạt 132%")
    start = len("đạt ") if lower.startswith("đạt ") else 0
    if not any(sign.isdigit() for sign in words):
        raise NumberError(f"“{words}” không phải là tỷ lệ phần trăm" if words else "chưa ghi tỷ lệ", "viết như 36,26%")
    try:
        quantity = read_quantity(words[start:])
    except NumberError as error:
        decimal = _DOTTED.fullmatch(words)
        cure = f"viết {decimal[1]}{decimal[2]},{decimal[3]}% (dấu phẩy cho phần thập phân)" if decimal else error.cure
        raise NumberError(error.problem, cure) from None
    if quantity.unit != "%" or quantity.of is not None:
        inside = _PERCENT_INSIDE.search(words)
        bare = not quantity.unit and quantity.value >= 1 and words[-1].isdigit()
        cure = f"chỉ ghi {inside[0]}" if inside else f"viết {words}%" if bare else "viết như 36,26%"
        raise NumberError(f"“{words}” không phải là tỷ lệ phần trăm", cure)
    return quantity.value


def read_change(text: str) -> Quantity:
    """Read a change on an earlier period: "tăng 12,5%" is positive, "giảm 44 vụ" negative, "không đổi" zero.

    A bare "-1,76%" keeps its sign. Raises NumberError.
    """
    words = clean(text)
    direction, _, amount = words.partition(" ")
    match direction.lower():
        case "tăng" | "giảm" as verb:
            quantity = read_quantity(amount)
            if quantity.number < 0:
                raise NumberError(
                    f"“{words}” vừa có chữ {verb} vừa có dấu trừ", f"bỏ dấu trừ: {words.replace('-', '')}"
                )
            number = quantity.number if verb == "tăng" else -quantity.number
            return quantity._replace(stated=words, number=number)
        case _ if words.lower() in ("không đổi", "không tăng không giảm", "bằng cùng kỳ"):
            return Quantity(words, Decimal(0))
    return read_quantity(words)


def _signed_amount(lower: str, start: int, stated: str) -> tuple[Amount, int]:
    minus = _MINUS.match(lower, start)
    amount = read_amount(lower, minus.end() if minus else start)
    if amount is None:
        cure = "bắt đầu bằng số hoặc từ chỉ mức độ, ví dụ hơn 4 tỷ đồng" if stated else "ghi số, ví dụ 627 suất quà"
        raise NumberError(f"không đọc được số trong “{stated}”" if stated else "chưa ghi số", cure)
    return amount, -1 if minus else 1


def _refuse_second_number(stated: str, amount: Amount, rest: str) -> None:
    lower = rest.lower()
    if _RANGE.match(lower) or (amount.in_words and _NEIGHBOUR.match(lower)):
        raise NumberError(f"“{stated}” là một khoảng, không phải một số", "ghi một con số, hoặc tách thành hai số liệu")
    if lower.startswith("/") and lower[1:2].isdigit():
        raise NumberError(f"“{stated}” trông như ngày tháng", "ghi số lượng kèm đơn vị, ví dụ 18/13 thanh niên")
    if _ANOTHER_NUMBER.search(lower):
        spaced = _SPACED_THOUSANDS.match(stated)
        if spaced:
            raise NumberError(f"“{spaced[0]}” ngăn hàng nghìn bằng dấu cách", f"viết {spaced[0].replace(' ', '.')}")
        raise NumberError(f"“{stated}” có hơn một số", "chỉ ghi một số kèm đơn vị; số khác ghi thành số liệu riêng")


def _read_unit(rest: str, stated: str) -> str:
    noun = rest.strip().rstrip(".;,:")
    if not noun:
        return ""
    if not _FIRST_OF_UNIT.match(noun):
        raise NumberError(f"không hiểu “{noun}” sau số trong “{stated}”", "chỉ ghi số và đơn vị, ví dụ 627 suất quà")
    unit = canonical_unit(noun)
    if rest[0] != " " and noun[0].isalpha() and unit_of(unit.partition("/")[0]) is None:
        raise NumberError(f"số và chữ dính liền trong “{stated}”", "thêm dấu cách sau số")
    return unit
