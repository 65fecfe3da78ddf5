"""What must never get in or out, tried on whole sites: paths that lead outside, links, pipes, odd names, wrong settings."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import WARDS, Project, article
from tests.site.building import Builder
from tests.site.edits import png

SECRET = b"BIMATCUCDO"
SPELLINGS = [
    "../../../ngoai.pdf",
    "%2e%2e/%2e%2e/%2e%2e/ngoai.pdf",
    "%252e%252e/%252e%252e/%252e%252e/ngoai.pdf",
    "{root}/ngoai.pdf",
    "file://{root}/ngoai.pdf",
    "..\\..\\..\\ngoai.pdf",
    "../../../ngoai.pdf%00.pdf",
    "../../../NGOAI.PDF",
    "../../../ngoa\u0069\u0323.pdf",
    "....//....//....//ngoai.pdf",
    "/content/../../ngoai.pdf",
    "{{attach}}../../../ngoai.pdf",
    "{{static}}/../../ngoai.pdf",
    "{{filename}}/../../ngoai.pdf",
    "lien-ket.pdf",
]


def test_no_spelling_of_a_path_leads_out_of_content(fresh: Callable[[], Project], builder: Builder) -> None:
    project = fresh()
    outside = project.root.parent / "ngoai.pdf"
    outside.write_bytes(b"%PDF-1.4 " + SECRET)
    written = {}
    for number, spelling in enumerate(SPELLINGS):
        target = spelling.format(root=project.root.parent)
        for kind, text in {
            "link": article(f"Bài {number}", f"[tệp](<{target}>)", slug=f"a-{number}"),
            "picture": article(f"Ảnh {number}", f"![Bà con nhận quà](<{target}>)", slug=f"b-{number}"),
            "lead": article(f"Đầu {number}", image=f"'{target}'", image_alt="Bà con nhận quà", slug=f"c-{number}"),
        }.items():
            path = f"content/2020/{kind}-{number}.md"
            project.write(path, text)
            written[path] = spelling
    (project.root / "content/2020/lien-ket.pdf").symlink_to(outside)
    told = builder.run(project)
    assert told.code == 1, told.err
    complained = {line.partition(":")[0] for line in told.errors}
    assert {path: spelling for path, spelling in written.items() if path not in complained} == {}
    assert not project.output.exists()
    assert sorted(path.name for path in project.root.parent.iterdir()) == [project.root.name, "ngoai.pdf"]


LINKS = {
    "content/2020/bai.md": "ngoai/bai.md",
    "content/2020/thu-muc": "ngoai",
    "content/2020/vong": "..",
    "content/2020/dut.md": "khong-co.md",
    "content/images": "ngoai",
    "content/pages": "ngoai",
    "content/images2/ảnh.yaml": "ngoai/bai.md",
}
SETTINGS = ["site.yaml", "indicators.yaml", "wards.csv", "lineage.csv", "redirects.yaml", "publish.yaml"]


@pytest.mark.parametrize("place", LINKS)
def test_a_symbolic_link_is_refused_by_name_and_not_followed(project: Project, builder: Builder, place: str) -> None:
    before = project.tree()
    outside = project.root.parent / "ngoai"
    outside.mkdir()
    (outside / "bai.md").write_text(article("Ngoài", SECRET.decode()), encoding="utf-8")
    link = project.root / place
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(LINKS[place] if LINKS[place] == ".." else project.root.parent / LINKS[place])
    told = builder.run(project)
    assert told.code == 1
    assert [line.partition(": ")[0] for line in told.errors] == [place]
    assert SECRET.decode() not in told.out
    assert project.tree() == before


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("kind", ["pipe", "link"])
def test_settings_that_are_no_plain_file_end_with_2_and_are_not_opened(
    project: Project, builder: Builder, name: str, kind: str
) -> None:
    before = project.tree()
    place = project.root / "content/data" / name
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)  # opening it would wait for ever
    else:
        place.symlink_to(project.root / "pelicanconf.py")
    told = builder.run(project)
    assert (told.code, [line.partition(": ")[0] for line in told.errors]) == (2, [f"content/data/{name}"])
    assert project.tree() == before


@pytest.mark.parametrize("place", ["2020/ong.md", "2020/ong.pdf", "images/ong.jpg", "images/ảnh.yaml", "pages/ong.md"])
def test_a_pipe_among_the_sources_is_refused_and_does_not_hold_the_build(
    project: Project, builder: Builder, place: str
) -> None:
    path = project.root / "content" / place
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    told = builder.run(project)
    assert (told.code, [line.partition(": ")[0] for line in told.errors]) == (1, [f"content/{place}"])


REFUSED_NAMES = [
    ".env", ".htaccess", ".git", "..png", "x.php", "x.png.php", "run.js", "a.svg", "a.html", "khoa.pem", "id_rsa",
    "a\nb.png", "a\tb.png", "a\x1b[31m.png", "a.exe", "a.sh", "a.zip", "a.heic", "a.tiff", "khong-duoi",
]  # fmt: skip
IGNORED_NAMES = ["Thumbs.db", "~$x.docx", "a.bak", "a.png~", ".ds_store", "a.jpg.part"]
ODD_NAMES = [
    "anh 1.png", 'a"onerror=x.png', "ẢNH Việt.PNG", "a'b.png", "a&b.png", "a#b.png", "a?b.png", "a%2e%2e.png",
    "a\\b.png", "a;rm -rf.png", "a<b>.png", "$(x).png", "-rf.png", "x.php.png", "a\u202egnp.png", "a\u200bb.png",
    "İ.png", "ﬁ.png", "CON.png", "👍.png", "a.PnG", "_.png", "a..png", "a" * 240 + ".png",
]  # fmt: skip


@pytest.mark.parametrize("name", REFUSED_NAMES)
def test_a_file_of_a_type_or_name_that_is_never_published_stops_the_build(
    tmp_path: Path, fresh: Callable[[], Project], builder: Builder, name: str
) -> None:
    project = fresh()
    project.write(f"content/images/{name}", SECRET)
    told = builder.run(project)
    assert told.code == 1
    assert len(told.errors) == 1 and told.errors[0].startswith("content/images/")


def test_odd_names_are_published_under_plain_ones_and_unused_or_ignored_files_not_at_all(
    fresh: Callable[[], Project], builder: Builder
) -> None:
    project = fresh()
    for name in IGNORED_NAMES:
        project.write(f"content/images/{name}", SECRET)
    for number, name in enumerate(ODD_NAMES):
        project.write(f"content/images/{name}", png((number, 200 - number, 9), 16))
    shown = [name for name in ODD_NAMES if not set(name) & set("\\<>\u202e\u200b")]  # the others no Markdown can name
    body = "\n\n".join(f"![Bà con họp tổ số {number}](<{name.replace('%', '%25').replace('#', '%23').replace('?', '%3f')}>)"
                       for number, name in enumerate(shown))  # fmt: skip
    project.write("content/2020/anh.md", article("Ảnh", body))
    told = builder.run(project)
    assert told.code == 0, told.out
    assert f"ảnh dùng {len(shown)}" in told.out and f"ảnh chưa dùng {len(ODD_NAMES) - len(shown)}" in told.out
    files = [path for path in project.tree() if path.startswith("anh/")]
    assert len({path.split("/")[-1].rsplit("-", 2)[0] for path in files}) > 10
    assert all(path.isascii() and not set(path) & set(" \"'&#?%\\;<>$") for path in files)
    assert all(SECRET not in (project.output / path).read_bytes() for path in project.tree())


def edited(path: str, old: str, new: str) -> Callable[[Project], object]:
    return lambda project: project.edit(path, old, new)


def written(path: str, content: str | bytes) -> Callable[[Project], object]:
    return lambda project: project.write(path, content)


def appended(line: str) -> Callable[[Project], object]:
    return lambda project: project.write("pelicanconf.py", f"{project.read('pelicanconf.py')}\n{line}\n")


DEEP = "a: " + "[" * 3000 + "]" * 3000
SITE, INDICATORS, UNITS = "content/data/site.yaml", "content/data/indicators.yaml", "content/data/wards.csv"
PUBLISH, CONF = "content/data/publish.yaml", "pelicanconf.py"
WRONG: dict[str, tuple[str, Callable[[Project], object]]] = {
    "another time zone": (CONF, edited(CONF, "Asia/Ho_Chi_Minh", "Sai Gon")),
    "coordinated universal time": (CONF, edited(CONF, "Asia/Ho_Chi_Minh", "UTC")),
    "a slip of Python": (CONF, appended("((")),
    "an error in the settings": (CONF, appended("raise ValueError('x')")),
    "settings that end the program": (CONF, appended("raise SystemExit(0)")),
    "a plugin that there is not": (CONF, edited(CONF, "plugins.opendata.plugin", "plugins.opendat.plugin")),
    "a plugin left out": (CONF, edited(CONF, '    "plugins.opendata.plugin",\n', "")),
    "another folder of content": (CONF, edited(CONF, 'PATH = "content"', 'PATH = "noi-dung"')),
    "static files of Pelican": (CONF, appended("STATIC_PATHS = ['images']")),
    "no Pelican settings": (CONF, lambda project: project.delete(CONF)),
    "no theme": ("theme/templates", lambda project: shutil.rmtree(project.root / "theme")),
    "an address that is none": (SITE, edited(SITE, "https://phuong.example.vn", "javascript:alert(1)")),
    "a category twice": (SITE, edited(SITE, "id: bao-cao", "id: tin-tuc")),
    "a tag that climbs": (SITE, edited(SITE, "id: an-sinh", "id: ../an-sinh")),
    "a ward that there is not": (SITE, edited(SITE, "nguyen-cu-trinh-26758", "nguyen-cu-trinh-2675")),
    "site.yaml in UTF-16": (SITE, written(SITE, "name: a".encode("utf-16"))),
    "site.yaml without end": (SITE, written(SITE, DEEP)),
    "an empty site.yaml": (SITE, written(SITE, "")),
    "an indicator twice": (INDICATORS, edited(INDICATORS, "id: suat_qua", "id: ho_ngheo")),
    "an indicator of no group": (INDICATORS, edited(INDICATORS, "group: an_sinh", "group: khong")),
    "no indicators": (INDICATORS, lambda project: project.delete(INDICATORS)),
    "a day that there is not": (UNITS, edited(UNITS, "2025-07-01", "2025-13-41")),
    "another heading": (UNITS, edited(UNITS, "id,code", "code,id")),
    "units in UTF-16": (UNITS, written(UNITS, WARDS.encode("utf-16"))),
    "a target of no kind": (PUBLISH, written(PUBLISH, "targets:\n  chinh:\n    kind: ftp\n")),
    "a password in publish.yaml": (PUBLISH, written(PUBLISH, "targets:\n  a:\n    kind: zip\n    password: x\n")),
    "publish.yaml without end": (PUBLISH, written(PUBLISH, DEEP)),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_settings_end_with_2_at_their_place_and_change_no_byte(
    project: Project, builder: Builder, name: str
) -> None:
    path, spoil = WRONG[name]
    before = project.tree()
    spoil(project)
    for command in ("build", "check"):
        told = builder.run(project, command)
        assert told.code == 2, told.out + told.err
        assert told.errors and all(line.startswith(f"{path}:") for line in told.errors), told.out
        assert "Traceback" not in told.out + told.err
    assert project.tree() == before


@pytest.mark.parametrize(
    "text", [DEEP, "\n".join(" " * depth + "a:" for depth in range(1500)), "a: &a [*a]", "- a", "a"]
)
def test_a_list_of_old_addresses_that_cannot_be_read_is_an_error_of_that_file(
    project: Project, builder: Builder, text: str
) -> None:
    project.write("content/data/redirects.yaml", text)
    told = builder.run(project)
    assert told.code == 1
    assert told.errors and all(line.startswith("content/data/redirects.yaml:") for line in told.errors)
