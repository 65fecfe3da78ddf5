"""What is out and what is not: not one byte of a draft, a scheduled or a withdrawn article; nothing that was deleted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plugins.vietnamese.folding import fold
from tests.factories import Project, article, claim
from tests.site.building import Builder
from tests.site.edits import png

MARKS = ["Ẩnnháp", "Ẩnhẹn", "Ẩngỡ"]


def hidden(mark: str, number: int, **keys: str) -> str:
    """An article that carries its mark wherever it could leak: words, figures, address, tag, picture and file."""
    low = fold(mark)
    return article(
        f"{mark} tiêu đề",
        f"{mark} thân bài: còn {number} hộ nghèo.\n\n## {mark} mục\n\n![{mark} cảnh họp]({low}.png)\n\n[{mark} tệp]({low}.pdf)",
        metrics=claim("ho_ngheo", f"{number} hộ nghèo", note=f"{mark} ghi chú"),
        summary=f"{mark} tóm tắt",
        author=f"{mark} tác giả",
        tags="so-lieu-minh-hoa",
        slug=f"{low}-bai",
        ward="nguyen-cu-trinh-26758",
        period="2020-H1",
        **keys,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Project:
    """Three articles that must not be seen among one that must."""
    from tests.factories import bare_project

    project = bare_project(tmp_path_factory.mktemp("hidden") / "project")
    project.write("content/2020/tin.md", article("Tin thường", "Chuyện thường ngày."))
    changes = "\nchanges:\n  - date: 09/07/2020\n    kind: correction\n    note: Gỡ vì nhầm đơn vị"
    for mark, number, keys in [
        (MARKS[0], 7771, {"status": "nháp"}),
        (MARKS[1], 7772, {"date": "2026-06-01 09:00", "ward": ""}),
        (MARKS[2], 7773, {"status": f"gỡ{changes}"}),
    ]:
        text = hidden(mark, number, **{name: value for name, value in keys.items() if value})
        if "2026" in keys.get("date", ""):
            text = text.replace("nguyen-cu-trinh-26758", "ben-thanh-26743-2025")
        low = fold(mark)
        project.write(f"content/2020/{low}.md", text)
        project.write(f"content/2020/{low}.png", png((10, 20, 30)))
        project.write(f"content/2020/{low}.pdf", f"%PDF-1.4 {mark}")
    builder.build(project)
    return project


@pytest.mark.parametrize("mark", MARKS)
def test_nothing_of_an_article_that_is_not_out_is_anywhere_in_the_site(site: Project, mark: str) -> None:
    number = {MARKS[0]: "7771", MARKS[1]: "7772", MARKS[2]: "7773"}[mark]
    wanted = [mark, mark.lower(), mark.upper(), f"{number} hộ"]
    wanted += [fold(mark)] if mark != MARKS[2] else [f"{fold(mark)}.png", f"{fold(mark)}.pdf"]
    for path in site.output.rglob("*"):
        assert mark == MARKS[2] or fold(mark) not in path.name
        if path.is_file():
            content = path.read_bytes()
            for words in wanted:
                assert words.encode() not in content, f"{words} in {path.relative_to(site.output)}"


def test_a_withdrawn_address_says_so_with_the_day_and_the_reason_and_nothing_more(site: Project) -> None:
    page = site.page(f"/tin/2020/07/{fold(MARKS[2])}-bai/")
    assert "Bài viết đã được gỡ" in page
    assert "Gỡ vì nhầm đơn vị" in page
    assert 'name="robots" content="noindex' in page
    for listing in ("sitemap.xml", "feed.xml", "feed.json", "index.html"):
        assert f"{fold(MARKS[2])}-bai" not in (site.output / listing).read_text(encoding="utf-8")


def test_figures_that_are_not_out_make_no_pages(site: Project) -> None:
    assert not (site.output / "chi-tieu/ho_ngheo").exists()
    assert not (site.output / "don-vi/nguyen-cu-trinh-26758/thanh-tich").exists()
    assert not (site.output / "chu-de/so-lieu-minh-hoa").exists()


def test_an_article_is_out_from_its_very_second_on_though_no_file_has_changed(
    project: Project, builder: Builder
) -> None:
    project.write("content/2026/hen.md", article("Đúng giờ", "Tin đúng giờ.", date="2026-06-01 09:00"))
    page = project.output / "tin/2026/06/dung-gio/index.html"
    builder.build(project, now="2026-06-01T08:59:59+07:00")
    assert not page.exists()
    builder.build(project, now="2026-06-01T08:59:59+07:00")
    assert not page.exists()
    builder.build(project, now="2026-06-01T02:00:00+00:00")
    assert page.exists()


def test_an_article_of_a_day_more_than_a_year_ahead_stops_the_build_until_that_day_is_near(
    project: Project, builder: Builder
) -> None:
    project.write("content/2026/xa.md", article("Nhầm năm", "Tin.", date="02/06/2028"))
    told = builder.run(project, now="2027-06-01T23:59:59+07:00")
    (error,) = told.errors
    assert told.code == 1
    assert error.startswith("content/2026/xa.md:3:7: LỖI [ngay-qua-xa] bài ghi ngày 02/6/2028")
    assert "status: draft" in error
    told = builder.run(project, now="2027-06-02T00:00:00+07:00")
    assert (told.code, told.errors) == (0, [])
    assert "hẹn giờ 1" in told.out


def test_a_draft_may_have_any_day(project: Project, builder: Builder) -> None:
    project.write("content/2026/xa.md", article("Nhầm năm", "Tin.", date="02/06/2099", status="draft"))
    assert builder.run(project).issues == []


def test_deleting_an_article_takes_its_pages_figures_and_entries_away(project: Project, builder: Builder) -> None:
    assert (project.output / "don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/index.html").exists()
    project.delete("content/2020/so-ket.md")
    told = builder.build(project)
    assert "bỏ đi" in told.out
    assert not (project.output / "tin/2020/07/so-ket-6-thang").exists()
    assert not (project.output / "don-vi/cau-ong-lanh-26752/thanh-tich").exists()
    assert not (project.output / "chi-tieu/suat_qua").exists()
    assert not (project.output / "chu-de/an-sinh").exists()
    for path in project.output.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".xml", ".json"}:
            assert b"so-ket-6-thang" not in path.read_bytes(), path


def test_unpublishing_is_as_thorough_as_deleting(project: Project, builder: Builder) -> None:
    project.edit("content/2020/so-ket.md", "category: tin-tuc", "category: tin-tuc\nstatus: nháp")
    builder.build(project)
    assert not any("so-ket" in path for path in project.tree())


def test_two_articles_of_one_address_stop_the_build_and_both_are_named_with_a_free_slug(
    project: Project, builder: Builder
) -> None:
    before = project.tree()
    project.write("content/2020/khac.md", article("Tin thứ hai", "Bài khác.", date="20/07/2020"))
    told = builder.run(project)
    assert told.code == 1
    [error] = told.errors
    assert "[slug-trung]" in error
    assert "content/2020/khac.md" in error and "content/2020/tin.md" in error
    assert "slug: tin-thu-hai-2" in error
    assert project.tree() == before


def test_a_draft_may_not_lie_in_wait_at_the_address_of_another_article(project: Project, builder: Builder) -> None:
    project.write("content/2020/khac.md", article("Tin thứ hai", "Nháp.", date="20/07/2020", status="nháp"))
    assert "[slug-trung]" in builder.run(project, "check").out


def test_names_that_differ_only_in_composition_or_case_lose_nothing(
    fresh: Callable[[], Project], builder: Builder
) -> None:
    import unicodedata

    project = fresh()
    composed, parted = (unicodedata.normalize(form, "Hội nghị") for form in ("NFC", "NFD"))
    project.write(f"content/2020/{composed}.md", article("Bài một", f"![Hội trường đông người]({parted}.png)"))
    project.write(f"content/2020/{parted}.md", article("Bài hai", f"Xem [bài ba](<{parted} ba.md>)."))
    project.write(f"content/2020/{composed} ba.md", article("Bài ba", "Chữ."))
    project.write(f"content/2020/{composed}.PNG", png((1, 2, 3)))
    project.write("content/2020/TIN.MD", article("Bài bốn", "Chữ hoa."))
    project.write("content/2020/tin.md", article("Bài năm", "Chữ thường."))
    told = builder.build(project)
    assert "đăng 5." in told.out
    assert "/tin/2020/07/bai-ba/" in project.page("/tin/2020/07/bai-hai/")
    assert "<picture" in project.page("/tin/2020/07/bai-mot/")


def test_a_link_to_an_article_that_is_not_out_is_an_error_with_its_place(project: Project, builder: Builder) -> None:
    project.write("content/2020/nhap.md", article("Nháp", "Chữ.", status="nháp"))
    project.write("content/2020/noi.md", article("Nối", "Xem [bài nháp](nhap.md) và [bài mất](mat.md)."))
    told = builder.run(project)
    assert told.code == 1
    assert [(error.split(":")[1], error.partition("[")[2].partition("]")[0]) for error in told.errors] == [
        ("7", "lien-ket-bai-nhap"),
        ("7", "lien-ket-hong"),
    ]


def test_a_linked_file_is_published_under_a_plain_name_and_an_unlinked_one_is_not(
    project: Project, builder: Builder
) -> None:
    project.write("content/2020/Kế hoạch.pdf", b"%PDF-1.4 linked")
    project.write("content/2020/khac.pdf", b"%PDF-1.4 unlinked")
    project.write("content/2020/noi.md", article("Nối", "Tải [kế hoạch](<Kế hoạch.pdf>)."))
    builder.build(project)
    [published] = [path for path in project.tree() if path.startswith("tep/")]
    assert published.startswith("tep/ke-hoach-") and published.endswith(".pdf")
    assert f'href="/{published}"' in project.page("/tin/2020/07/noi/")


def test_a_program_under_the_name_of_a_report_stops_the_build(project: Project, builder: Builder) -> None:
    project.write("content/2020/bao-cao.pdf", b"MZ\x90\x00")
    project.write("content/2020/noi.md", article("Nối", "Tải [báo cáo](bao-cao.pdf)."))
    told = builder.run(project)
    assert told.code == 1
    assert "[tep-gia-dang]" in told.out


def test_a_file_linked_from_a_withdrawn_article_goes_with_it(project: Project, builder: Builder) -> None:
    project.write("content/2020/ke-hoach.pdf", b"%PDF-1.4 x")
    project.write("content/2020/noi.md", article("Nối", "Tải [kế hoạch](ke-hoach.pdf)."))
    builder.build(project)
    assert any(path.startswith("tep/") for path in project.tree())
    project.edit("content/2020/noi.md", "category: tin-tuc", "category: tin-tuc\nstatus: gỡ")
    builder.build(project)
    assert not any(path.startswith("tep/") for path in project.tree())


def test_a_published_file_is_a_copy_that_saving_the_original_does_not_touch(project: Project, builder: Builder) -> None:
    project.write("content/2020/ke-hoach.pdf", "%PDF-1.4 bản đã duyệt")
    project.write("content/2020/noi.md", article("Nối", "Tải [kế hoạch](ke-hoach.pdf)."))
    builder.build(project)
    before = project.tree()
    with (project.root / "content/2020/ke-hoach.pdf").open("r+b") as editor:  # in place, as many programs save
        editor.write("%PDF-1.4 bản chưa duyệt".encode())
    assert project.tree() == before
