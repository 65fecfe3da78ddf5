"""What a Word report holds arrives in the article, or is named in the account."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx.document import Document

from plugins.domain.issue import Severity
from plugins.editing.importing.article import Head, compose
from plugins.editing.importing.figures import Entry
from plugins.editing.importing.proving import try_article
from plugins.markup.rendering import render
from tests.editing.importing.word_files import (
    MARKER,
    REGISTRIES,
    W,
    add_photo,
    add_xml,
    body_of,
    imported,
    paragraphs,
    word_file,
)

TITLE = "Tổng kết công tác quý I"
OPENING = (
    "Ngày 12/4/2019, Ủy ban nhân dân phường Cô Giang tổ chức hội nghị tổng kết công tác quý I năm 2019 tại hội trường."
)


def _shown(markdown: str) -> str:
    return render(markdown, "bai.md", 1).html


def test_headings_weight_slant_lists_and_links_arrive(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_heading(TITLE, 0)
        document.add_paragraph(OPENING)
        document.add_heading("Kết quả", 1)
        document.add_heading("Kinh tế", 2)
        line = document.add_paragraph("Phường ")
        line.add_run("hoàn thành").bold = True
        line.add_run(" các việc ")
        line.add_run("đã hứa").italic = True
        line.add_run(".")
        document.add_paragraph("Việc thứ nhất", style="List Bullet")
        document.add_paragraph("Việc thứ hai", style="List Bullet")
        document.add_paragraph("Bước một", style="List Number")

    result = imported(word_file(tmp_path, fill))
    body = body_of(result)
    assert result.markdown.splitlines()[1] == f"title: {TITLE}"
    assert "\n## Kết quả\n\n### Kinh tế\n" in body
    assert "Phường **hoàn thành** các việc *đã hứa*." in body
    assert "- Việc thứ nhất\n- Việc thứ hai\n\n1. Bước một" in body
    assert result.report.complete and all(count.equal for count in result.report.counts)


def test_bold_split_over_runs_is_one_bold_stretch(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        line = document.add_paragraph("Đơn vị đã ")
        for piece in ("hoàn ", "thành ", "kế hoạch"):
            line.add_run(piece).bold = True
        line.add_run(" được giao trong quý, không có hồ sơ trễ hạn.")

    assert "đã **hoàn thành kế hoạch** được giao" in body_of(imported(word_file(tmp_path, fill)))


def test_table_gets_a_header_row_and_its_bars_are_kept_apart(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        document.add_paragraph(OPENING)
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ("Nội dung", "Kết quả", "A | B", "Đạt"), strict=True):
            cell.text = words

    result = imported(word_file(tmp_path, fill))
    body = body_of(result)
    assert "| Nội dung | Kết quả |\n| --- | --- |\n| A \\| B | Đạt |" in body
    assert re.search(r"<th[^>]*>Nội dung</th>", _shown(body)) and "<td>A | B</td>" in _shown(body)


def test_merged_cells_are_taken_apart_and_counted(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        document.add_paragraph(OPENING)
        table = document.add_table(4, 3)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "Lĩnh vực"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Năm 2019"
        table.cell(1, 1).text, table.cell(1, 2).text = "Kế hoạch", "Thực hiện"
        table.cell(2, 0).merge(table.cell(3, 0)).text = "Môi trường"
        table.cell(2, 1).merge(table.cell(3, 1)).text = "12"
        table.cell(2, 2).text, table.cell(3, 2).text = "10", "11"

    result = imported(word_file(tmp_path, fill))
    assert (
        "| Lĩnh vực | Năm 2019 – Kế hoạch | Năm 2019 – Thực hiện |\n| --- | --- | --- |\n"
        "| Môi trường | 12 | 10 |\n| Môi trường |  | 11 |"
    ) in body_of(result)
    assert "4 ô gộp trong bảng đã tách" in result.report.remarks


def test_pictures_come_with_caption_description_and_names_of_their_own(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        document.add_paragraph(OPENING)
        add_photo(document, "#aa0000", alt="Người dân trồng cây bên kênh")
        document.add_paragraph("Trồng cây ngày chủ nhật", style="Caption")
        add_photo(document, "#00aa00", alt="")

    result = imported(word_file(tmp_path, fill))
    first, second = (name for name, _ in result.pictures)
    assert first.startswith("2019-04-12-tong-ket-cong-tac-quy-i") and first != second
    assert f'![Người dân trồng cây bên kênh]({first} "Trồng cây ngày chủ nhật")' in body_of(result)
    assert result.report.counts[3].in_file == result.report.counts[3].in_article == 2
    assert len(result.report.questions) == 0 or "ảnh" in result.report.questions[-1]


@pytest.mark.parametrize("label", ["Ảnh: ", "Hình 1: ", "Hình ảnh 2. "])
def test_the_label_of_a_caption_is_no_part_of_the_picture_s_description(tmp_path: Path, label: str) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        document.add_paragraph(OPENING)
        add_photo(document, alt="")
        document.add_paragraph(f"{label}Trồng cây ngày chủ nhật", style="Caption")

    result = imported(word_file(tmp_path, fill))
    assert f'![Trồng cây ngày chủ nhật]({result.pictures[0][0]} "{label}Trồng cây ngày chủ nhật")' in body_of(result)


def test_a_report_that_is_one_table_gets_a_title_of_one_line(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        table = document.add_table(rows=2, cols=1)
        table.cell(0, 0).text, table.cell(1, 0).text = "Báo cáo quý I năm 2019", "Trồng 12 cây xanh"

    lines = imported(word_file(tmp_path, fill)).markdown.split("\n")
    assert lines[1].startswith("title: Báo cáo quý I năm 2019") and lines[2].startswith("date: ")


def test_a_sentence_below_the_word_report_is_no_part_of_the_title(tmp_path: Path) -> None:
    result = imported(word_file(tmp_path, paragraphs("BÁO CÁO", "Phường trồng 12 cây xanh.")))
    assert "Phường trồng 12 cây xanh." in body_of(result)


def test_same_picture_twice_is_one_file(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        add_photo(document)
        document.add_paragraph(OPENING)
        add_photo(document)

    result = imported(word_file(tmp_path, fill))
    assert len(result.pictures) == 1
    assert body_of(result).count(result.pictures[0][0]) == 2


def test_footnotes_are_numbered_and_stand_at_the_end(tmp_path: Path) -> None:
    text = f"Phường vận động được 12 triệu đồng{MARKER.format(1)} trong quý, nhiều nhất từ trước đến nay{MARKER.format(2)}."
    path = word_file(tmp_path, paragraphs(TITLE, OPENING, text), ("Chưa kể hiện vật.", "Tính từ năm 2015."))
    result = imported(path)
    body = body_of(result)
    assert "12 triệu đồng[1] trong quý, nhiều nhất từ trước đến nay[2]." in body
    assert body.endswith("## Chú thích\n\n1. Chưa kể hiện vật.\n2. Tính từ năm 2015.")
    assert result.report.counts[4].in_file == result.report.counts[4].in_article == 2


def test_short_bold_lines_and_lines_in_capitals_become_headings(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        document.add_paragraph(OPENING)
        document.add_paragraph("I. KẾT QUẢ THỰC HIỆN CỦA UBND PHƯỜNG")
        document.add_paragraph("").add_run("1. Công tác chăm lo").bold = True
        document.add_paragraph("Phường đã chăm lo chu đáo cho các gia đình chính sách.")
        document.add_paragraph("").add_run("Một câu in đậm nhưng kết thúc bằng dấu chấm.").bold = True
        document.add_paragraph("Hết.")

    body = body_of(imported(word_file(tmp_path, fill)))
    assert "## I. Kết quả thực hiện của UBND phường\n\n### 1. Công tác chăm lo\n" in body
    assert "\n**Một câu in đậm nhưng kết thúc bằng dấu chấm.**\n" in body


def test_typed_dashes_become_lists(tmp_path: Path) -> None:
    path = word_file(
        tmp_path, paragraphs(TITLE, OPENING, "- Thăm 12 gia đình;", "+ Trong đó 3 hộ mới;", "- Trồng cây.", "Hết.")
    )
    assert "- Thăm 12 gia đình;\n    - Trong đó 3 hộ mới;\n- Trồng cây.\n\nHết." in body_of(imported(path))


def test_words_that_look_like_markup_stay_words(tmp_path: Path) -> None:
    words = "Điểm * nổi * bật: a_b_ và [x](y) <b>không</b> `mã` & &amp; #1 – 5 > 3"
    path = word_file(
        tmp_path,
        paragraphs(TITLE, OPENING, words, "2019. là năm bản lề của nhiệm kỳ này, đúng vậy.", "# Không phải đề mục."),
    )
    body = body_of(imported(path))
    shown = render(body, "bai.md", 1)
    assert words in shown.text
    assert "2019. là năm bản lề" in shown.text and "# Không phải đề mục." in shown.text
    assert "<h" not in shown.html and "<li" not in shown.html and not shown.issues


def test_comments_headers_and_deletions_are_named_in_the_account(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        line = document.add_paragraph(OPENING)
        document.add_comment(line.runs, text="Kiểm tra lại ngày", author="Văn phòng", initials="VP")
        document.sections[0].header.paragraphs[0].text = "Lưu hành nội bộ"
        add_xml(
            document,
            f"<w:p {W}><w:r><w:t>Đoạn còn lại </w:t></w:r>"
            '<w:del w:id="9" w:author="A"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'
            '<w:ins w:id="8" w:author="A"><w:r><w:t>thêm vào.</w:t></w:r></w:ins></w:p>',
        )

    report = imported(word_file(tmp_path, fill)).report
    assert dict(report.lost) == {"nhận xét (comment)": 1, "đầu trang": 1, "đoạn đã xóa còn lưu vết sửa": 1}
    assert any("Lưu hành nội bộ" in words for words in report.aside)
    assert any("Kiểm tra lại ngày" in words for words in report.aside)
    assert any("đoạn thêm còn lưu vết sửa" in words for words in report.remarks)
    assert not report.complete


def test_letterhead_and_signature_are_set_aside_and_give_the_day(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        head = document.add_table(1, 2)
        head.cell(0, 0).text = "UBND PHƯỜNG CÔ GIANG\nSố: 35/BC-UBND"
        head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
        document.add_paragraph("Cô Giang, ngày 15 tháng 4 năm 2019")
        document.add_paragraph("BÁO CÁO")
        document.add_paragraph("Kết quả công tác quý I năm 2019")
        document.add_paragraph("Trong quý, phường Cô Giang đã vận động được 35 triệu đồng chăm lo hộ nghèo.")
        document.add_paragraph("Nơi nhận:")
        document.add_paragraph("- Lưu: VP.")

    result = imported(word_file(tmp_path, fill))
    assert "\ntitle: Báo cáo kết quả công tác quý I năm 2019\ndate: 15/04/2019\n" in result.markdown
    assert "period: 2019-Q1" in result.markdown
    assert body_of(result) == "Trong quý, phường Cô Giang đã vận động được 35 triệu đồng chăm lo hộ nghèo."
    assert any("CỘNG HÒA" in words for words in result.report.aside)
    assert "- Lưu: VP." in result.report.aside


def test_text_of_old_fonts_becomes_unicode(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        for text, font in (("Héi nghÞ s¬ kÕt c«ng t¸c", ".VnTime"), ("Hoäi nghò sô keát coâng taùc", "VNI-Times")):
            document.add_paragraph().add_run(text).font.name = font

    result = imported(word_file(tmp_path, fill))
    assert body_of(result).count("Hội nghị sơ kết công tác") == 2
    assert {"chữ phông .VnTime đã đổi sang Unicode", "chữ phông VNI-Times đã đổi sang Unicode"} <= set(
        result.report.remarks
    )


def test_unicode_text_in_an_old_font_is_left_alone(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        document.add_paragraph().add_run("Phường đã hoàn thành kế hoạch").font.name = ".VnTime"
        document.add_paragraph("Hết.")

    assert "Phường đã hoàn thành kế hoạch" in body_of(imported(word_file(tmp_path, fill)))


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Ho\u0323\u0302i nghi\u0323 “sơ kết” và ‘tổng kết’", "Hội nghị “sơ kết” và ‘tổng kết’"),
        ("Chỉ thị\u00a0\u00a023 và\u200b 24&nbsp;nữa nbsp;", "Chỉ thị 23 và 24 nữa"),
        ("nhiều     dấu\tcách", "nhiều dấu cách"),
    ],
)
def test_words_are_composed_and_spaces_are_ordinary(tmp_path: Path, given: str, wanted: str) -> None:
    assert body_of(imported(word_file(tmp_path, paragraphs(TITLE, given)))) == wanted


def test_counters_and_a_repeated_title_are_dropped_and_initials_are_the_author(tmp_path: Path) -> None:
    path = word_file(tmp_path, paragraphs(TITLE, "1", "1.024", TITLE, OPENING, "", "                    N.T"))
    result = imported(path)
    assert body_of(result) == OPENING
    assert "\nauthor: N.T\n" in result.markdown
    assert result.report.counts[1].equal


def test_article_that_comes_out_is_one_the_build_takes(tmp_path: Path) -> None:
    text = "Trong quý, phường Cô Giang đã tặng 120 suất quà cho hộ nghèo – đạt 104,5% kế hoạch; kết nạp 3 đảng viên."
    result = imported(word_file(tmp_path, paragraphs(TITLE, OPENING, text)))
    published = result.markdown.replace("status: draft", "status: published")
    trial = try_article(result.path, published, REGISTRIES)
    assert trial.document is not None and not [i for i in trial.issues if i.severity is Severity.ERROR]
    stated = {(claim.indicator.text, claim.value.text) for claim in trial.document.claims if claim.value}
    assert {("suat_qua", "120 suất quà"), ("ket_nap_dang_vien", "3 đảng viên")} <= stated
    assert trial.document.wards == ("co-giang-26755",)


def test_targets_are_asked_about_and_never_declared_as_results(tmp_path: Path) -> None:
    text = "Phương hướng quý II: phấn đấu thu ngân sách 5 tỷ đồng và kết nạp 4 đảng viên."
    result = imported(word_file(tmp_path, paragraphs(TITLE, OPENING, text)))
    assert "\n  - indicator" not in result.markdown


def test_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = word_file(tmp_path, paragraphs(TITLE, OPENING, "Tặng 12 suất quà."))
    assert imported(path) == imported(path)


def test_path_and_address_are_free_when_the_folder_is_taken(tmp_path: Path) -> None:
    path = word_file(tmp_path, paragraphs(TITLE, OPENING))
    first = imported(path)
    (tmp_path / first.path).parent.mkdir(parents=True)
    second = imported(path)
    assert second.path == first.path.replace("/bai.md", "-2/bai.md")
    assert "\nslug: tong-ket-cong-tac-quy-i-2\n" in second.markdown


def test_official_report_keeps_title_body_and_figures_and_sets_the_rest_aside(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        head = document.add_table(1, 2)
        head.cell(0, 0).text = "UBND PHƯỜNG BẾN THÀNH\nSố: 112/BC-UBND"
        head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBến Thành, ngày 05 tháng 7 năm 2026"
        document.add_paragraph("").add_run("BÁO CÁO").bold = True
        document.add_paragraph("").add_run("KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM 2026").bold = True
        document.add_paragraph("__________")
        document.add_paragraph("Kính gửi: Ủy ban nhân dân Thành phố.")
        document.add_paragraph("Phường Bến Thành thu ngân sách 312,5 tỷ đồng, đạt 58,4% dự toán.")
        table = document.add_table(3, 5)
        rows = (
            ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thực hiện"),
            ("1", "Thu ngân sách", "tỷ đồng", "535", "312,5"),
            ("2", "Kết nạp đảng viên", "đảng viên", "40", "22"),
        )
        for cell, words in zip(table._cells, (words for row in rows for words in row), strict=True):
            cell.text = words
        foot = document.add_table(1, 2)
        foot.cell(0, 0).text, foot.cell(0, 1).text = "Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"

    result = imported(word_file(tmp_path, fill))
    assert "\ntitle: Báo cáo kết quả công tác 6 tháng đầu năm 2026\ndate: 05/07/2026\n" in result.markdown
    assert "\nward: ben-thanh-26743-2025\nperiod: 2026-H1\n" in result.markdown
    assert body_of(result).startswith("Phường Bến Thành thu ngân sách") and "Kính gửi" not in result.markdown
    assert all(count.equal for count in result.report.counts)
    declared = [line for line in result.markdown.split("\n") if line.startswith("    value:")]
    assert declared[0] == "    value: 312,5 tỷ đồng" and "    value: 312,5" not in declared, (
        "a table repeats the sentence"
    )


def test_entry_that_the_build_would_object_to_becomes_a_question_with_its_reason() -> None:
    head = Head(TITLE, "12/04/2019", "bao-cao", ("co-giang-26755",), "2019-Q1")
    entries = [
        Entry("3 đảng viên", "ket_nap_dang_vien"),
        Entry("9 suất quà", "suat_qua"),
        Entry("18 thanh niên", "giao_quan", target="20 thanh niên", attainment="75%"),
    ]
    body = "Kết nạp 3 đảng viên; giao 18 thanh niên trên chỉ tiêu 20 thanh niên, đạt 75%.\n"
    composed = compose(head, entries, body, "content/2019/a/bai.md", REGISTRIES)
    doubts = [entry.doubt for entry in composed.entries]
    assert doubts[0] == "" and "không có trong bài" in doubts[1] and "tính từ hai số đã nêu" in doubts[2]
    assert composed.text.count("\n  - indicator:") == 1 and composed.text.count("\n  # - indicator:") == 2
    assert not composed.trial.errors_by_line()


def test_words_in_a_text_box_or_moved_are_counted_once_and_a_formula_is_named(tmp_path: Path) -> None:
    def words(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    box = f"<w:r><w:pict><w:txbxContent><w:p>{words('Chữ trong hộp.')}</w:p></w:txbxContent></w:pict></w:r>"
    moved = "".join(f'<w:{tag} w:id="{at}" w:author="A">{words("Câu đổi chỗ.")}</w:{tag}>' for at, tag in _MOVES)
    formula = f'<m:oMath xmlns:m="{_MATH}"><m:r><m:t>x = 12</m:t></m:r></m:oMath>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.example.vn" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{words("xem đây")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    def fill(document: Document) -> None:
        paragraphs("Hội nghị sơ kết", "Phường Cô Giang họp ngày 12/4/2019.")(document)
        for inner in (box, moved, formula, field):
            add_xml(document, f"<w:p {W}>{inner}</w:p>")

    report = imported(word_file(tmp_path, fill)).report
    assert all(count.equal for count in report.counts), report.counts
    assert "công thức: x = 12" in report.aside


_MOVES = ((1, "moveFrom"), (2, "moveTo"))
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
