"""The real report as open data: ten rows, each with its sentence."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from tests.opendata.conftest import Shelf

ARTICLE = "https://phuong.example.vn/tin/2020/07/so-ket-6-thang-dau-nam/"
ROWS = [
    # indicator, number, multiplier, value, unit, precision, attainment
    ("thu_ngan_sach", "4", "1000000000", "4000000000", "đồng", "more_than", "36.26"),
    ("suat_qua", "627", "1", "627", "suất quà", "exact", ""),
    ("kinh_phi_an_sinh", "205", "1000000", "205000000", "đồng", "exact", ""),
    ("giao_quan", "18", "1", "18", "thanh niên", "exact", "138.5"),
    ("ket_nap_dang_vien", "2", "1", "2", "đảng viên", "exact", ""),
    ("giay_khen_tap_the", "6", "1", "6", "tập thể", "exact", ""),
    ("giay_khen_ca_nhan", "22", "1", "22", "cá nhân", "exact", ""),
    ("giay_khen_tap_the", "9", "1", "9", "tập thể", "exact", ""),
    ("giay_khen_ca_nhan", "16", "1", "16", "cá nhân", "exact", ""),
    ("giay_khen_ca_nhan", "11", "1", "11", "cá nhân", "exact", ""),
]


def test_the_rows_are_the_figures_of_the_report_in_its_order(seed: Shelf) -> None:
    columns = ("indicator", "number", "multiplier", "value", "unit", "precision", "attainment")
    assert [tuple(row[name] for name in columns) for row in seed.csv("observations.csv")] == ROWS


def test_a_row_says_all_that_is_needed_to_understand_and_to_prove_its_figure(seed: Shelf) -> None:
    assert seed.csv("observations.csv")[0] == {
        "indicator": "thu_ngan_sach",
        "indicator_label": "Thu ngân sách nhà nước trên địa bàn",
        "ward": "cau-ong-lanh-26752",
        "ward_code": "26752",
        "ward_name": "Phường Cầu Ông Lãnh",
        "ward_valid_from": "",
        "ward_valid_to": "2025-06-30",
        "period": "2020-H1",
        "period_label": "6 tháng đầu năm 2020",
        "period_start": "2020-01-01",
        "period_end": "2020-06-30",
        "number": "4",
        "multiplier": "1000000000",
        "value": "4000000000",
        "unit": "đồng",
        "value_stated": "hơn 4 tỷ đồng",
        "precision": "more_than",
        "whole": "",
        "attainment": "36.26",
        "target": "",
        "target_stated": "",
        "change_stated": "",
        "kind": "result",
        "status": "final",
        "note": "Nguồn không nói rõ đây là thu trên địa bàn hay phần phường được hưởng",
        "quote": "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%",
        "sentence_url": f"{ARTICLE}#so-lieu-1",
        "article_title": "Cầu Ông Lãnh sơ kết 6 tháng đầu năm 2020: vừa giữ địa bàn trước dịch, vừa lo việc thường ngày",
        "article_url": ARTICLE,
        "published": "2020-07-08",
        "corrected": "",
        "illustrative": "false",
    }


def test_no_plan_is_computed_into_the_rows(seed: Shelf) -> None:
    """18 young men are 138.5% of 13, but the report does not say 13."""
    assert all(row["target"] is None and row["kind"] == "result" for row in seed.json("observations.json"))


def test_the_copy_for_excel_has_the_same_figures_in_vietnamese_signs(seed: Shelf) -> None:
    raw = seed.bytes_of("observations-excel.csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    assert [row["Mức đạt"] for row in rows][:4] == ["36,26", "", "", "138,5"]
    assert [row["Giá trị"] for row in rows] == [row[3] for row in ROWS]
    assert {row["Minh họa"] for row in rows} == {"không"}
    assert [row["Trích nguyên văn"] for row in rows] == [row["quote"] for row in seed.csv("observations.csv")]


def test_units_are_listed_with_what_came_before_and_after_them(seed: Shelf) -> None:
    wards = {row["id"]: row for row in seed.csv("wards.csv")}
    assert wards["cau-ong-lanh-26752"]["url"] == "https://phuong.example.vn/don-vi/cau-ong-lanh-26752/"
    assert wards["cau-kho-26761"]["url"] == ""  # merged into a unit of the site, without a page of its own
    steps = {(row["predecessor"], row["successor"]): row["extent"] for row in seed.csv("lineage.csv")}
    assert steps["cau-ong-lanh-26752", "ben-thanh-26743-2025"] == "part"
    assert steps["cau-kho-26761", "cau-ong-lanh-26758-2025"] == "whole"
    assert {end for step in steps for end in step} <= wards.keys()


def test_indicators_say_how_many_figures_there_are(seed: Shelf) -> None:
    indicators = {row["id"]: row for row in seed.json("indicators.json")}
    assert indicators["giay_khen_ca_nhan"]["observations"] == Decimal(3)
    assert indicators["giay_khen_ca_nhan"]["url"] == "https://phuong.example.vn/chi-tieu/giay_khen_ca_nhan/"
    unused = [row for row in indicators.values() if row["observations"] == 0]
    assert unused and all(row["url"] is None for row in unused)
