"""A file that would harm, hang or confuse is refused with one message and leaves the importer alive."""

from __future__ import annotations

import errno
import io
import random
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.editing.importing.limits import Limits
from plugins.editing.importing.worker import out_of_memory
from tests.editing.importing.word_files import imported, paragraphs, refused, repacked, word_file

_GOOD = paragraphs("Hội nghị sơ kết", "Phường Cô Giang họp ngày 12/4/2019.")


def _archive(*entries: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", kind) as package:
        for name, content in entries:
            package.writestr(name, content)
    return stream.getvalue()


_DOCUMENT = (
    "word/document.xml",
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"", "nhap-tep-trong"),
        ("a.docx", b"hello", "nhap-khong-phai-docx"),
        ("a.docx", b"%PDF-1.7 ...", "nhap-pdf"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "nhap-doc-cu"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "nhap-hong"),
        ("a.docx", _archive(("a.txt", b"x")), "nhap-khong-phai-docx"),
        ("a.docx", _archive(_DOCUMENT, ("word/media/a.bin", bytes(30_000_000))), "nhap-bom-nen"),
        ("a.docx", _archive(_DOCUMENT, *((f"word/{n}.bin", b"x") for n in range(250))), "nhap-bom-nen"),
        ("a.docx", _archive(_DOCUMENT, ("../../x.xml", b"<a/>")), "nhap-duong-dan-la"),
        ("a.docx", _archive(_DOCUMENT, ("/etc/x.xml", b"<a/>")), "nhap-duong-dan-la"),
        ("a.docx", _archive(_DOCUMENT, ("C:\\x.xml", b"<a/>")), "nhap-duong-dan-la"),
        ("a.docx", _archive(_DOCUMENT, ("word/styles.xml", b"<a><b></a>")), "nhap-hong"),
        ("a.docx", _archive(_DOCUMENT, ("word/x.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')), "nhap-thuc-the"),
        (
            "a.docx",
            _archive(("word/document.xml", b"<x>" * 5000 + b"</x>" * 5000), kind=zipfile.ZIP_STORED),
            "nhap-hong",
        ),
        ("a.doc", b"anything", "nhap-doc-cu"),
        ("a.pdf", b"%PDF-1.7", "nhap-pdf"),
        ("a.xlsx", b"PK", "nhap-bang-tinh"),
        ("a.csv", b"a;b", "nhap-bang-tinh"),
        ("a.jpg", b"\xff\xd8\xff", "nhap-anh"),
        ("a.HEIC", b"ftyp", "nhap-anh"),
        ("a.odt", b"PK", "nhap-loai-la"),
        ("a.rtf", b"{\\rtf1", "nhap-loai-la"),
        ("~$bao-cao.docx", b"x", "nhap-tep-tam"),
        ("a.txt", b"  \n ", "nhap-tep-trong"),
        ("a.txt", bytes(range(256)) * 40, "nhap-khong-phai-txt"),
        ("a.txt", _archive(_DOCUMENT), "nhap-khong-phai-txt"),
    ],
)
def test_bad_file_gets_one_message_with_a_cure(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    issue = refused(path)
    assert issue.code == code
    assert issue.cure and issue.problem and issue.place.path == name
    assert sorted(tmp_path.iterdir()) == [path]


def test_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "khong-co.docx").code == "nhap-khong-mo-duoc"


def test_entities_in_another_encoding_are_seen_too(tmp_path: Path) -> None:
    evil = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'

    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = evil.encode("utf-16")

    assert refused(repacked(word_file(tmp_path, _GOOD), change)).code == "nhap-thuc-the"


def test_worker_that_needs_too_much_of_the_processor_is_stopped(tmp_path: Path) -> None:
    digits = random.Random(1)
    lines = "".join(f"<w:p><w:r><w:t>{digits.getrandbits(99)}</w:t></w:r></w:p>" for _ in range(60_000))

    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", f"{lines}<w:sectPr".encode(), 1)

    assert refused(repacked(word_file(tmp_path, _GOOD), change), Limits(seconds=1)).code == "nhap-qua-lau"


def test_worker_that_gives_no_answer_is_killed(tmp_path: Path) -> None:
    assert refused(word_file(tmp_path, _GOOD), Limits(patience=0)).code == "nhap-qua-lau"


def test_worker_that_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    issue = refused(word_file(tmp_path, _GOOD), Limits(memory_bytes=40 * 1024 * 1024))
    assert issue.code in ("nhap-het-bo-nho", "nhap-qua-lau")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, ""),
        ValueError("out of memory: line 1"),
        ImportError("cannot allocate memory"),
    ],
)
def test_lack_of_memory_is_known_in_the_words_of_any_library(error: Exception) -> None:
    assert out_of_memory(error) and not out_of_memory(ValueError("no element found"))


