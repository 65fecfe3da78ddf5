"""Text that Word hides: nobody who read the report saw it, so it must not come out on the page."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from plugins.editing.importing.opening import MAIN_PART

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_LONGEST = 300  # characters of one stretch that the report repeats


def without_hidden(content: bytes, package: zipfile.ZipFile) -> tuple[bytes, list[str]]:
    """The same .docx without its hidden runs, and the words of each stretch that went; untouched when none is hidden."""
    if MAIN_PART not in package.namelist() or b"vanish" not in (main := package.read(MAIN_PART)):
        return content, []
    root = ElementTree.fromstring(main)
    hidden = [words for paragraph in root.iter(f"{_W}p") if (words := _take_hidden(paragraph))]
    if not hidden:
        return content, []
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as fresh:
        for entry in package.infolist():
            kept = ElementTree.tostring(root) if entry.filename == MAIN_PART else package.read(entry)
            fresh.writestr(entry.filename, kept)
    return stream.getvalue(), hidden


def _take_hidden(paragraph: ElementTree.Element) -> str:
    """Remove the hidden runs of a paragraph, also those within links; returns their words."""
    taken: list[str] = []
    for parent in [paragraph, *paragraph.iter(f"{_W}hyperlink")]:
        for run in parent.findall(f"{_W}r"):
            mark = run.find(f"{_W}rPr/{_W}vanish")
            if mark is not None and mark.get(f"{_W}val", "") not in _OFF:
                taken += [text.text or "" for text in run.iter(f"{_W}t")]
                parent.remove(run)
    return " ".join("".join(taken).split())[:_LONGEST]
