"""The committed typeface holds every Vietnamese letter, and digits of one width for columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugins.pages.typeface import letters

FONTS = sorted(Path("theme/static/fonts").glob("*.woff2"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_typeface_has_every_letter_and_stays_small(path: Path) -> None:
    font = TTFont(path)
    missing = set(letters()) - {chr(code) for code in font.getBestCmap()}
    assert missing <= set("−≈≠→←⅓×"), missing
    assert path.stat().st_size < 12_000


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_tabular_digits_have_one_width(path: Path) -> None:
    font = TTFont(path)
    (feature,) = font["GSUB"].table.FeatureList.FeatureRecord
    assert feature.FeatureTag == "tnum"
    (substitution,) = font["GSUB"].table.LookupList.Lookup[0].SubTable
    assert len(substitution.mapping) == 10
    assert len({font["hmtx"].metrics[glyph][0] for glyph in substitution.mapping.values()}) == 1


def test_letters_hold_all_134_vietnamese_vowels_with_marks() -> None:
    assert set("ẲặỗỡựỷỵđĐỹ") <= set(letters())
    assert len([sign for sign in letters() if ord(sign) > 0x7F]) >= 134
