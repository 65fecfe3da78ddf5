"""A small world for the tests: the wards of Cầu Ông Lãnh before and after 1/7/2025, a category, tags, indicators."""

from __future__ import annotations

from datetime import date

from plugins.domain.lineage import Extent, Lineage, Succession
from plugins.domain.ward import Ward, WardKind
from plugins.frontmatter.known import Known
from plugins.frontmatter.reading import Reading, read_document

_CITY = "Thành phố Hồ Chí Minh"
_LAST = date(2025, 6, 30)
_FIRST = date(2025, 7, 1)
_WARDS = (
    Ward("cau-ong-lanh-26752", "26752", "Phường Cầu Ông Lãnh", "Cầu Ông Lãnh", WardKind.WARD, "Quận 1", _CITY, None, _LAST),
    Ward("ben-thanh-26743", "26743", "Phường Bến Thành", "Bến Thành", WardKind.WARD, "", _CITY, _FIRST),
    Ward("cau-ong-lanh-26758", "26758", "Phường Cầu Ông Lãnh", "Cầu Ông Lãnh", WardKind.WARD, "", _CITY, _FIRST),
)  # fmt: skip


class Book:
    """Three wards in a dictionary."""

    lineage = Lineage.of(
        Succession("cau-ong-lanh-26752", successor, Extent.PART, _FIRST)
        for successor in ("ben-thanh-26743", "cau-ong-lanh-26758")
    )

    def get(self, ward_id: str) -> Ward | None:
        return next((ward for ward in _WARDS if ward.id == ward_id), None)

    def by_name(self, text: str) -> tuple[Ward, ...]:
        return tuple(ward for ward in _WARDS if text in (ward.name, f"{ward.short_name}, {ward.district}"))

    def nearest(self, text: str, limit: int = 3) -> tuple[Ward, ...]:
        return tuple(ward for ward in _WARDS if ward.id[:5] == text[:5])[:limit]


KNOWN = Known(
    {"tin-tuc": "Tin tức", "an-sinh": "An sinh xã hội"},
    {"ngan-sach": "Ngân sách", "le": "Lê", "le-hoi": "Lễ"},
    {"thu_ngan_sach": "Thu ngân sách nhà nước trên địa bàn", "giao_quan": "Giao quân"},
    Book(),
)
PATH = "content/2020/bai.md"
GOOD = {"title": "Hội nghị sơ kết", "date": "08/07/2020", "category": "tin-tuc"}


def article(*lines: str, body: str = "Thân bài.\n", without: str = "") -> str:
    """A good article with further front matter lines; keys named in them or in `without` are not given by default."""
    given = {line.split(":")[0] for line in lines} | {without}
    head = [f"{key}: {value}" for key, value in GOOD.items() if key not in given]
    return "\n".join(["---", *lines, *head, "---", "", body])


def read(text: str | bytes) -> Reading:
    """Read a text as the file PATH."""
    return read_document(PATH, text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"), KNOWN)
