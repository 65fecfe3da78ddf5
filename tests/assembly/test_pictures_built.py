"""Pictures in real builds of tiny sites: what is published, what is refused and in which words."""

from __future__ import annotations

import io
import os
import re
import struct
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.factories import Project, article, bare_project
from tests.site.building import Builder, Told

SECRET = "BI-MAT-10.7769"
ALT = "Bà con khu phố 3 nhận quà"


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    with Builder() as running:
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return bare_project(tmp_path / "site")


def photo(colour: str = "teal", size: tuple[int, int] = (700, 500), taken: str = "2020:07:07 08:00:00") -> bytes:
    """A small JPEG with all that a phone adds."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = SECRET, taken
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 46.0, 36.8), 3: "E", 4: (106.0, 42.0, 3.0)})
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG", exif=exif, comment=SECRET.encode())
    return buffer.getvalue()


def pictures_of(project: Project) -> list[str]:
    return sorted(path.name for path in project.output.glob("anh/*"))


def tell(project: Project, builder: Builder, body: str, **keys: str) -> Told:
    project.write("content/2020/tin.md", article("Tin ảnh", body, **keys))
    return builder.run(project)


def line_of(project: Project, words: str) -> int:
    return next(
        number for number, line in enumerate(project.read("content/2020/tin.md").split("\n"), 1) if words in line
    )


def test_a_page_shows_its_lead_picture_at_once_and_a_gallery_when_scrolled_to(
    project: Project, builder: Builder
) -> None:
    for name, colour in [("mot", "red"), ("hai", "green"), ("ba", "blue"), ("bon", "black"), ("thua", "white")]:
        project.write(f"content/images/{name}.jpg", photo(colour))
    project.write("content/images/ảnh.yaml", "mot.jpg:\n  chú thích: Toàn cảnh\n  nguồn: Ban biên tập\n")
    body = (
        f'Mở đầu.\n\n- ![{ALT} lần 1](hai.jpg "Sáng thứ hai")\n- ![{ALT} lần 2](ba.jpg) Chiều thứ ba\n\n'
        f'![{ALT} lần 3](bon.jpg "Tối thứ tư")\n\nKết.'
    )
    project.write("content/2020/tin.md", article("Tin ảnh", body, image="mot.jpg", image_alt=ALT))
    builder.build(project)
    page = project.page("/tin/2020/07/tin-anh/")
    images = re.findall(r"<img [^>]*>", page)
    shown = [image for image in images if "/anh/" in image]
    assert len(shown) == 4
    assert ['loading="lazy"' in image for image in shown] == [False, True, True, True]
    assert all('width="700" height="500"' in image and "alt=" in image for image in shown)
    sources = re.findall(r'<source type="image/webp" srcset="([^"]*)" sizes="([^"]*)">', page)
    assert len(sources) == 4
    assert all(re.fullmatch(r"/anh/\S+-480\.webp 480w, /anh/\S+-700\.webp 700w", srcset) for srcset, _ in sources)
    assert len({sizes for _, sizes in sources[1:3]}) == 1 and sources[1][1] != sources[3][1]
    assert page.count('class="cp-gallery"') == 1
    for words in ("Toàn cảnh", "Ban biên tập", "Sáng thứ hai", "Chiều thứ ba", "Tối thứ tư"):
        assert len(re.findall(rf">\s*{words}\s*<", page)) == 1, words
    assert "cp-picture:" not in page
    assert len(pictures_of(project)) == 4 * 3
    for link in re.findall(r"/anh/[^\s\"]+", page):
        assert (project.output / link[1:]).is_file()


def test_originals_their_metadata_and_unused_photos_stay_at_home(project: Project, builder: Builder) -> None:
    project.write("content/images/dung.jpg", photo())
    project.write("content/images/thua.jpg", photo("red"))
    project.write("content/2020/nhap.md", article("Nháp", f"![{ALT}](nhap.jpg)", status="nháp"))
    project.write("content/2020/nhap.jpg", photo("blue"))
    assert tell(project, builder, f"![{ALT}](dung.jpg)").code == 0
    originals = {path.read_bytes() for path in (project.root / "content").rglob("*.jpg")}
    published = [path for path in project.output.rglob("*") if path.suffix in (".jpg", ".webp", ".png")]
    assert {path.name.split("-")[0] for path in project.output.glob("anh/*")} == {"dung"}
    assert len(list(project.output.glob("the/*.png"))) >= 5
    for path in published:
        content = path.read_bytes()
        assert content not in originals
        assert metadata_bytes(content) == 0, path.name
        assert SECRET.encode() not in content


def metadata_bytes(content: bytes) -> int:
    """Bytes of a JPEG, WebP or PNG that are neither pixels nor what is needed to decode them."""
    if content[:2] == b"\xff\xd8":
        at, found = 2, 0
        while content[at + 1] != 0xDA:
            length = struct.unpack(">H", content[at + 2 : at + 4])[0]
            if 0xE1 <= content[at + 1] <= 0xEF or content[at + 1] == 0xFE:
                found += length
            at += 2 + length
        return found
    if content[:4] == b"RIFF":
        at, found = 12, 0
        while at < len(content):
            length = struct.unpack("<I", content[at + 4 : at + 8])[0]
            found += length if content[at : at + 4] not in (b"VP8 ", b"VP8L") else 0
            at += 8 + length + length % 2
        return found
    return sum(content.count(kind) for kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP", b"tIME"))


def test_a_site_that_asks_for_avif_offers_it_before_the_other_formats(project: Project, builder: Builder) -> None:
    project.write("content/2020/anh.jpg", photo())
    body = f"![{ALT}](anh.jpg)"
    assert tell(project, builder, body).code == 0
    assert not [name for name in pictures_of(project) if name.endswith(".avif")]
    project.write("content/data/site.yaml", project.read("content/data/site.yaml") + "avif: có\n")
    assert tell(project, builder, body).code == 0
    smallest = next(name for name in pictures_of(project) if name.endswith("-480.avif"))
    assert b"ftypavif" in (project.output / "anh" / smallest).read_bytes()[:32]
    page = (project.output / "tin/2020/07/tin-anh/index.html").read_text(encoding="utf-8")
    assert page.index('type="image/avif"') < page.index('type="image/webp"')


def test_a_deleted_picture_is_gone_and_the_site_equals_a_clean_one(project: Project, builder: Builder) -> None:
    for name, colour in [("a", "red"), ("b", "green")]:
        project.write(f"content/images/{name}.jpg", photo(colour))
    assert tell(project, builder, f"![{ALT}](a.jpg)\n\n![{ALT} khác](b.jpg)").code == 0
    stored = {path.name for path in (project.root / ".cache/pictures").glob("??/*")}
    cards = {path.name for path in (project.output / "the").glob("*.png")}
    assert len(stored) == 2 * 4
    project.delete("content/images/b.jpg")
    project.write("content/2020/tin.md", article("Tin đổi tên", f"![{ALT}](a.jpg)", slug="tin-anh"))
    builder.build(project)
    after = project.tree()
    assert {name.split("-")[0] for name in pictures_of(project)} == {"a"}
    assert len({path.name for path in (project.root / ".cache/pictures").glob("??/*")} & stored) == 4
    assert len(cards - {path.name for path in (project.output / "the").glob("*.png")}) == 1
    builder.build(project, fresh=True)
    assert project.tree() == after
    clean = bare_project(project.root.parent / "clean")
    for path in ("content/2020/tin.md", "content/images/a.jpg"):
        clean.write(path, (project.root / path).read_bytes())
    builder.build(clean)
    assert clean.tree() == after


def test_a_fresh_clone_with_the_store_kept_encodes_nothing_and_damage_is_mended(
    project: Project, builder: Builder
) -> None:
    project.write("content/images/a.jpg", photo("red"))
    project.write("content/2020/nhap.md", article("Nháp", f"![{ALT}](a.jpg)", status="nháp"))
    assert tell(project, builder, f"![{ALT}](a.jpg)").code == 0
    clone = bare_project(project.root.parent / "clone")
    for path in ("content/2020/tin.md", "content/2020/nhap.md", "content/images/a.jpg"):
        clone.write(path, (project.root / path).read_bytes())
    store = clone.root / ".cache/pictures"
    store.parent.mkdir()
    (project.root / ".cache/pictures").rename(store)
    before = {path: path.stat().st_mtime_ns for path in store.glob("??/*")}
    builder.build(clone)
    assert {path: path.stat().st_mtime_ns for path in store.glob("??/*")} == before
    assert clone.tree() == project.tree()
    for path in (clone.root / "output").glob("anh/*"):
        path.unlink()
    victims = sorted(store.glob("??/*.webp"))
    victims[0].unlink()
    victims[0].write_bytes(b"RIFF")
    sorted(store.glob("??/*.json"))[0].write_bytes(b"{")
    told = builder.build(clone)
    assert clone.tree() == project.tree()
    assert any("kho-anh-hong" in line for line in told.issues)


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size; its pixels are a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


HEIC = b"\0\0\0\x18ftypheic" + bytes(200)
REFUSED: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("truncated", lambda: photo()[:900], "anh-hong", "lưu lại thành tệp .jpg"),
    ("41 megapixels", lambda: png_of(8200, 5000), "anh-qua-lon", "thu nhỏ ảnh"),
    ("bomb", lambda: png_of(60_000, 60_000), "anh-qua-lon", "thu nhỏ ảnh"),
    ("HTML", lambda: b"<!doctype html><script>1</script>" + bytes(99), "anh-sai-loai", "“Lưu hình ảnh”"),
    ("SVG", lambda: b"<svg xmlns='x' onload='1'/>" + bytes(99), "anh-sai-loai", "PNG"),
    ("HEIC", lambda: HEIC, "anh-sai-loai", "Tương thích nhất"),
    ("Word", lambda: b"PK\x03\x04" + bytes(99), "anh-sai-loai", ".jpg"),
    ("empty", lambda: b"", "anh-rong", "chép lại ảnh"),
    ("21 MB", lambda: photo() + bytes(21 * 1024 * 1024), "anh-qua-nang", "thu nhỏ ảnh"),
]


def test_every_refused_photo_names_its_article_line_and_cure_and_the_old_site_stays(
    project: Project, builder: Builder
) -> None:
    project.write("content/images/tot.jpg", photo())
    assert tell(project, builder, f"![{ALT}](tot.jpg)").code == 0
    before = project.tree()
    body = []
    for number, (_, make, _, _) in enumerate(REFUSED):
        project.write(f"content/images/hong-{number}.jpg", make())
        body.append(f"![{ALT} lần {number}](hong-{number}.jpg)")
    os.mkfifo(project.root / "content/images/ong.jpg")
    body.append(f"![{ALT} qua ống](ong.jpg)")
    told = tell(project, builder, "\n\n".join(body))
    assert told.code == 1
    assert project.tree() == before
    for number, (what, _, code, cure) in enumerate(REFUSED):
        line = next((line for line in told.errors if f"hong-{number}.jpg" in line), "")
        at = line_of(project, f"(hong-{number}.jpg)")
        assert line.startswith(f"content/2020/tin.md:{at}:"), what
        assert f"[{code}]" in line and cure in line.split(" | cách sửa: ")[1], what
    piped = [line for line in told.errors if "ong.jpg" in line]
    assert any(line.startswith(f"content/2020/tin.md:{line_of(project, '(ong.jpg)')}:") for line in piped)
    assert any("tep-dac-biet" in line for line in piped)
    checked = builder.run(project, "check")
    assert checked.code == 1
    assert [line for line in checked.errors if "hong-" in line] == [line for line in told.errors if "hong-" in line]


def test_a_draft_may_name_a_broken_picture(project: Project, builder: Builder) -> None:
    project.write("content/images/hong.jpg", b"<html>")
    assert tell(project, builder, f"![{ALT}](hong.jpg)", status="nháp").code == 0
    assert pictures_of(project) == []


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"image": "a.jpg"}, ""),
        ({"image": "a.jpg", "image_alt": "ảnh"}, "anh-mo-ta-rong-nghia"),
        ({"image": "a.jpg", "image_alt": "IMG_20200707_0805"}, "anh-mo-ta-la-ten-tep"),
        ({"image": "a.jpg", "image_alt": "a.jpg"}, "anh-mo-ta-la-ten-tep"),
    ],
)
def test_a_lead_picture_without_a_telling_description_is_refused(
    project: Project, builder: Builder, keys: dict[str, str], code: str
) -> None:
    project.write("content/images/a.jpg", photo())
    told = tell(project, builder, "Một câu.", **keys)
    assert told.code == 1
    assert len(told.errors) == 1
    assert told.errors[0].startswith("content/2020/tin.md:")
    assert code in told.errors[0]


def test_a_picture_in_the_text_needs_a_telling_description_too(project: Project, builder: Builder) -> None:
    project.write("content/images/a.jpg", photo())
    told = tell(project, builder, "![](a.jpg)\n\n![Hình 1](a.jpg)")
    assert [line.split("[")[1].split("]")[0] for line in told.errors] == ["anh-thieu-mo-ta", "anh-mo-ta-rong-nghia"]
    project.write("content/images/ảnh.yaml", f"a.jpg:\n  mô tả: {ALT}\n")
    assert tell(project, builder, "![](a.jpg)").code == 0
    assert f'alt="{ALT}"' in project.page("/tin/2020/07/tin-anh/")


def test_a_name_is_found_in_any_form_and_a_slip_gets_a_suggestion(project: Project, builder: Builder) -> None:
    project.write(unicodedata.normalize("NFD", "content/images/2020/Hội nghị.JPG"), photo())
    for written in ("hội nghị.jpg", "2020/HỘI NGHỊ.JPG", unicodedata.normalize("NFD", "Hội nghị.jpg")):
        assert tell(project, builder, f"![{ALT}](<{written}>)").code == 0, written
    assert pictures_of(project) == [
        "hoi-nghi-" + name.split("-")[2] + end
        for name, end in zip(pictures_of(project), ("-480.webp", "-700.jpg", "-700.webp"), strict=True)
    ]
    told = tell(project, builder, f"Chữ.\n\n![{ALT}](<hoi-nghi.jpeg>)")
    assert told.code == 1
    assert told.errors[0].startswith(f"content/2020/tin.md:{line_of(project, 'hoi-nghi')}:")
    assert "có phải “images/2020/Hội nghị.JPG”" in unicodedata.normalize("NFC", told.errors[0])


def test_children_need_consent_and_an_old_photo_is_only_a_hint(project: Project, builder: Builder) -> None:
    project.write("content/images/a.jpg", photo(taken="2018:01:01 10:00:00"))
    project.write("content/images/ảnh.yaml", "a.jpg:\n  trẻ em: có\n")
    told = tell(project, builder, f"![{ALT}](a.jpg)")
    assert told.code == 1
    assert "[anh-tre-em]" in told.errors[0] and "đồng ý: có" in told.errors[0]
    project.write("content/images/ảnh.yaml", "a.jpg:\n  trẻ em: có\n  đồng ý: có\n")
    told = tell(project, builder, f"![{ALT}](a.jpg)")
    assert (told.code, [line for line in told.issues if "[anh-khac-ngay]" in line]) == (0, told.issues)
    assert "01/01/2018" in told.issues[0]
    assert builder.build(project).issues == told.issues, "a later build says it again"
    assert tell(project, builder, f'![{ALT}](a.jpg "Ảnh tư liệu")').issues == []


def test_the_editor_of_an_animation_learns_that_it_will_stand_still(project: Project, builder: Builder) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    project.write("content/images/dong.gif", buffer.getvalue())
    told = tell(project, builder, f"![{ALT}](dong.gif)")
    assert told.code == 0
    assert "[anh-dong]" in told.issues[0] and "khung hình đầu tiên" in told.issues[0]
    assert [name.rsplit("-", 1)[1] for name in pictures_of(project)] == ["60.jpg", "60.webp"]


def test_a_standing_page_has_no_day_that_its_photos_could_be_far_from(project: Project, builder: Builder) -> None:
    project.write("content/images/mot.jpg", photo())
    project.write("content/pages/gioi-thieu.md", f"---\ntitle: Giới thiệu\n---\n\n![{ALT}](mot.jpg)\n")
    assert builder.build(project).issues == []
    assert "anh-khac-ngay" in tell(project, builder, f"![{ALT}](mot.jpg)", date="08/10/2020").out
