"""What a claim means, and which complaint each part that means nothing gets."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from plugins.domain.document import Claim, Written
from plugins.domain.indicator import Indicator
from plugins.domain.issue import Place, Severity
from plugins.domain.observation import ObservationKind
from plugins.domain.steps import alone
from plugins.metrics.claims import dimension, read_claim
from plugins.metrics.compilation import compile_claims
from tests.factories import article, claim
from tests.metrics.whole_articles import PATH, Outcome, compile_text, known, registries


def outcome(body: str, *claims: str, **keys: str) -> Outcome:
    front = {"ward": "cau-ong-lanh-26752", "period": "2020-H1", **keys}
    return compile_text(article("Bài", body, metrics="\n".join(claims), **front))


def document_of(body: str = "Một câu.") -> object:
    from plugins.frontmatter import read_document

    text = article("Bài", body, ward="cau-ong-lanh-26752", period="2020-H1")
    return read_document(PATH, text.encode(), known()).document


def test_an_unknown_indicator_is_answered_with_those_most_like_it_or_with_where_they_stand() -> None:
    def issues(name: str, indicators: object) -> list[str]:
        written = Claim(Written(name, Place(PATH, 5, 3)), Place(PATH, 5, 3), Written("5 suất", Place(PATH, 6, 3)))
        read, found = read_claim(written, document_of(), indicators)  # type: ignore[arg-type]
        assert read is None
        return [issue.cure for issue in found]

    class Nothing:
        def get(self, indicator_id: str) -> Indicator | None:
            return None

        def nearest(self, text: str) -> tuple[Indicator, ...]:
            return ()

    assert issues("suat_quaa", registries().indicators)[0].startswith("có phải suat_qua (")
    assert issues("xyz", Nothing()) == ["chọn mã chỉ tiêu trong content/data/indicators.yaml"]


def test_a_word_outside_the_list_of_kinds_is_refused_with_the_list() -> None:
    at = Place(PATH, 5, 3)
    written = Claim(Written("suat_qua", at), at, Written("5 suất", at), kind=Written("kiểu lạ", at))
    read, [issue] = read_claim(written, document_of(), registries().indicators)  # type: ignore[arg-type]
    assert read is None
    assert (issue.code, issue.cure) == ("gia-tri-la", "ghi result, target hoặc context")


def test_a_claim_without_a_ward_in_an_article_without_wards_is_left_to_the_reader_who_has_complained() -> None:
    from dataclasses import replace

    at = Place(PATH, 5, 3)
    written = Claim(Written("suat_qua", at), at, Written("5 suất", at))
    document = replace(document_of(), wards=())  # type: ignore[type-var]
    assert read_claim(written, document, registries().indicators) == (None, [])


@pytest.mark.parametrize(
    ("unit", "kind"), [("đồng", "tiền"), ("đồng/tháng", "tiền"), ("%", "%"), ("suất quà", "đếm"), ("", "đếm")]
)
def test_a_unit_measures_money_shares_or_things(unit: str, kind: str) -> None:
    assert dimension(unit) == kind


@pytest.mark.parametrize(
    ("value", "number", "unit"),
    [
        ("1.332,5 tỷ", Decimal("1332500000000"), "đồng"),
        ("205 triệu đồng", Decimal("205000000"), "đồng"),
        ("627 suất quà", Decimal(627), "suất quà"),
    ],
)
def test_a_scale_word_without_a_unit_is_money_only_where_the_indicator_is(
    value: str, number: Decimal, unit: str
) -> None:
    indicator = "suat_qua" if "quà" in value else "thu_ngan_sach"
    [seen] = outcome(f"Có {value} cả thảy.", claim(indicator, value)).observations
    assert (seen.quantity.value, seen.quantity.unit) == (number, unit)


def test_a_result_of_a_period_that_has_not_begun_is_doubted_and_a_target_of_it_is_not() -> None:
    [told] = outcome("Trao 5 suất quà.", claim("suat_qua", "5 suất quà"), period="2020-Q4").issues
    assert (told.code, told.severity, told.place.line) == ("ky-chua-toi", Severity.WARNING, 6)
    planned = outcome("Sẽ trao 5 suất quà.", claim("suat_qua", "5 suất quà", kind="target"), period="2020-Q4")
    assert planned.issues == ()
    assert len(planned.observations) == 1


def test_an_article_without_claims_is_returned_as_it_is() -> None:
    steps = compile_claims(document_of(), "<p>Một câu.</p>", "/", registries().indicators, None, None, None)  # type: ignore[arg-type]
    compiled = alone(steps)
    assert (compiled.observations, compiled.html, compiled.issues) == ((), "<p>Một câu.</p>", ())


def test_a_target_is_never_a_result() -> None:
    seen = outcome(
        "Giao 13 thanh niên. Bàn giao 18 thanh niên.",
        claim("giao_quan", "13 thanh niên", kind="chỉ tiêu"),
        claim("giao_quan", "18 thanh niên"),
    ).observations
    assert [one.quantity.stated for one in seen if one.kind is ObservationKind.RESULT] == ["18 thanh niên"]


@pytest.mark.parametrize(
    ("value", "parts", "plan"),
    [
        ("18 thanh niên", {"attainment": "138,5%"}, Decimal(13)),
        ("18 thanh niên", {}, None),
        ("18 thanh niên", {"attainment": "0%"}, None),
        ("18 thanh niên", {"attainment": "138,5%", "target": "13 thanh niên"}, None),
    ],
)
def test_the_plan_is_implied_only_by_a_stated_per_cent_without_a_stated_plan(
    value: str, parts: dict[str, str], plan: Decimal | None
) -> None:
    body = f"Bàn giao {value}, {', '.join(parts.values())}."
    [seen] = outcome(body, claim("giao_quan", value, **parts)).observations
    assert (seen.implied_target is None) is (plan is None)
    if plan is not None and seen.implied_target is not None:
        assert seen.implied_target.quantize(Decimal(1)) == plan


@pytest.mark.parametrize(
    ("value", "target", "attainment", "warned"),
    [
        ("18 thanh niên", "13 thanh niên", "138,5%", False),
        ("18 thanh niên", "13 thanh niên", "138,9%", False),
        ("18 thanh niên", "13 thanh niên", "139,1%", True),
        ("18 thanh niên", "0 thanh niên", "139,1%", False),
        ("18/13 thanh niên", "", "128,5%", True),
        ("18/13 thanh niên", "", "138,5%", False),
        ("hơn 18 thanh niên", "13 thanh niên", "143%", False),
        ("hơn 18 thanh niên", "13 thanh niên", "144%", True),
        ("18 thanh niên", "", "7%", False),
        ("18 thanh niên", "13 thanh niên", "", False),
    ],
)
def test_a_stated_per_cent_that_misses_the_quotient_is_a_warning_and_no_more(
    value: str, target: str, attainment: str, warned: bool
) -> None:
    parts = {name: words for name, words in [("target", target), ("attainment", attainment)] if words}
    result = outcome(f"Đã {value}, giao {target}, đạt {attainment}.", claim("giao_quan", value, **parts))
    assert [issue.code for issue in result.issues] == (["phep-tinh-lech"] if warned else [])
    assert all(issue.severity.name == "WARNING" for issue in result.issues)
    assert len(result.observations) == 1


@pytest.mark.parametrize(
    ("value", "parts", "size"),
    [
        ("9" * 12 + " tỷ đồng", {}, "lớn"),
        ("0,00001 đồng", {}, "nhỏ"),
        ("5/" + "9" * 20 + " đồng", {}, "lớn"),
        ("5 đồng", {"target": "9" * 12 + " tỷ đồng"}, "lớn"),
        ("5 đồng", {"attainment": "0,0000001%"}, "nhỏ"),
        ("5 đồng", {"attainment": "9999999999%"}, "lớn"),
    ],
)
def test_figures_that_no_office_can_mean_are_refused(value: str, parts: dict[str, str], size: str) -> None:
    [issue] = outcome(f"Thu {value}, {', '.join(parts.values())}.", claim("thu_ngan_sach", value, **parts)).issues
    assert f"{size} quá mức" in issue.problem


@pytest.mark.parametrize(
    ("value", "target", "attainment"),
    [
        ("1.000.000.000 tỷ đồng", "0,0001 đồng", "0,001%"),
        ("0,0001 đồng", "1.000.000.000 tỷ đồng", "1.000.000%"),
        ("0 đồng", "5 đồng", "0%"),
    ],
)
def test_figures_at_the_limits_are_compared_without_falling_over(value: str, target: str, attainment: str) -> None:
    parts = {"target": target, "attainment": attainment}
    result = outcome(f"Thu {value}, giao {target}, đạt {attainment}.", claim("thu_ngan_sach", value, **parts))
    assert len(result.observations) == 1


def test_all_complaints_about_all_claims_come_at_once() -> None:
    result = outcome(
        "Không có gì.",
        claim("suat_qua", "5 suất quà"),
        claim("giao_quan", "36.26", period="hôm nọ"),
        claim("ho_ngheo", "7 hộ", quote="còn 8 hộ"),
    )
    assert {issue.code for issue in result.issues} >= {
        "gia-tri-khong-co-trong-bai",
        "so-khong-doc-duoc",
        "ky-khong-doc-duoc",
        "trich-khong-co-trong-bai",
    }


@pytest.mark.parametrize("digit", range(10))
def test_changing_any_digit_on_either_side_names_both_places(digit: int) -> None:
    if digit == 7:
        return
    changed = f"62{digit} suất quà"
    for value, text in [(changed, "627 suất quà"), ("627 suất quà", changed)]:
        [issue] = outcome(f"Đầu bài.\n\nPhường trao {text} cho dân.", claim("suat_qua", value)).issues
        assert (issue.place.line, issue.place.column) == (9, 12)
        assert [(place.line, place.column) for place in issue.also] == [(14, 13)]
        assert value in issue.problem and text in issue.problem
        assert issue.cure == "xem lại số nào đúng rồi sửa cho hai chỗ giống hệt nhau"


def test_the_same_figure_declared_twice_from_the_same_words_is_refused_and_from_other_words_is_not() -> None:
    once, again = claim("suat_qua", "5 suất quà"), claim("suat_qua", "5 suất quà", note="nữa")
    [issue] = outcome("Phường trao 5 suất quà.", once, again).issues
    assert issue.code == "so-lieu-lap" and f"dòng {issue.place.line - 2}" in issue.problem
    assert not outcome("Phường trao 5 suất quà, rồi 6 suất quà.", once, claim("suat_qua", "6 suất quà")).issues


@pytest.mark.parametrize(
    ("body", "warned"),
    [
        ("Thu hơn 5 suất quà.", True),
        ("Thu ước đạt 5 suất quà.", True),
        ("Thu nhiều hơn 5 suất quà.", False),
        ("Thu được 5 suất quà.", False),
    ],
)
def test_a_value_without_the_word_that_rounds_it_is_warned_of(body: str, warned: bool) -> None:
    result = outcome(body, claim("suat_qua", "5 suất quà"))
    assert [issue.code for issue in result.issues] == ["thieu-muc-do"] * warned
    assert not outcome("Thu ước hơn 5 suất quà.", claim("suat_qua", "hơn 5 suất quà")).issues


def test_figures_that_lack_the_same_line_are_complained_about_once() -> None:
    written = claim("suat_qua", "5 suất quà"), claim("ho_ngheo", "6 hộ")
    [issue] = outcome("Trao 5 suất quà cho 6 hộ.", *written, period="").issues
    assert issue.code == "thieu-ky" and "còn 1 chỗ nữa" in issue.problem
    assert [place.line for place in issue.also] == [issue.place.line + 2]


def test_a_quote_in_other_words_is_answered_with_the_words_both_share() -> None:
    written = claim("suat_qua", "5 suất quà", quote="Ủy ban trao tận tay quà cho dân")
    [issue] = outcome("Phường trao tận tay quà tới 5 suất quà.", written).issues
    assert "khác chữ trong bài" in issue.problem and "“Phường trao tận tay quà tới 5”" in issue.cure


def test_a_quote_with_a_number_of_which_the_text_has_only_the_words_is_answered_with_those() -> None:
    written = claim("suat_qua", "627 suất quà", quote="cho các hộ khó khăn 627 suất quà")
    [issue] = outcome("Phường đã trao quà cho các hộ khó khăn trong dịp Tết.", written).issues
    assert issue.code == "trich-khong-co-trong-bai"
    assert "không liền một mạch trong bài; bài viết chỉ có “cho các hộ khó khăn" in issue.problem
    assert issue.cure == "chép nguyên văn một đoạn của bài viết có nêu số này"


@pytest.mark.parametrize(
    ("value", "cure"),
    [
        ("l8 thanh niên", "gõ lại bằng chữ số: “18 thanh niên”"),
        ("6O thanh niên", "gõ lại bằng chữ số: “60 thanh niên”"),
        ("1.2oI thanh niên", "gõ lại bằng chữ số: “1.201 thanh niên”"),
    ],
)
def test_letters_typed_for_the_digits_they_look_like_are_answered_with_the_digits(value: str, cure: str) -> None:
    issues = outcome(f"Bàn giao {value}.", claim("giao_quan", value)).issues
    assert [issue.cure for issue in issues if issue.code == "so-khong-doc-duoc"] == [cure]


def test_a_long_quote_that_is_nowhere_in_a_long_article_is_answered_soon() -> None:
    began = time.process_time()
    quote = " ".join(f"từ{number} lạ" for number in range(400))
    result = outcome("Câu thường ngày của khu phố. " * 2000, claim("suat_qua", "5 suất quà", quote=quote))
    assert [issue.code for issue in result.issues] == ["trich-khong-co-trong-bai"]
    assert time.process_time() - began < 4  # seconds of this process, of the five that an article may take


@pytest.mark.parametrize(
    ("wrong", "parts"),
    [
        ({"date": "31/02/2020"}, {}),
        ({"date": "31/02/2020"}, {"period": "quý II"}),
        ({"period": "đợt vừa rồi"}, {}),
        ({"ward": "cau-ong-lanh"}, {}),
        ({"ward": "cau-ong-lanh"}, {"ward": "cau-ong-lanh-26752"}),
    ],
)
def test_a_claim_is_not_judged_by_what_its_article_has_wrong(wrong: dict[str, str], parts: dict[str, str]) -> None:
    from plugins.frontmatter import read_document

    keys = {"ward": "cau-ong-lanh-26752", "period": "2020-H1", **wrong}
    text = article("Bài", "Trao 627 suất quà.", metrics=claim("suat_qua", "627 suất quà", **parts), **keys)
    document = read_document(PATH, text.encode(), known()).remains
    assert document is not None
    assert read_claim(document.claims[0], document, registries().indicators) == (None, [])
