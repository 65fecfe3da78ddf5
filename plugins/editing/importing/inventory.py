"""Counts what a Word file holds, straight from its XML, to compare with what arrived in the article."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = _W[1:-1].encode()
_HEADING = re.compile(r"(?:heading|title|tiêu đề|toc ?heading)\s*\d*$", re.IGNORECASE)
_LEGACY_FONT = re.compile(r"\.Vn|VNI-", re.IGNORECASE)
_PLACES = {"header": "đầu trang", "footer": "chân trang"}

# Local element names that mammoth does not bring, and what an editor calls them.
_LOST = {
    "oMath": "công thức toán",
    "chart": "biểu đồ",
    "relIds": "sơ đồ SmartArt",
    "OLEObject": "tệp nhúng (Excel, PDF…)",
    "del": "đoạn đã xóa còn lưu vết sửa",
    "sdtPlaceholder": "ô điền mẫu",
}


@dataclass(slots=True)
class Inventory:
    """What is in the file.

    The numbers count non-empty paragraphs outside tables, headings by style, tables, pictures, notes (foot- and
    endnotes) and links. `lost` counts, under Vietnamese names, what no article can show; `texts` keeps words of
    headers, footers and comments, so that nothing disappears unseen; `fonts` are old one-byte fonts in use.
    """

    headings: int = 0
    paragraphs: int = 0
    tables: int = 0
    pictures: int = 0
    notes: int = 0
    links: int = 0
    merged_cells: int = 0
    text_boxes: int = 0
    insertions: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)


def take_inventory(package: zipfile.ZipFile) -> Inventory:
    """Count everything in a proved archive."""
    inventory = Inventory()
    names = package.namelist()
    lost: Counter[str] = Counter()
    main = next((name for name in names if re.fullmatch(r"word/document\d*\.xml", name)), None)
    if main is not None:
        _count_main(_root(package, main), _styles(package, names), inventory, lost)
    for name in sorted(names):
        part = re.fullmatch(r"word/(header|footer|comments|footnotes|endnotes)\d*\.xml", name)
        if part is not None:
            _count_part(part[1], _root(package, name), inventory, lost)
        elif name.endswith("vbaProject.bin"):
            lost["macro"] += 1
    inventory.lost = dict(lost)
    return inventory


def _root(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """A part of the file; what Word calls “Strict Open XML” differs in the names of its namespaces only."""
    return ElementTree.fromstring(package.read(name).replace(_STRICT, _USUAL))


def _styles(package: zipfile.ZipFile, names: list[str]) -> dict[str, str]:
    """Style names by id."""
    if "word/styles.xml" not in names:
        return {}
    root = _root(package, "word/styles.xml")
    found = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        found[style.get(f"{_W}styleId", "")] = "" if name is None else name.get(f"{_W}val", "")
    return found


def _count_main(root: ElementTree.Element, styles: dict[str, str], inventory: Inventory, lost: Counter[str]) -> None:
    twins = {id(inner) for choice in root.iter() if _local(choice) == "Fallback" for inner in choice.iter()}
    in_tables = {id(inner) for table in root.iter(f"{_W}tbl") for inner in table.iter(f"{_W}p")}
    fonts: set[str] = set()
    for element in root.iter():
        if id(element) in twins:
            continue
        local = _local(element)
        if local == "p" and element.tag.startswith(_W):
            _count_paragraph(element, styles, inventory, id(element) in in_tables)
        elif local in _LOST:
            lost[_LOST[local]] += 1
            if local == "oMath" and (
                formula := " ".join(e.text or "" for e in element.iter() if _local(e) == "t").strip()
            ):
                inventory.texts.append(f"công thức: {formula}")
        else:
            _count_thing(local, element, inventory)
        if local == "rFonts":
            fonts.update(value for value in element.attrib.values() if _LEGACY_FONT.match(value))
    inventory.fonts = sorted(fonts)
    inventory.notes = sum(1 for e in root.iter() if _local(e) in ("footnoteReference", "endnoteReference"))


def _count_paragraph(element: ElementTree.Element, styles: dict[str, str], inventory: Inventory, inside: bool) -> None:
    if inside or not _has_words_of_its_own(element):
        return
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    if _HEADING.match(name):
        inventory.headings += 1
    else:
        inventory.paragraphs += 1


def _has_words_of_its_own(element: ElementTree.Element) -> bool:
    """Whether a paragraph has words that are neither in a text box, which counts itself, nor moved to another place."""
    for child in element:
        if child.tag == f"{_W}t" and (child.text or "").strip():
            return True
        if _local(child) not in ("txbxContent", "moveFrom") and _has_words_of_its_own(child):
            return True
    return False


def _count_thing(local: str, element: ElementTree.Element, inventory: Inventory) -> None:
    if local == "tbl":
        inventory.tables += 1
    elif local in ("blip", "imagedata"):
        inventory.pictures += 1
    elif (local == "hyperlink" and any(name.endswith("}id") for name in element.attrib)) or (
        local == "instrText" and "HYPERLINK " in (element.text or "") and "\\l " not in (element.text or "")
    ):
        inventory.links += 1
    elif local in ("gridSpan", "vMerge"):
        inventory.merged_cells += 1
    elif local == "txbxContent":
        inventory.text_boxes += 1
    elif local == "ins" and element.find(f".//{_W}t") is not None:
        inventory.insertions += 1


def _count_part(kind: str, root: ElementTree.Element, inventory: Inventory, lost: Counter[str]) -> None:
    """Headers, footers and comments: their words are kept for the report."""
    if kind in ("footnotes", "endnotes"):
        return
    if kind == "comments":
        for comment in root.iter(f"{_W}comment"):
            lost["nhận xét (comment)"] += 1
            inventory.texts.append(f"nhận xét của {comment.get(f'{_W}author', '?')}: {_words(comment)}")
        return
    if words := _words(root):
        lost[_PLACES[kind]] += 1
        inventory.texts.append(f"{_PLACES[kind]}: {words}")


def _words(element: ElementTree.Element) -> str:
    words = " ".join(text.text or "" for text in element.iter(f"{_W}t"))
    return " ".join(words.split())[:300]


def _local(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
