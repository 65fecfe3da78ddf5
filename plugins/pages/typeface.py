"""Cuts Be Vietnam Pro (OFL 1.1) down to the letters of a Vietnamese page; the result stands in theme/static/fonts.

Run once by a developer, `python -m plugins.pages.typeface`, never by a build: the files are committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = ("Regular", "SemiBold")
_VOWELS = "aăâeêioôơuưy"
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_SIGNS = "đĐ°·«»–—‘’“”…×±²³½¼¾−≈≠→←"
#: units of 1,000 to the em: between the wide 4 and the narrow 1, so that neither stands alone
_DIGIT_WIDTH = 630


def letters() -> str:
    """Return every sign the subset must hold: printable ASCII, all Vietnamese letters composed, some signs."""
    from unicodedata import normalize

    composed = {
        normalize("NFC", case + mark) for vowel in _VOWELS for case in (vowel, vowel.upper()) for mark in ("", *_MARKS)
    }
    plain = {chr(code) for code in range(0x20, 0x7F)}
    return "".join(sorted(plain | set("".join(composed)) | set(_SIGNS) | {"\u00a0"}))


def cut(source: Path, target: Path) -> None:
    """Write the subset of the font file `source` as WOFF2, with digits of equal width under the feature `tnum`."""
    font = TTFont(source)
    options = Options(hinting=False, layout_features=["kern", "mark", "mkmk"], recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=letters())
    subsetter.subset(font)
    _add_tabular_digits(font)
    font.flavor = "woff2"
    font.save(target)


def _add_tabular_digits(font: Any) -> None:
    """The typeface has only proportional digits; columns of figures need equal ones."""
    metrics, glyphs = font["hmtx"].metrics, font["glyf"]
    names = {font.getBestCmap()[ord(str(digit))]: digit for digit in range(10)}
    width = _DIGIT_WIDTH
    rules = []
    for name in names:
        shift = (width - metrics[name][0]) // 2
        pen = TTGlyphPen(None)
        font.getGlyphSet()[name].draw(pen)
        glyph = pen.glyph()
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyphs)
        glyphs[f"{name}.tnum"] = glyph
        metrics[f"{name}.tnum"] = (width, metrics[name][1] + shift)
        rules.append(f"sub {name} by {name}.tnum;")
    addOpenTypeFeaturesFromString(font, f"feature tnum {{ {' '.join(rules)} }} tnum;", tables=["GSUB"])


def main() -> None:
    """Write the subsets into theme/static/fonts."""
    import fontpkg_be_vietnam_pro

    folder = Path(fontpkg_be_vietnam_pro.__file__).parent
    target = Path("theme/static/fonts")
    target.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        (source,) = folder.rglob(f"BeVietnamPro-{weight}.ttf")
        cut(source, target / f"be-vietnam-pro-{weight.lower()}.woff2")


if __name__ == "__main__":
    main()
