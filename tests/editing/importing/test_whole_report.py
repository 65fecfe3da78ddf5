"""The report of July 2020 in our own words, saved as Word would: from the file to an article that may be published."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document

from plugins.domain.issue import Severity
from plugins.editing.importing.proving import try_article
from tests.editing.importing.word_files import REGISTRIES, ROOT, W, add_photo, add_xml, body_of, imported, word_file
from tests.factories import SEED_ARTICLE, SEED_FIGURES, figures_of

REPORT = ROOT / SEED_ARTICLE
TITLE = "Phường Cầu Ông Lãnh sơ kết công tác 6 tháng đầu năm 2020"


def report(document: Document) -> None:
    """The body of the site's one real report as Word paragraphs, with a table and two pictures."""
    document.add_paragraph(TITLE)
    body = REPORT.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    for number, block in enumerate(body.strip().split("\n\n")):
        for line in block.split("\n"):
            if not line.startswith(("![", "|")):
                document.add_paragraph(line.lstrip("#- "), style="Heading 2" if line.startswith("#") else None)
        if number == 1:
            add_photo(document, "#336699", alt="Hội trường nhìn từ hàng ghế cuối")
            document.add_paragraph("Quang cảnh hội nghị")
            table = document.add_table(rows=2, cols=2)
            for at, words in enumerate(("Nội dung", "Kết quả", "Đại hội Đảng bộ phường", "Đã tổ chức")):
                table.cell(at // 2, at % 2).text = words
    add_photo(document, "#993344", alt="Trao Giấy khen trên sân khấu")
    document.add_paragraph("Trao Giấy khen cho các tập thể và cá nhân")


def test_all_figures_of_a_report_arrive_with_their_attainments_and_the_article_passes(tmp_path: Path) -> None:
    result = imported(word_file(tmp_path, report))
    trial = try_article(result.path, result.markdown.replace("status: draft", "status: published"), REGISTRIES)
    assert trial.document is not None and not [i for i in trial.issues if i.severity is Severity.ERROR]
    assert sorted(figures_of(trial.document)) == sorted(SEED_FIGURES)
    assert trial.document.wards == ("cau-ong-lanh-26752",)
    assert [count.in_article for count in result.report.counts if count.name in ("bảng", "ảnh")] == [1, 2]


def test_a_line_without_full_stop_below_a_picture_is_its_caption(tmp_path: Path) -> None:
    body = body_of(imported(word_file(tmp_path, report)))
    assert '"Quang cảnh hội nghị")' in body
    assert body.endswith('"Trao Giấy khen cho các tập thể và cá nhân")')


def test_hidden_text_stays_out_of_the_article_and_is_named_in_the_account(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(TITLE)
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Ghi chú nội bộ, không đăng</w:t></w:r>"
        shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Phường họp sơ kết.</w:t></w:r>'
        add_xml(document, f"<w:p {W}>{hidden}{shown}</w:p>")

    result = imported(word_file(tmp_path, fill))
    assert body_of(result) == "Phường họp sơ kết."
    assert ("đoạn chữ ẩn", 1) in result.report.lost
    assert "chữ ẩn: Ghi chú nội bộ, không đăng" in result.report.text()
