"""The abbreviations of Vietnamese offices, spelled out for readers who do not know them."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "BTV": "Ban Thường vụ",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "TP.HCM": "Thành phố Hồ Chí Minh",
}
_PATTERN = re.compile(r"(?<!\w)(" + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True)) + r")(?!\w)")


def expand(text: str) -> Markup:
    """Return `text` escaped, with ``<abbr title>`` around the first occurrence of each known abbreviation."""
    seen: set[str] = set()

    def mark(found: re.Match[str]) -> str:
        short = found[1]
        if short in seen:
            return short
        seen.add(short)
        return f'<abbr title="{ABBREVIATIONS[short]}">{short}</abbr>'

    return Markup(_PATTERN.sub(mark, str(escape(text))))
