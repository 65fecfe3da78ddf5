"""Looks a .docx over before anything reads it: a zip archive of bounded size whose parts are plain, sound XML."""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from plugins.editing.importing.limits import Limits
from plugins.editing.importing.refusal import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEBIBYTE = 1024 * 1024
_NO_MEMORY = 1  # what expat calls it
MAIN_PART = "word/document.xml"


def open_package(content: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, proved harmless. Raises Refused."""
    _check_signature(content, limits)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused("nhap-hong") from error
    _check_entries(entries, len(content), limits)
    names = {entry.filename for entry in entries}
    if MAIN_PART not in names and "_rels/.rels" not in names:
        raise Refused("nhap-khong-phai-docx")
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            _check_xml(package, entry)
    return package


def _check_signature(content: bytes, limits: Limits) -> None:
    if not content:
        raise Refused("nhap-tep-trong")
    if len(content) > limits.file_bytes:
        raise Refused(
            "nhap-qua-nang", f"{len(content) // _MEBIBYTE} MB, nhiều nhất {limits.file_bytes // _MEBIBYTE} MB"
        )
    if content.startswith(_OLE):
        raise Refused("nhap-doc-cu")
    if content.startswith(b"%PDF"):
        raise Refused("nhap-pdf")
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise Refused("nhap-khong-phai-docx")


def _check_entries(entries: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise Refused("nhap-bom-nen", f"{len(entries)} phần, nhiều nhất {limits.entries}")
    if len({entry.filename for entry in entries}) < len(entries):
        raise Refused("nhap-hong", "hai phần trùng tên")
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in parts[0]:
            raise Refused("nhap-duong-dan-la")
        if entry.flag_bits & 1:
            raise Refused("nhap-doc-cu")
        if entry.file_size > _MEBIBYTE and entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise Refused("nhap-bom-nen")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.ratio * packed:
        raise Refused("nhap-bom-nen")
    if unpacked > limits.unpacked_bytes:
        raise Refused("nhap-qua-nang", f"bung ra {unpacked // _MEBIBYTE} MB")


def _check_xml(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse document types: entities can read files and multiply text; no word processor writes them."""

    def declare(*_: object) -> None:
        raise Refused("nhap-thuc-the")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declare
    parser.EntityDeclHandler = declare
    try:
        with package.open(entry) as stream:
            parser.ParseFile(stream)
    except MemoryError:
        raise
    except (expat.ExpatError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        if getattr(error, "code", 0) == _NO_MEMORY:
            raise MemoryError from error
        raise Refused("nhap-hong", entry.filename) from error
    except Exception as error:  # zlib.error is no OSError
        raise Refused("nhap-hong", entry.filename) from error
