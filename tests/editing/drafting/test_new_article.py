"""`new` understands what people type and writes a draft that the build can read at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.domain.document import Status
from plugins.domain.period import Period
from plugins.editing import desk
from plugins.editing.drafting import Answers, AnswersError, PreviousFigure, ask, new_article, previous_figures
from plugins.editing.drafting.answers import read_category, read_period_answer, read_title, read_ward
from plugins.editing.importing.proving import try_article
from plugins.frontmatter import Known, read_document
from plugins.registries import Registries, load_registries

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 7, 20)
IN_2020 = date(2020, 7, 8)
_loaded = load_registries(ROOT / "content" / "data")
assert isinstance(_loaded, Registries)
REGISTRIES = _loaded


@pytest.mark.parametrize(
    ("typed", "day", "ward"),
    [
        ("Bến Thành", TODAY, "ben-thanh-26743-2025"),
        ("ben thanh", TODAY, "ben-thanh-26743-2025"),
        ("phuong ben thanh", TODAY, "ben-thanh-26743-2025"),
        ("2", TODAY, "ben-thanh-26743-2025"),
        ("cau ong lanh", TODAY, "cau-ong-lanh-26758-2025"),
        ("cau ong lanh", IN_2020, "cau-ong-lanh-26752"),
        ("P. Cô Giang", IN_2020, "co-giang-26755"),
        ("co-giang-26755", IN_2020, "co-giang-26755"),
    ],
)
def test_ward_is_found_by_number_id_or_name_and_as_of_the_day(typed: str, day: date, ward: str) -> None:
    found = read_ward(typed, REGISTRIES, day)
    assert found is not None and found.id == ward


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ("Gò Vấp", TODAY, "trang không có đơn vị “Gò Vấp”"),
        ("cau-ong-lanh-26752", TODAY, "không có vào ngày 20/7/2026"),
        ("26", IN_2020, "hợp với nhiều đơn vị"),
    ],
)
def test_ward_that_cannot_be_meant_is_refused_with_the_choices(typed: str, day: date, said: str) -> None:
    choices = typed if typed != "26" else "phường"
    with pytest.raises(AnswersError) as error:
        read_ward(choices, REGISTRIES, day)
    assert said in error.value.problem
    assert error.value.cure


@pytest.mark.parametrize("typed", ["bao-cao", "Báo cáo", "bao cao", "2", "sơ kết"])
def test_category_is_found_by_number_id_or_part_of_its_name(typed: str) -> None:
    assert read_category(typed, REGISTRIES).id == "bao-cao"


@pytest.mark.parametrize("typed", ["", "xyz", "99"])
def test_unknown_category_is_refused_with_the_choices(typed: str) -> None:
    with pytest.raises(AnswersError, match="chuyên mục"):
        read_category(typed, REGISTRIES)


def test_period_without_a_year_is_of_the_day_and_nothing_is_none() -> None:
    assert read_period_answer("6 tháng đầu năm", TODAY) == Period.half(2026, 1)
    assert read_period_answer(" ", TODAY) is None
    with pytest.raises(AnswersError):
        read_period_answer("quý 5", TODAY)


def test_title_needs_a_letter() -> None:
    assert read_title("  Hội   nghị ") == "Hội nghị"
    with pytest.raises(AnswersError):
        read_title(" … ")


def test_questions_are_asked_again_until_they_make_sense_and_given_ones_never() -> None:
    typed: Iterator[str] = iter(["", "Sơ kết", "99", "1", "quý 5", "quý II"])
    asked: list[str] = []
    said: list[str] = []

    def read(question: str) -> str:
        asked.append(question)
        return next(typed)

    answers = ask(REGISTRIES, TODAY, category="bao-cao", read=read, write=said.append)
    assert answers.title == "Sơ kết" and answers.category == "bao-cao"
    assert answers.ward is not None and answers.ward.id == "cau-ong-lanh-26758-2025"
    assert answers.period == Period.quarter(2026, 2)
    assert [question.split()[0] for question in asked] == ["Tiêu", "Tiêu", "Chọn", "Chọn", "Kỳ", "Kỳ"]
    assert sum(line.startswith("  ") and ":" in line for line in said) == 3


def _answers(title: str = 'Sơ kết: 6 tháng "đầu năm" – 100% #1') -> Answers:
    return Answers(title, "bao-cao", TODAY, REGISTRIES.wards["ben-thanh-26743-2025"], Period.half(2026, 1))


@pytest.mark.parametrize(
    "title",
    [
        'Sơ kết: 6 tháng "đầu năm" – 100% #1',
        "@ và *",
        "- gạch đầu",
        "2020",
        "“Mái ấm”",
        "C:\\đường dẫn",
        "a # b",
        "true",
    ],
)
def test_draft_is_read_back_with_exactly_the_answers(tmp_path: Path, title: str) -> None:
    draft = new_article(_answers(title), REGISTRIES, root=tmp_path)
    reading = read_document(draft.path, draft.text.encode(), Known.of(REGISTRIES))
    document = reading.document
    assert document is not None and not reading.issues
    assert (document.title, document.category, document.wards) == (title, "bao-cao", ("ben-thanh-26743-2025",))
    assert document.period == Period.half(2026, 1) and document.moment.date() == TODAY
    assert document.status is Status.DRAFT
    assert draft.address.endswith(f"/{document.slug}/") and draft.address.startswith("/tin/2026/07/")


@pytest.mark.parametrize("taken", ["# ", "#"])
def test_last_time_s_indicators_become_entries_when_the_signs_are_taken_away(tmp_path: Path, taken: str) -> None:
    previous = (
        PreviousFigure("thu_ngan_sach", "hơn 4 tỷ đồng", "6 tháng đầu năm 2025"),
        PreviousFigure("khong_con", "1", "6 tháng đầu năm 2025"),
    )
    draft = new_article(_answers(), REGISTRIES, previous, root=tmp_path)
    assert "kỳ trước (6 tháng đầu năm 2025) ghi “hơn 4 tỷ đồng”" in draft.text and "khong_con" not in draft.text
    filled = re.sub(rf"^(  ){taken}(?= ?- indicator| *(?:value|attainment):)", r"\1", draft.text, flags=re.MULTILINE)
    filled = filled.replace("value:", "value: hơn 5 tỷ đồng") + "\nThu ngân sách hơn 5 tỷ đồng.\n"
    trial = try_article(draft.path, filled, REGISTRIES)
    assert trial.document is not None and [claim.indicator.text for claim in trial.document.claims] == ["thu_ngan_sach"]
    assert not trial.errors_by_line()


def test_newest_earlier_report_of_the_ward_of_the_same_kind_of_period_and_category_is_taken(tmp_path: Path) -> None:
    def write(name: str, day: str, period: str, value: str, more: str = "", category: str = "bao-cao") -> None:
        head = f"title: {name}\ndate: {day}\ncategory: {category}\nward: co-giang-26755\nperiod: {period}\n{more}"
        metrics = f"metrics:\n  - indicator: suat_qua\n    value: {value}\n"
        (tmp_path / f"{name}.md").write_text(f"---\n{head}{metrics}---\n\n{value}\n", encoding="utf-8")

    write("a", "10/07/2018", "2018-H1", "18 suất quà")
    write("b", "10/07/2019", "2019-H1", "19 suất quà")
    write("c", "10/01/2020", "2019", "20 suất quà")
    write("d", "10/07/2021", "2021-H1", "21 suất quà")
    write("e", "09/07/2019", "2019-H1", "99 suất quà", "status: withdrawn\n")
    write("f", "11/07/2019", "2019-H1", "55 suất quà", category="tin-tuc")
    (tmp_path / "hỏng.md").write_bytes(b"co-giang-26755\nmetrics:\n\xff\xfe")

    def last(period: Period | None, category: str = "bao-cao") -> list[tuple[str, str]]:
        found = previous_figures(tmp_path, "co-giang-26755", REGISTRIES, date(2020, 7, 8), period, category)
        return [(one.value, one.period) for one in found]

    assert last(Period.half(2020, 1)) == [("19 suất quà", "6 tháng đầu năm 2019")]
    assert last(Period.half(2020, 1), "tin-tuc") == [("55 suất quà", "6 tháng đầu năm 2019")]
    assert last(None) == [("20 suất quà", "năm 2019")]
    assert previous_figures(tmp_path, "cau-ong-lanh-26752", REGISTRIES, date(2020, 7, 8)) == ()


def _project(folder: Path) -> Path:
    data = folder / "content" / "data"
    data.mkdir(parents=True)
    for name in ("site.yaml", "indicators.yaml", "wards.csv", "lineage.csv"):
        shutil.copyfile(ROOT / "content" / "data" / name, data / name)
    return folder


def test_command_writes_the_draft_and_never_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = _project(tmp_path)
    given = {"title": "Hội nghị", "ward": "ben thanh", "category": "tin-tuc", "period": "", "day": "01/07/2026"}
    assert desk.new(root, TODAY, **given) == 0  # type: ignore[arg-type]
    assert desk.new(root, TODAY, **given) == 0  # type: ignore[arg-type]
    first, second = (root / f"content/2026/2026-07-01-hoi-nghi{end}/bai.md" for end in ("", "-2"))
    assert "slug:" not in first.read_text(encoding="utf-8")
    assert "\nslug: hoi-nghi-2\n" in second.read_text(encoding="utf-8")
    assert "/tin/2026/07/hoi-nghi-2/" in capsys.readouterr().out


def test_command_with_a_wrong_answer_or_no_keyboard_writes_nothing(tmp_path: Path) -> None:
    root = _project(tmp_path)

    def closed(_: str) -> str:
        raise EOFError

    assert desk.new(root, TODAY, title="Hội nghị", ward="Gò Vấp", category="tin-tuc", period="") == 2
    assert desk.new(root, TODAY, read=closed) == 130
    assert sorted(path.name for path in (root / "content").iterdir()) == ["data"]


def test_import_command_writes_article_and_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = _project(tmp_path)
    report = tmp_path / "bao-cao.txt"
    report.write_text("Tổng kết\nNgày 12/4/2019, phường Cô Giang tặng 120 suất quà.\n", encoding="utf-8")
    assert desk.import_file(root, report, TODAY) == 0
    article = root / "content/2019/2019-04-12-tong-ket/bai.md"
    assert "value: 120 suất quà" in article.read_text(encoding="utf-8")
    assert "Bài: content/2019/2019-04-12-tong-ket/bai.md" in capsys.readouterr().out
    assert desk.import_file(root, tmp_path / "khong-co.docx", TODAY) == 1
