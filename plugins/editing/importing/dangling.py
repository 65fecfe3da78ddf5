"""Pictures and links of a Word file whose relation is missing, as some converters leave them: the rest is still read."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from plugins.editing.importing.opening import MAIN_PART

_RELATIONS: Final = "word/_rels/document.xml.rels"
_USED: Final = re.compile(rb'\br:(?:embed|link|id)="([A-Za-z0-9_.-]+)"')
_KNOWN: Final = re.compile(rb'\bId="([^"]+)"')
_NOTHING: Final = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="media/khong-co"/>'
)


def with_all_relations(content: bytes) -> bytes:
    """The same .docx in which every relation that is used exists; a missing one leads to a part that is not there."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        if MAIN_PART not in names or _RELATIONS not in names:
            return content
        relations = package.read(_RELATIONS)
        missing = sorted({*_USED.findall(package.read(MAIN_PART))} - {*_KNOWN.findall(relations)})
        if not missing or b"</Relationships>" not in relations:
            return content
        added = "".join(_NOTHING.format(name.decode()) for name in missing).encode()
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as fresh:
            for entry in package.infolist():
                part = package.read(entry)
                whole = part.replace(b"</Relationships>", added + b"</Relationships>")
                fresh.writestr(entry.filename, whole if entry.filename == _RELATIONS else part)
    return stream.getvalue()
