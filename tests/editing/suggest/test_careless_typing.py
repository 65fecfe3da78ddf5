"""Typing that changes no meaning changes no figure: spaces, short forms, bullets, spellings, names, years."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from marked_passages import Passage, passages

from plugins.editing.suggest import suggest
from plugins.registries.loading import Registries

SOME = passages(Path(__file__).parent / "passages")[::5]
LEADING_ZERO = re.compile(r"(?<![\d.,/-])0(?=[1-9] [^\W\d_])")


def _instead(pattern: str, words: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, words, text)


VARIANTS: dict[str, Callable[[str], str]] = {
    "two spaces for one": _instead(" ", "  "),
    "no-break spaces": _instead(r"(?<=\d) (?=[^\W\d_])", "\u00a0"),
    "a space before commas": _instead(r",(?= )", " ,"),
    "a space before the per cent sign": _instead(r"(?<=\d)%", " %"),
    "no space behind commas": _instead(r"(?<=[^\d]), ", ","),
    "no space behind full stops": _instead(r"(?<=[a-zà-ỹ]{2}\.) (?=[A-ZĐÀ-Ỹ][a-zà-ỹ])", ""),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "line ends of Windows": _instead("\n", "\r\n"),
    "other bullets": _instead(r"(?m)^ *[-*] ", "• "),
    "straight quotation marks": _instead("[“”]", '"'),
    "trđ": _instead("triệu đồng", "trđ"),
    "SCK": _instead(r"so (?:với )?cùng kỳ", "SCK"),
    "tỉ": _instead(r"\btỷ(?= )", "tỉ"),
    "kì": _instead(r"kỳ\b", "kì"),
    "no zero before small numbers": lambda text: LEADING_ZERO.sub("", text),
    "a heading on top": lambda text: f"Tin hoạt động của địa phương\n{text}",
    "xã for phường": _instead(r"\bphường(?= [A-ZĐ])", "xã"),
}


def _figures(text: str, day: date, registries: Registries) -> list[tuple[object, ...]]:
    found = suggest(text, indicators=registries.indicators, date=day)
    return [(p.kind, p.value, p.attainment, p.share, p.indicator) for p in found]


@pytest.fixture(scope="module")
def as_written(registries: Registries) -> dict[str, list[tuple[object, ...]]]:
    return {passage.name: _figures(passage.text, passage.day, registries) for passage in SOME}


@pytest.mark.parametrize("variant", VARIANTS)
def test_careless_typing_changes_no_figure(
    registries: Registries, as_written: dict[str, list[tuple[object, ...]]], variant: str
) -> None:
    for passage in SOME:
        typed = VARIANTS[variant](passage.text)
        assert _figures(typed, passage.day, registries) == as_written[passage.name], passage.name


def test_other_years_change_no_figure(registries: Registries, as_written: dict[str, list[tuple[object, ...]]]) -> None:
    for passage in SOME:
        text, day = _years_later(passage, 3)
        assert _figures(text, day, registries) == as_written[passage.name], passage.name


@pytest.mark.parametrize("mark", ["**", "*"])
def test_emphasis_changes_no_figure(
    registries: Registries, as_written: dict[str, list[tuple[object, ...]]], mark: str
) -> None:
    for passage in SOME:
        assert _figures(_emphasised(passage, mark), passage.day, registries) == as_written[passage.name], passage.name


def _emphasised(passage: Passage, mark: str) -> str:
    text, at = "", 0
    for figure in passage.figures:
        text += passage.text[at : figure.start] + mark + figure.words + mark
        at = figure.end
    return text + passage.text[at:]


def test_a_number_in_bold_behind_a_list_number_is_read_without_its_marks(registries: Registries) -> None:
    text = "1. **1.332,5 tỷ đồng**: thu ngân sách.\n2. **264 doanh nghiệp** thành lập mới."
    found = suggest(text, indicators=registries.indicators)
    assert [(p.text, p.value) for p in found] == [("1.332,5 tỷ đồng", "1332.5"), ("264 doanh nghiệp", "264")]


def _years_later(passage: Passage, years: int) -> tuple[str, date]:
    year = re.compile(r"(?<![\d.,])20[0-2]\d\b(?![%.,]\d| (?:m|ha|đồng|hộ|người|tỷ|triệu))")
    text = year.sub(lambda found: str(int(found[0]) + years), passage.text)
    return text, passage.day.replace(year=passage.day.year + years, day=min(passage.day.day, 28))


def test_the_words_of_a_figure_are_those_of_the_text_however_typed(registries: Registries) -> None:
    text = "Thu ngân sách  đạt 25  tỷ 941 trđ , tăng 13,4 % SCK ; vận động 720 trđ.Kết nạp 12 đảng viên."
    found = suggest(text, indicators=registries.indicators)
    assert [p.text for p in found] == ["25  tỷ 941 trđ", "720 trđ", "12 đảng viên"]
    assert [(p.value, p.unit, p.change) for p in found] == [
        ("25.941", "tỷ đồng", "tăng 13,4 %"),
        ("720", "trđ", None),
        ("12", "đảng viên", None),
    ]


@pytest.mark.parametrize("text", ["Thu ngân sách đạt 1. 357 tỷ đồng.", "Thu ngân sách đạt 1.357 tỷ đồng."])
def test_a_space_behind_the_point_of_thousands_is_overlooked(registries: Registries, text: str) -> None:
    assert [p.value for p in suggest(text, indicators=registries.indicators)] == ["1357"]


def test_a_space_in_n_of_m_is_overlooked(registries: Registries) -> None:
    [only] = suggest("Có 2.013/ 2.033 hộ đạt gia đình văn hóa.", indicators=registries.indicators)
    assert (only.value, only.unit) == ("2013", "hộ")


def test_a_comma_of_thousands_counts_people_and_things_but_measures_no_land(registries: Registries) -> None:
    found = suggest("Trao 1,250 suất quà, góp 1,250,000 đồng, trồng 1,250 ha.", indicators=registries.indicators)
    assert [p.value for p in found] == ["1250", "1250000", "1.250"]
    assert found[0].ambiguous and found[1].ambiguous and not found[2].ambiguous
