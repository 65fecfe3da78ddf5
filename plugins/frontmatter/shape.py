"""From the YAML tree to entries with known keys: closed lists, no duplicates, right kinds of values."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.domain.issue import Issue, Place
from plugins.frontmatter.nearness import nearest
from plugins.frontmatter.tree import Listing, Mapping, Node, Text
from plugins.frontmatter.vocabulary import LEVELS, Key, Shape, Vocabulary, choice_of

_UNSUPPORTED = {
    "url": "địa chỉ bài do trang tự đặt; muốn đổi thì dùng slug",
    "save_as": "địa chỉ bài do trang tự đặt; muốn đổi thì dùng slug",
    "template": "mọi bài dùng chung một mẫu trang",
    "đơn vị tính": "đơn vị tính ghi liền sau số, ở dòng value",
    "unit": "đơn vị tính ghi liền sau số, ở dòng value",
}


@dataclass(slots=True)
class Entry:
    """One mapping with known keys: single texts, lists of texts and lists of entries, by English key.

    `faulty` are the keys that were complained about or probably meant; `sound` says that there was no complaint at all.
    """

    line: int
    column: int
    texts: dict[str, Text] = field(default_factory=dict)
    lists: dict[str, list[Text]] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    sound: bool = True


class Shaper:
    """Shapes one file's tree; collects every issue."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.issues: list[Issue] = []

    def complain(self, code: str, node: Node | Entry, problem: str, cure: str) -> None:
        """Add an error at a node."""
        self.issues.append(Issue(code, Place(self.path, node.line, node.column), problem, cure))

    def entry(self, mapping: Mapping, level: str) -> Entry:
        """Read one mapping of a level (`""` the article, `metrics`, `changes`)."""
        vocabulary = LEVELS[level]
        entry = Entry(mapping.line, mapping.column)
        seen: dict[str, Text] = {}
        before = len(self.issues)
        for name, node in mapping.pairs:
            if not isinstance(name, Text):
                self.complain("khoa-la", name, "tên khóa phải là một từ", "viết theo mẫu “khóa: giá trị”")
                continue
            key = vocabulary.find(name.text)
            if key is None:
                entry.faulty.add(self._unknown(name, vocabulary, level))
            elif key.name in seen:
                if not level or not entry.faulty.intersection(seen):  # one missing dash repeats all keys of an item
                    self._repeated(name, key, seen, level)
                entry.faulty.add(key.name)
            else:
                seen[key.name] = name
                entry.places[key.name] = (node.line, node.column)
                known = len(self.issues)
                self._value(entry, key, node)
                if len(self.issues) > known:
                    entry.faulty.add(key.name)
        self._missing(entry, vocabulary, seen)
        entry.sound = len(self.issues) == before
        return entry

    def _repeated(self, name: Text, key: Key, seen: dict[str, Text], level: str) -> None:
        """Complain about a key that was there already; in a list it mostly begins an item whose dash is missing."""
        if not level or level == "trang":
            problem = f"khóa {key.label} đã có ở dòng {seen[key.name].line}"
            self.complain("khoa-trung", name, problem, "giữ lại một dòng, xóa dòng kia")
        else:
            first = next(iter(LEVELS[level].keys))
            missing = f"viết “- {first}: …” ở đầu mục" if key.name == first else f"thêm dòng “- {first}: …” ngay trên"
            problem = f"khóa {key.label} đã có ở dòng {seen[key.name].line} của cùng một mục"
            self.complain("khoa-trung", name, problem, f"nếu đây là mục khác thì {missing}; nếu không thì xóa dòng này")

    def _unknown(self, name: Text, vocabulary: Vocabulary, level: str) -> str:
        """Complain about a key that there is not; returns the key that was probably meant, or ""."""
        shown = name.text if len(name.text) <= 40 else name.text[:40] + "…"
        problem = f"không có khóa “{shown}”" + (f" trong {level}" if level else "")
        words = [word for key in vocabulary.keys.values() for word in (key.name, key.alias, *key.others)]
        guess = nearest(name.text, words)
        if plain_reason := _UNSUPPORTED.get(name.text):
            self.complain("khoa-la", name, problem, f"xóa dòng này: {plain_reason}")
        elif guess:
            self.complain("khoa-la", name, problem, f"có phải “{guess}”?")
            meant = vocabulary.find(guess)
            return meant.name if meant else ""
        else:
            names = ", ".join(key.label for key in vocabulary.keys.values())
            self.complain("khoa-la", name, problem, f"xóa dòng này; các khóa dùng được: {names}")
        return ""

    def _missing(self, entry: Entry, vocabulary: Vocabulary, seen: dict[str, Text]) -> None:
        missing = []
        for key in vocabulary.keys.values():
            if not key.required or key.name in entry.texts or key.name in entry.faulty:
                continue
            if key.name not in seen:
                missing.append(key)
            else:
                self.complain("thieu-gia-tri", seen[key.name], f"khóa {key.label} chưa có giá trị", "viết thêm giá trị")
        if missing:
            labels, lines = ", ".join(key.label for key in missing), ", ".join(f"“{key.name}: …”" for key in missing)
            self.complain("thieu-khoa", entry, f"thiếu khóa {labels}", f"thêm dòng {lines}")

    def _value(self, entry: Entry, key: Key, node: Node) -> None:
        if isinstance(node, Text) and not node.text.strip():
            return  # an empty value is the same as no value
        if key.shape is Shape.ENTRIES:
            self._entries(entry, key, node)
        elif key.shape is Shape.TEXTS:
            entry.lists[key.name] = self._texts(key, node)
        elif isinstance(node, Text):
            self._text(entry, key, node)
        else:
            self.complain(
                "sai-kieu",
                node,
                f"giá trị của {key.label} phải là một dòng chữ, không phải danh sách",
                "viết giá trị ngay sau dấu hai chấm; nếu có dấu [ hoặc { thì đặt trong dấu nháy kép",
            )

    def _text(self, entry: Entry, key: Key, node: Text) -> None:
        if key.choices is not None:
            choice = choice_of(key, node.text)
            if choice is None:
                words = [word for value, names in key.choices.items() for word in (value, *names)]
                guess = nearest(node.text, words)
                allowed = ", ".join(f"{value} ({names[0]})" for value, names in key.choices.items())
                self.complain(
                    "gia-tri-la",
                    node,
                    f"{key.label} không có giá trị “{node.text[:40]}”",
                    f"có phải “{guess}”? Các giá trị dùng được: {allowed}" if guess else f"chọn một trong: {allowed}",
                )
                return
            node = Text(choice, node.line, node.column)
        entry.texts[key.name] = node

    def _texts(self, key: Key, node: Node) -> list[Text]:
        if isinstance(node, Text):
            bare = node.text.strip()
            if bare.startswith("(") and bare.endswith(")"):
                cure = f"viết “{key.name}: [{bare[1:-1].strip()}]”"
                self.complain("sai-kieu", node, f"{key.label} đặt trong ngoặc tròn, phải là ngoặc vuông", cure)
                return []
            return parts_of(node)
        if isinstance(node, Mapping):
            self.complain("sai-kieu", node, f"{key.label} phải là danh sách", "viết mỗi mục một dòng, mở đầu bằng “- ”")
            return []
        texts: list[Text] = []
        for inner in node.nodes:
            if not isinstance(inner, Text):
                self.complain(
                    "sai-kieu", inner, f"mỗi mục của {key.label} phải là một dòng chữ", "đặt mục này trong dấu nháy kép"
                )
            elif inner.text.strip():
                texts.append(inner)
        return texts

    def _entries(self, entry: Entry, key: Key, node: Node) -> None:
        nodes = node.nodes if isinstance(node, Listing) else [node]
        shaped = entry.entries[key.name] = []
        for inner in nodes:
            if isinstance(inner, Mapping):
                shaped.append(self.entry(inner, key.name))
            else:
                first = next(iter(LEVELS[key.name].keys))
                self.complain(
                    "sai-kieu",
                    inner,
                    f"mỗi mục của {key.label} phải gồm các dòng “khóa: giá trị”",
                    f"bắt đầu mỗi mục bằng “- {first}: …”",
                )


def parts_of(node: Text) -> list[Text]:
    """The parts of a text with commas, each with its column (exact on one line)."""
    texts = []
    at = 0
    for part in node.text.split(","):
        bare = part.strip()
        if bare:
            texts.append(Text(bare, node.line, node.column + at + len(part) - len(part.lstrip())))
        at += len(part) + 1
    return texts
