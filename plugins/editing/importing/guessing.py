"""What a report says about itself: its day, the ward it is about, its period, its section of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from plugins.domain.period import Period, PeriodError
from plugins.domain.ward import Ward
from plugins.registries import Registries
from plugins.vietnamese.dates import read_period
from plugins.vietnamese.folding import canonical, fold

_DAY = re.compile(
    r"(?<![\d/.-])(?:(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d\d)"
    r"|(?P<dw>\d{1,2}) tháng (?P<mw>\d{1,2}),? năm (?P<yw>(?:19|20)\d\d))(?![\d/])"
)
_AFTER = re.compile(r"(?:từ|đến|trước|hạn|sinh|năm sinh|số|nghị định|quyết định|ngày sinh|kể từ|hết)(?: ngày)?\s*$")
_YEAR = r"(?:(?: của)? năm|\s*/)?\s*(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"(?:6|sáu) tháng đầu(?: năm)?(?:{_YEAR})?|(?:6|sáu) tháng cuối(?: năm)?(?:{_YEAR})?"
    rf"|(?:9|chín) tháng(?: đầu)?(?: năm)?(?:{_YEAR})?|quý (?:iv|iii|ii|i|[1-4])\b(?:{_YEAR})?"
    r"|tháng (?:1[0-2]|0?[1-9])(?:\s*/\s*| năm )(?:19|20)\d\d|(?:cả )?năm (?:19|20)\d\d"
)
_FORWARD = re.compile(r"(?:nhiệm vụ|phương hướng|kế hoạch|giải pháp|cùng kỳ|so với|nhiệm kỳ|chỉ tiêu)[^.;]{0,40}$")
_REPORT = re.compile(r"\b(?:bao cao|so ket|tong ket)\b")


def guess_day(texts: Iterable[str], today: date) -> date | None:
    """The first full date of the texts that is not the end of a deadline or of a document, and not in the future."""
    for text in texts:
        for match in _DAY.finditer(text.lower()):
            if _AFTER.search(text.lower()[max(0, match.start() - 20) : match.start()]):
                continue
            day, month, year = (
                int(match[short] or match[long]) for short, long in (("d", "dw"), ("m", "mw"), ("y", "yw"))
            )
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if date(1990, 1, 1) <= found <= today:
                return found
    return None


def guess_wards(title: str, body: str, registries: Registries, day: date) -> tuple[list[Ward], list[Ward]]:
    """The covered wards valid on the day that the report names, the likeliest first; and all that could be meant."""
    possible = [
        ward for ward_id in registries.covered if (ward := registries.wards.get(ward_id)) and ward.valid_on(day)
    ]
    counts: Counter[str] = Counter()
    for ward in possible:
        counts[ward.id] = 10 * _mentions(ward, title) + _mentions(ward, body)
    named = [ward for ward in possible if counts[ward.id]]
    return sorted(named, key=lambda ward: -counts[ward.id]), possible


def _mentions(ward: Ward, text: str) -> int:
    name = canonical(ward.short_name).lower()
    kind = canonical(ward.kind.value).lower()
    words = canonical(text).lower()
    full = len(re.findall(rf"(?<!\w){kind}\s+{re.escape(name.removeprefix(kind).strip())}(?!\w)", words))
    return 2 * full + len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", words)) if not name.isdecimal() else full


def guess_period(texts: Iterable[str], day: date) -> Period | None:
    """The first period that is reported on, not planned for; without a year it is the day's."""
    for text in texts:
        lower = text.lower()
        for match in _PERIOD.finditer(lower):
            if _FORWARD.search(lower[max(0, match.start() - 60) : match.start()]):
                continue
            try:
                period = read_period(" ".join(match[0].split()), day.year)
            except PeriodError:
                continue
            if period.start <= day:
                return period
    return None


def guess_category(title: str, body: str, registries: Registries) -> str:
    """ "bao-cao" for what calls itself a report, where the site has such a section; else the site's first section."""
    known = [category.id for category in registries.site.categories]
    if "bao-cao" in known and _REPORT.search(fold(f"{title} {body[:600]}")):
        return "bao-cao"
    return known[0] if known else ""
