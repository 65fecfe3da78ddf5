"""A data folder gives registries, or everything that is wrong with it at once, each with its place and cure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.domain.indicator import Better
from plugins.domain.issue import Issue
from plugins.registries import ContactKind, Registries, Tag, load_registries
from plugins.registries.wards import WARD_COLUMNS

CONTENT = Path(__file__).resolve().parents[2] / "content" / "data"
WARDS = ",".join(WARD_COLUMNS) + "\na-00001,00001,Xã A,A,xã,,Tỉnh B,2025-07-01,,\n"
INDICATORS = """\
groups:
- id: chung
  label: Chung
indicators:
- id: ho_ngheo
  group: chung
  label: Số hộ nghèo
  unit: hộ
  better: lower
  agg_time: last
  agg_wards: sum
  aliases: [hộ nghèo, nghèo đa chiều]
  breaks:
  - date: 2022-01-01
    note: chuẩn mới
  - date: 2016-01-01
    note: chuẩn cũ
  core: true
"""
SITE = """\
name: Cổng tin xã A
url: https://a.example.test/
wards:
- a-00001
categories:
- id: tin-tuc
  label: Tin tức
"""


def folder(path: Path, **files: str) -> Path:
    data = path / "content" / "data"
    data.mkdir(parents=True)
    texts = {"wards.csv": WARDS, "indicators.yaml": INDICATORS, "site.yaml": SITE}
    for name, text in (texts | {key.replace("_", "."): value for key, value in files.items()}).items():
        (data / name).write_bytes(text.encode())
    return data


def loaded(path: Path, **files: str) -> Registries:
    registries = load_registries(folder(path, **files))
    assert isinstance(registries, Registries), registries
    return registries


def refused(path: Path, **files: str) -> tuple[Issue, ...]:
    issues = load_registries(folder(path, **files))
    assert isinstance(issues, tuple)
    return issues


def test_a_small_site_of_its_own_needs_no_lineage(tmp_path: Path) -> None:
    registries = loaded(tmp_path)
    assert registries.covered == ("a-00001",)
    assert registries.wards["a-00001"].full_name == "Xã A, tỉnh B"
    assert registries.wards.lineage.successors("a-00001") == ()
    assert registries.site.url == "https://a.example.test"


def test_an_indicator_is_read_whole(tmp_path: Path) -> None:
    indicator = loaded(tmp_path).indicators["ho_ngheo"]
    assert (indicator.better, indicator.core, indicator.unit) == (Better.LOWER, True, "hộ")
    assert [change.note for change in indicator.breaks] == ["chuẩn cũ", "chuẩn mới"]


def test_indicators_are_found_by_the_words_of_reports_and_by_resemblance(tmp_path: Path) -> None:
    indicators = loaded(tmp_path).indicators
    assert [found.id for found in indicators.by_alias("  NGHEO  đa chiều")] == ["ho_ngheo"]
    assert [found.id for found in indicators.nearest("ho_ngheoo")] == ["ho_ngheo"]
    assert [found.id for found in indicators.nearest("Số các hộ nghèo")] == ["ho_ngheo"]
    assert indicators.nearest("zzzzzz") == ()
    assert indicators.by_alias("không có") == ()
    assert indicators.get("khong_co") is None
    assert "ho_ngheo" in indicators
    assert [found.id for found in indicators.of_group("chung")] == ["ho_ngheo"]
    assert len(indicators) == 1


def test_yaml_numbers_and_yes_stay_words(tmp_path: Path) -> None:
    site = loaded(tmp_path, site_yaml=SITE.replace("Cổng tin xã A", "0010") + "notice: no\n").site
    assert (site.name, site.notice) == ("0010", "no")


def test_categories_and_tags_are_found_by_id_or_label(tmp_path: Path) -> None:
    tags = "tags:\n- id: khen-thuong\n  label: Khen thưởng\n"
    site = loaded(tmp_path, site_yaml=SITE + tags).site
    assert site.category("tin tức") is site.category("tin-tuc") is site.categories[0]
    assert site.tag("KHEN thưởng") == Tag("khen-thuong", "Khen thưởng")
    assert site.tag("khác") is None


def test_a_name_typed_decomposed_is_read_composed(tmp_path: Path) -> None:
    assert loaded(tmp_path, site_yaml=SITE.replace("ổ", "o\u0302\u0309")).site.name == "Cổng tin xã A"


@pytest.mark.parametrize(
    ("old", "new", "place", "cure"),
    [
        ("name: Cổng tin xã A\n", "", "content/data/site.yaml:1:1", "name: …"),
        ("name:", "nam:", "content/data/site.yaml:1:1", "có phải “name”?"),
        ("name:", "qqq:", "content/data/site.yaml:1:1", "name, short_name"),
        ("url:", "name: Hai lần\nurl:", "content/data/site.yaml:2:1", "giữ lại một dòng"),
        ("https://a.example.test/", "a.example.test", "content/data/site.yaml:2:6", "https://"),
        ("https://a.example.test/", "https://a.test/?x=1", "content/data/site.yaml:2:6", "https://"),
        ("a-00001", "a-00002", "content/data/site.yaml:4:3", "“a-00001” (Xã A, tỉnh B)"),
        ("a-00001", "qqqqqqqq", "content/data/site.yaml:4:3", "wards.csv"),
        ("- a-00001", "- a-00001\n- a-00001", "content/data/site.yaml:5:3", "xóa dòng lặp"),
        ("- a-00001", "- [a]\n- a-00001", "content/data/site.yaml:4:3", "- chữ"),
        ("wards:\n- a-00001\n", "", "content/data/site.yaml:1:1", "cau-ong-lanh"),
        ("- id: tin-tuc\n  label: Tin tức\n", "", "content/data/site.yaml:5:12", "id và label"),
        ("tin-tuc", "Tin Tức", "content/data/site.yaml:6:7", "tin-tuc"),
        ("- id: tin-tuc", "- id: tin-tuc\n  label: Trùng\n- id: tin-tuc", "content/data/site.yaml:8:7", "đổi một mã"),
        ("- id: tin-tuc\n  label: Tin tức", "  Tin tức", "content/data/site.yaml:6:3", "- "),
        ("- id: tin-tuc\n  label: Tin tức", "- Tin tức", "content/data/site.yaml:6:3", "khóa: giá trị"),
        ("Cổng tin xã A", "[a, b]", "content/data/site.yaml:1:7", "bỏ các dòng con"),
        ("  label: Tin", "\tlabel: Tin", "content/data/site.yaml:7:1", "thay Tab bằng dấu cách"),
        ("Cổng tin xã A", "Cổng: tin", "content/data/site.yaml:1:7", "trong dấu nháy kép"),
        ("Cổng tin xã A", "{a: b}", "content/data/site.yaml:1:7", "bỏ các dòng con"),
        ("name:", "menu:\n- {label: Tin, address: tin}\nname:", "content/data/site.yaml:2:25", "“/tin”"),
        ("name:", "contacts:\n- {kind: zallo, label: Z, address: z}\nname:", "content/data/site.yaml:2:10", "“zalo”"),
        ("name:", "contacts:\n- {kind: q, label: Z, address: z}\nname:", "content/data/site.yaml:2:10", "phone, email"),
    ],
)
def test_each_slip_in_the_settings_has_its_place_and_its_cure(
    tmp_path: Path, old: str, new: str, place: str, cure: str
) -> None:
    issues = refused(tmp_path, site_yaml=SITE.replace(old, new, 1))
    assert place in [str(issue.place) for issue in issues]
    assert any(cure in issue.cure for issue in issues), issues


@pytest.mark.parametrize(
    ("old", "new", "place", "cure"),
    [
        ("unit: hộ", "units: hộ", "content/data/indicators.yaml:8:3", "có phải “unit”?"),
        ("better: lower", "better: lowest", "content/data/indicators.yaml:9:11", "có phải “lower”?"),
        ("better: lower", "better: q", "content/data/indicators.yaml:9:11", "higher, lower, neutral"),
        ("  better: lower\n", "", "content/data/indicators.yaml:5:3", "better: …"),
        ("group: chung", "group: chugn", "content/data/indicators.yaml:6:10", "có phải “chung”?"),
        ("group: chung", "group: zzz", "content/data/indicators.yaml:6:10", "chọn một trong chung"),
        ("- id: ho_ngheo", "- id: Hộ nghèo", "content/data/indicators.yaml:5:7", "thu_ngan_sach"),
        ("core: true", "core: tất nhiên", "content/data/indicators.yaml:18:9", "true hoặc false"),
        ("date: 2022-01-01", "date: 1/1/2022", "content/data/indicators.yaml:14:11", "2022-01-01"),
        ("date: 2022-01-01", "date:", "content/data/indicators.yaml:14:10", "date: …"),
        ("  label: Chung\n", "  label: Chung\n- id: chung\n  label: B\n", "content/data/indicators.yaml:4:7", "nhóm"),
    ],
)
def test_each_slip_in_the_catalogue_has_its_place_and_its_cure(
    tmp_path: Path, old: str, new: str, place: str, cure: str
) -> None:
    issues = refused(tmp_path, indicators_yaml=INDICATORS.replace(old, new, 1))
    assert place in [str(issue.place) for issue in issues], issues
    assert any(cure in issue.cure for issue in issues), issues


def test_an_indicator_written_twice_is_refused(tmp_path: Path) -> None:
    twice = INDICATORS + INDICATORS.partition("indicators:\n")[2]
    assert [issue.code for issue in refused(tmp_path, indicators_yaml=twice)] == ["chi-tieu-trung"]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    issues = refused(
        tmp_path,
        site_yaml=SITE.replace("name:", "nam:").replace("a-00001", "b-00009"),
        indicators_yaml=INDICATORS.replace("unit:", "units:").replace("lower", "low"),
    )
    assert [str(issue.place) for issue in issues] == [
        "content/data/indicators.yaml:8:3",
        "content/data/indicators.yaml:9:11",
        "content/data/site.yaml:1:1",
        "content/data/site.yaml:4:3",
    ]


@pytest.mark.parametrize("name", ["site.yaml", "indicators.yaml", "wards.csv"])
def test_a_missing_file_is_told_by_name_without_the_machines_path(tmp_path: Path, name: str) -> None:
    data = folder(tmp_path)
    (data / name).unlink()
    issues = load_registries(data)
    assert isinstance(issues, tuple)
    assert [str(issue.place) for issue in issues] == [f"content/data/{name}"]
    assert str(tmp_path) not in str(issues[0])


@pytest.mark.parametrize("name", ["site.yaml", "indicators.yaml", "wards.csv", "lineage.csv"])
@pytest.mark.parametrize("kind", ["pipe", "link"])
def test_a_registry_that_is_no_plain_file_is_told_and_not_opened(tmp_path: Path, name: str, kind: str) -> None:
    data = folder(tmp_path)
    whole = (data / name).rename(tmp_path / name) if (data / name).exists() else tmp_path / name
    if kind == "pipe":
        os.mkfifo(data / name)  # opening it would wait for ever
    else:
        whole.touch()
        (data / name).symlink_to(whole)
    issues = load_registries(data)
    assert isinstance(issues, tuple)
    assert [(issue.code, str(issue.place)) for issue in issues] == [("cau-hinh-khong-thuong", f"content/data/{name}")]


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú\n", "- a\n", "một dòng chữ\n"])
def test_settings_that_are_empty_or_no_mapping_are_refused(tmp_path: Path, text: str) -> None:
    (issue,) = refused(tmp_path, site_yaml=text)
    assert issue.code in {"yaml-trong", "cau-hinh-sai-kieu"}


def test_a_legacy_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    data = folder(tmp_path)
    (data / "site.yaml").write_bytes(b"name: X\nurl: \xd0\xd5\n")
    issues = load_registries(data)
    assert isinstance(issues, tuple)
    assert [str(issue.place) for issue in issues] == ["content/data/site.yaml:2"]


def test_a_broken_table_or_row_stops_the_loading(tmp_path: Path) -> None:
    assert refused(tmp_path / "1", wards_csv="a,b\n")[0].code == "bang-sai-cot"
    assert refused(tmp_path / "2", wards_csv=WARDS.replace("2025-07-01", "nay"))[0].code == "bang-sai-dong"
    steps = "predecessor,successor,extent,date,basis\na-00001,b-00002,half,2026-01-01,\n"
    assert refused(tmp_path / "3", lineage_csv=steps)[0].code == "bang-sai-dong"


def test_line_ends_of_any_machine_are_read(tmp_path: Path) -> None:
    assert loaded(tmp_path, wards_csv=WARDS.replace("\n", "\r")).covered == ("a-00001",)


def test_a_row_cut_short_is_no_suggestion_for_an_unknown_unit(tmp_path: Path) -> None:
    told = refused(tmp_path, wards_csv=f"{WARDS}a-0000\n", site_yaml=SITE.replace("- a-00001", "- a-00002"))
    assert [issue.code for issue in told] == ["don-vi-la"]
    assert "a-00001" in told[0].cure


def test_a_byte_order_mark_does_not_hurt(tmp_path: Path) -> None:
    assert loaded(tmp_path, site_yaml="\ufeff" + SITE).site.name == "Cổng tin xã A"


def test_fingerprints_change_with_their_own_file_only(tmp_path: Path) -> None:
    before = loaded(tmp_path / "a").digests
    after = loaded(tmp_path / "b", site_yaml=SITE + "notice: khác\n").digests
    assert before["site"] != after["site"]
    assert (before["indicators"], before["wards"]) == (after["indicators"], after["wards"])


def test_the_shipped_folder_is_right_and_covers_three_former_and_two_current_wards() -> None:
    registries = load_registries(CONTENT)
    assert isinstance(registries, Registries)
    wards = [registries.wards[ward_id] for ward_id in registries.covered]
    assert {ward.id for ward in wards if ward.is_former} == {
        "cau-ong-lanh-26752",
        "nguyen-cu-trinh-26758",
        "co-giang-26755",
    }
    assert {ward.name for ward in wards if not ward.is_former} == {"Phường Cầu Ông Lãnh", "Phường Bến Thành"}
    assert ContactKind.ZALO in {contact.kind for contact in registries.site.contacts}


def test_the_shipped_catalogue_speaks_vietnamese_and_covers_the_first_report() -> None:
    registries = load_registries(CONTENT)
    assert isinstance(registries, Registries)
    indicators = registries.indicators
    for indicator_id in (
        "thu_ngan_sach",
        "suat_qua",
        "kinh_phi_an_sinh",
        "giao_quan",
        "ket_nap_dang_vien",
        "giay_khen_tap_the",
        "giay_khen_ca_nhan",
    ):
        assert indicators[indicator_id].core
    assert len(indicators) == 114
    for indicator in indicators:
        assert not indicator.definition.isascii(), indicator.id
        assert len(indicator.definition) > 15, indicator.id
    assert indicators["giao_quan"].better is Better.NEUTRAL
    assert indicators["ho_ngheo"].breaks
    assert all(indicators.of_group(group.id) for group in indicators.groups)
    assert all(len(ids) == 1 for ids in indicators.words.values())
