"""Word files made for the tests: our own words, saved as Word would, and some that no word processor would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Inches
from PIL import Image

from plugins.domain.issue import Issue
from plugins.editing.importing.limits import Limits
from plugins.editing.importing.report_import import Imported, import_report
from plugins.registries import Registries, load_registries

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 7, 20)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
MARKER = "[[chú thích {}]]"

_loaded = load_registries(ROOT / "content" / "data")
assert isinstance(_loaded, Registries)
REGISTRIES = _loaded


def photo(colour: str = "#336699", kind: str = "PNG") -> io.BytesIO:
    """A small picture."""
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(stream, kind)
    stream.seek(0)
    return stream


def word_file(folder: Path, fill: Callable[[Document], object], notes: tuple[str, ...] = ()) -> Path:
    """Save a document; each marker of a note in its text becomes a real footnote."""
    document = docx.Document()
    fill(document)
    path = folder / "bao-cao.docx"
    document.save(str(path))
    if notes:
        _add_notes(path, notes)
    return path


def paragraphs(*texts: str) -> Callable[[Document], None]:
    """Fill a document with plain paragraphs."""

    def fill(document: Document) -> None:
        for text in texts:
            document.add_paragraph(text)

    return fill


def add_photo(document: Document, colour: str = "#336699", alt: str = "") -> None:
    """Insert a picture with a description."""
    document.add_picture(photo(colour), width=Inches(1))
    if alt:
        for name in document.element.body.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
        ):
            name.set("descr", alt)


def add_xml(document: Document, xml: str) -> None:
    """Append raw WordprocessingML to the body."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def take(path: Path, **given: object) -> Imported | Issue:
    """Import as of TODAY with the site's own registries."""
    return import_report(path, registries=REGISTRIES, root=path.parent, today=TODAY, **given)  # type: ignore[arg-type]


def imported(path: Path, **given: object) -> Imported:
    """Import a file that must be taken."""
    result = take(path, **given)
    assert isinstance(result, Imported), result
    return result


def refused(path: Path, limits: Limits | None = None) -> Issue:
    """Import a file that must be refused."""
    result = take(path, limits=limits)
    assert isinstance(result, Issue)
    return result


def body_of(result: Imported) -> str:
    """The Markdown below the front matter."""
    return result.markdown.split("\n---\n", 1)[1].strip("\n")


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same archive with its parts changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def _add_notes(path: Path, notes: tuple[str, ...]) -> None:
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, start=1)
    )

    def change(parts: dict[str, bytes]) -> None:
        parts["word/footnotes.xml"] = f"<w:footnotes {W}>{body}</w:footnotes>".encode()
        relations = parts["word/_rels/document.xml.rels"].decode()
        link = f'<Relationship Id="rIdNotes" Type="{_NOTES}" Target="footnotes.xml"/></Relationships>'
        parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", link).encode()
        types = parts["[Content_Types].xml"].decode()
        entry = f'<Override PartName="/word/footnotes.xml" ContentType="{_NOTES_TYPE}"/></Types>'
        parts["[Content_Types].xml"] = types.replace("</Types>", entry).encode()
        text = parts["word/document.xml"].decode()
        for number in range(1, len(notes) + 1):
            reference = f'</w:t></w:r><w:r><w:footnoteReference w:id="{number}"/></w:r><w:r><w:t xml:space="preserve">'
            text = text.replace(MARKER.format(number), reference)
        parts["word/document.xml"] = text.encode()

    repacked(path, change)
