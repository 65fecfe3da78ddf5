"""Finding a picture by the name an editor typed: Unicode form and case do not matter, a slip gets a suggestion."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from plugins.domain.issue import Issue, Place
from plugins.registries.resemblance import most_alike
from plugins.vietnamese.folding import fold

FOLDER = "images/"


@dataclass(frozen=True, slots=True)
class Found:
    """The picture's path below the content folder, exactly as on disk."""

    name: str


@dataclass(frozen=True, slots=True)
class Missing:
    """No single picture has that name; `nearest` are paths the editor may have meant, best first."""

    written: str
    nearest: tuple[str, ...] = ()
    ambiguous: bool = False

    def issue(self, place: Place) -> Issue:
        """The complaint at the place where the name is written."""
        names = " hay ".join(f"“{name}”" for name in self.nearest)
        if self.ambiguous:
            problem = f"tên ảnh “{self.written}” hợp với nhiều tệp: {names}"
            return Issue("anh-trung-ten", place, problem, "ghi rõ cả thư mục và tên tệp, hoặc đổi tên một tệp")
        bare, sign, rest = self.written.partition(" ")
        if sign and PurePosixPath(bare).suffix and any(name.rsplit("/", 1)[-1] == bare for name in self.nearest):
            caption = rest.strip(" \"'“”‘’")
            better = bare if rest.startswith("=") else f'{bare} "{caption}"'
            problem = f"sau tên ảnh “{bare}” còn “{caption}”, không phải chú thích trong dấu nháy thẳng"
            return Issue("anh-khong-co", place, problem, f"viết ({better})")
        cure = "chép tệp ảnh vào cạnh bài hoặc vào content/images, hoặc sửa lại tên"
        if names:
            cure = f"có phải {names}? Nếu không, chép tệp ảnh vào cạnh bài hoặc vào content/images"
        return Issue("anh-khong-co", place, f"không có ảnh “{self.written}”", cure)


class PictureIndex:
    """Pictures by name. Names are paths below the content folder (`images/2020/Hội nghị.jpg`) with forward slashes."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)
        self._by_path: dict[str, list[str]] = {}
        self._by_file: dict[str, list[str]] = {}
        for name in self._names:
            self._by_path.setdefault(_same(name), []).append(name)
            self._by_file.setdefault(_same(name).rsplit("/", 1)[-1], []).append(name)

    def find(self, written: str, folder: str = "") -> Found | Missing:
        """The picture an editor means: by path below `content/` or `content/images/`, or by file name alone.

        `folder` is that of the article: what lies there is suggested first, then what all articles share.
        """
        wanted = _same(unquote(written).replace("\\", "/"))
        if ".." in wanted.split("/") or any(unicodedata.category(sign) == "Cc" for sign in wanted):
            return Missing(written)
        wanted = wanted.removeprefix("content/").lstrip("./")
        exact = [name for name in (written, FOLDER + written) if name in self._by_path.get(_same(name), ())]
        if exact:
            return Found(exact[0])
        for found in (self._by_path.get(wanted), self._by_path.get(FOLDER + wanted), self._bare(wanted)):
            if found:
                return Found(found[0]) if len(found) == 1 else Missing(written, tuple(found), ambiguous=True)
        return Missing(written, self._nearest(wanted, folder))

    def _bare(self, wanted: str) -> list[str] | None:
        return None if "/" in wanted else self._by_file.get(wanted)

    def _nearest(self, wanted: str, folder: str) -> tuple[str, ...]:
        if " " in wanted and (found := self._bare(wanted.partition(" ")[0])):
            return tuple(found[:1])
        shown: dict[str, str] = {}
        for name in sorted(
            self._names, key=lambda name: (not name.startswith(f"{folder}/"), not name.startswith(FOLDER))
        ):
            shown.setdefault(_comparable(name), name)
        return tuple(shown[near] for near in most_alike(_comparable(wanted), shown, 2))


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _comparable(name: str) -> str:
    """A name without folder, suffix and marks, as slips are compared."""
    return fold(name.rsplit("/", 1)[-1].rsplit(".", 1)[0]).replace("-", " ").replace("_", " ")