def test_folder_is_not_called_a_kind_of_file(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "nhap-thu-muc"


def test_missing_file_is_answered_with_the_one_beside_that_was_meant(tmp_path: Path) -> None:
    word_file(tmp_path, _GOOD)
    assert "có phải “bao-cao.docx”?" in refused(tmp_path / "bao cao").problem
    assert "có phải" not in refused(tmp_path / "hoan-toan-khac.docx").problem


def test_picture_without_its_relation_does_not_keep_the_report_out(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        drawing = (
            '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
            '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
            '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId999"/>'
            "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p><w:sectPr"
        )
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", drawing.encode(), 1)

    result = imported(repacked(word_file(tmp_path, _GOOD), change))
    assert sum(number for name, number in result.report.lost if "ảnh" in name) == 1


def test_strict_open_xml_is_counted_like_any_other_word_file(tmp_path: Path) -> None:
    plain = imported(word_file(tmp_path, _GOOD)).report.counts

    def change(parts: dict[str, bytes]) -> None:
        usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        for name in ("word/document.xml", "word/styles.xml"):
            parts[name] = parts[name].replace(usual, strict)

    assert imported(repacked(word_file(tmp_path, _GOOD), change)).report.counts == plain


def test_picture_that_lies_elsewhere_is_not_fetched_but_counted(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        relations = parts["word/_rels/document.xml.rels"].decode()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        link = (
            f'<Relationship Id="rIdX" Type="{kind}" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
        )
        parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", link).encode()
        drawing = (
            '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
            '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
            '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rIdX"/>'
            "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p><w:sectPr"
        )
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", drawing.encode(), 1)

    result = imported(repacked(word_file(tmp_path, _GOOD), change))
    assert not result.pictures and "root:" not in result.markdown
    assert sum(number for name, number in result.report.lost if "ảnh" in name) == 1


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.99])
def test_file_cut_short_is_called_broken(tmp_path: Path, cut: float) -> None:
    path = word_file(tmp_path, _GOOD)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * cut)])
    assert refused(path).code == "nhap-hong"


def _for_1258(text: str) -> bytes:
    """Windows-1258 writes tones as marks of their own behind the letter."""
    written = []
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        bare = "".join(mark for mark in marks if mark not in tone)
        written.append(unicodedata.normalize("NFC", bare) + tone)
    return "".join(written).encode("cp1258")


@pytest.mark.parametrize(
    "encode",
    [str.encode, lambda text: text.encode("utf-8-sig"), lambda text: text.encode("utf-16"), _for_1258],
    ids=["UTF-8", "UTF-8 with a mark", "UTF-16", "Windows-1258"],
)
def test_text_files_are_read_in_the_encodings_people_have(tmp_path: Path, encode: Callable[[str], bytes]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(encode("Hội nghị sơ kết\r\n\r\nPhường Cô Giang đã họp ngày 12/4/2019."))
    assert "\nPhường Cô Giang đã họp ngày 12/4/2019." in imported(path).markdown


def test_lines_broken_by_hand_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = [
        "Hội nghị sơ kết",
        "Trong quý, phường Cô Giang đã chăm lo cho các gia đình chính",
        "sách và hộ nghèo trên địa bàn.",
        "Hết.",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "đã chăm lo cho các gia đình chính sách và hộ nghèo trên địa bàn.\n\nHết." in imported(path).markdown
