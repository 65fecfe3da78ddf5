"""The closed list of front matter keys: their English and Vietnamese names, their shapes and their choices.

The one table behind reading, near-miss suggestions, fixes and the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from plugins.vietnamese.folding import fold


class Shape(StrEnum):
    """What kind of value a key takes."""

    TEXT = "text"
    TEXTS = "texts"  # a list, or one text with commas
    ENTRIES = "entries"  # a list of mappings


@dataclass(frozen=True, slots=True)
class Key:
    """One key: English `name`, Vietnamese `alias`, further names, and what editors' tools show about it.

    `choices` maps each allowed value to its Vietnamese words, the first being the one shown.
    """

    name: str
    alias: str
    description: str
    shape: Shape = Shape.TEXT
    required: bool = False
    others: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] | None = None

    @property
    def label(self) -> str:
        """How messages name the key: both names, so that either spelling is recognised."""
        return f"{self.name} ({self.alias})"


_STATUS: Final = {
    "published": ("đăng", "đã đăng", "xuất bản", "công bố"),
    "draft": ("nháp", "bản nháp", "drafts"),
    "withdrawn": ("gỡ", "đã gỡ", "gỡ bài", "rút"),
}
_CHANGE: Final = {"correction": ("đính chính", "sửa"), "update": ("cập nhật", "bổ sung")}
_FIGURE_STATUS: Final = {"provisional": ("sơ bộ", "ước"), "final": ("chính thức",)}
_FIGURE_KIND: Final = {
    "result": ("kết quả", "thực hiện"),
    "target": ("chỉ tiêu", "kế hoạch", "mục tiêu"),
    "context": ("bối cảnh", "tham khảo"),
}

ARTICLE: Final = (
    Key("title", "tiêu đề", "Tiêu đề bài viết; có dấu hai chấm hay ngoặc kép cũng được", required=True),
    Key(
        "date",
        "ngày",
        "Ngày đăng, có đủ ngày, tháng, năm: 08/07/2020 hoặc 2020-07-08, có thể thêm giờ; ngày sau hôm nay là hẹn giờ",
        required=True,
        others=("ngày đăng", "đăng lúc"),
    ),
    Key("category", "chuyên mục", "Một chuyên mục của content/data/site.yaml", required=True),
    Key(
        "ward",
        "phường",
        "Mã một hoặc nhiều đơn vị của content/data/wards.csv, có hiệu lực vào ngày đăng; bắt buộc khi có số liệu",
        Shape.TEXTS,
        others=("xã", "đặc khu", "đơn vị", "wards"),
    ),
    Key("period", "kỳ", "Kỳ chung của các số liệu: 2020-H1, 6 tháng đầu năm 2020", others=("kỳ báo cáo",)),
    Key("slug", "đường dẫn", "Phần cuối của địa chỉ: chữ thường không dấu, số và gạch nối", others=("địa chỉ",)),
    Key("tags", "thẻ", "Các chủ đề của content/data/site.yaml", Shape.TEXTS, others=("chủ đề", "tag")),
    Key("summary", "tóm tắt", "Một hai câu tóm tắt, hiện ở danh sách tin", others=("mô tả", "sa pô")),
    Key("author", "tác giả", "Người hoặc bộ phận viết bài"),
    Key("image", "ảnh", "Tệp ảnh đại diện, để cạnh bài hoặc trong content/images", others=("ảnh đại diện", "hình ảnh")),
    Key("image_alt", "mô tả ảnh", "Lời tả ảnh đại diện cho người không nhìn thấy ảnh"),
    Key("status", "trạng thái", "published (đăng), draft (nháp) hoặc withdrawn (gỡ)", choices=_STATUS),
    Key("metrics", "số liệu", "Các số liệu mà bài nêu", Shape.ENTRIES, others=("các số liệu", "metric")),
    Key("changes", "đính chính", "Các lần đính chính, cập nhật sau khi đăng", Shape.ENTRIES, others=("thay đổi",)),
)
METRIC: Final = (
    Key("indicator", "chỉ tiêu", "Mã chỉ tiêu của content/data/indicators.yaml", required=True),
    Key("value", "giá trị", "Giá trị, viết đúng như trong bài: hơn 4 tỷ đồng"),
    Key("attainment", "đạt", "Phần trăm so với kế hoạch, viết như trong bài: 36,26%"),
    Key("quote", "trích", "Đoạn nguyên văn của bài có nêu số này", others=("trích dẫn", "nguyên văn")),
    Key("target", "chỉ tiêu giao", "Chỉ tiêu được giao, viết như trong bài", others=("kế hoạch giao",)),
    Key("change", "so cùng kỳ", "Tăng, giảm so với cùng kỳ năm trước", others=("so với cùng kỳ",)),
    Key("period", "kỳ", "Kỳ của riêng số liệu này", others=("kỳ báo cáo",)),
    Key("ward", "phường", "Đơn vị của riêng số liệu này", others=("xã", "đặc khu", "đơn vị")),
    Key("status", "trạng thái", "provisional (sơ bộ) hoặc final (chính thức)", choices=_FIGURE_STATUS),
    Key(
        "kind",
        "loại",
        "result (kết quả, mặc định), target (chỉ tiêu giao) hoặc context (bối cảnh)",
        choices=_FIGURE_KIND,
    ),
    Key("note", "ghi chú", "Ghi chú đăng kèm số liệu"),
)
CHANGE: Final = (
    Key("date", "ngày", "Ngày đính chính hoặc cập nhật", required=True),
    Key("kind", "loại", "correction (đính chính) hoặc update (cập nhật)", required=True, choices=_CHANGE),
    Key("note", "nội dung", "Nói rõ đã sửa gì", required=True, others=("ghi chú",)),
)


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A key as compared: folded, words separated by one space. Remembered, for a site writes the same few."""
    return " ".join(fold(name).replace("_", " ").replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The keys of one level, found by any of their names."""

    keys: dict[str, Key]
    names: dict[str, str]

    @classmethod
    def of(cls, keys: tuple[Key, ...]) -> Vocabulary:
        """Index keys by their folded English and Vietnamese names."""
        names = {plain(name): key.name for key in keys for name in (key.alias, *key.others)}
        return cls({key.name: key for key in keys}, names | {plain(key.name): key.name for key in keys})

    def find(self, raw: str) -> Key | None:
        """The key that a name as written stands for, or None."""
        return self.keys.get(raw) or self.keys.get(self.names.get(plain(raw), ""))


STANDING: Final = tuple(key for key in ARTICLE if key.name in ("title", "slug", "summary"))
"""The keys of a standing page of content/pages (introduction, contact …): it has no date and no figures."""

LEVELS: Final = {
    "": Vocabulary.of(ARTICLE),
    "trang": Vocabulary.of(STANDING),
    "metrics": Vocabulary.of(METRIC),
    "changes": Vocabulary.of(CHANGE),
}


def choice_of(key: Key, text: str) -> str | None:
    """The allowed value that a text stands for ("Nháp" → "draft"), or None."""
    wanted = plain(text)
    for value, words in (key.choices or {}).items():
        if wanted == value or any(wanted == plain(word) for word in words):
            return value
    return None
