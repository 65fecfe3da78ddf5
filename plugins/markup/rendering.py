"""From the Markdown of an article to HTML that is safe and whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final

import markdown

from plugins.domain.issue import Issue, Place, Severity, together
from plugins.domain.steps import Steps, alone
from plugins.markup.comments import blank, has_comments
from plugins.markup.converter import TagPolicy, build
from plugins.markup.finishing import Finished, Heading, Reference, fill, finish
from plugins.markup.limits import refuse
from plugins.markup.locating import Locator, position
from plugins.markup.ordinary import convert as ordinary_html
from plugins.markup.sanitiser import sanitise, visible_text
from plugins.markup.slips import find_slips
from plugins.markup.tags import SCHEMES

_ADDRESS: Final = re.compile(r'(?:href|src)="([^"]*)"')
_CONTROLS: Final = re.compile(r"[\x00-\x20\u200b-\u200f\u00ad]+")
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB: Final = re.compile(r"(https?:)(?:/?(?!/)|/{3,})", re.IGNORECASE)
_DEFINITION: Final = re.compile(r"^[ ]{0,3}(?=\[[^\[\]\n]+\]:)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article's body as safe HTML.

    `html` holds `href="cp-link:N"` and `src="cp-picture:N"` for the Nth of `links` and `pictures`; `fill` puts the real
    addresses in. `text` is what a reader sees, one block a line. `outside` are absolute addresses linked to.
    """

    html: str
    text: str
    headings: tuple[Heading, ...] = ()
    links: tuple[Reference, ...] = ()
    pictures: tuple[Reference, ...] = ()
    outside: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()

    def fill(self, links: Sequence[str], pictures: Sequence[str]) -> str:
        """The HTML with addresses of links and pictures; a picture beginning with `<` replaces the whole element."""
        return fill(self.html, links.__getitem__, pictures.__getitem__)


@lru_cache(maxsize=1)
def _converter() -> tuple[markdown.Markdown, TagPolicy]:
    return build()


def render(body: str, path: str, body_line: int) -> Rendered:
    """Convert Markdown. Never raises on any text; an error among the issues means the article must not be published.

    `body` is clean text (NFC, LF, no control characters), beginning at line `body_line` of the file.
    """
    return alone(steps_of_rendering(body, path, body_line))


def steps_of_rendering(body: str, path: str, body_line: int) -> Steps[Rendered]:
    """The same for one article among many that are converted in step."""
    locator = Locator(path, body, body_line)
    if refusal := refuse(body, locator):
        return Rendered("", "", issues=(refusal,))
    source, issues = _without_comments(body, locator) if has_comments(body) else (body, [])
    yield
    try:
        html, about_tags, has_tags = _convert(source, locator)
    except RecursionError:
        problem = "bài lồng nhau quá sâu, không đọc nổi"
        return Rendered("", "", issues=(Issue("long-qua-sau", locator.place(), problem, "viết lại cho đơn giản"),))
    issues += together(about_tags, frozenset({"the-html"})) if about_tags else []
    yield
    issues += find_slips(body, locator)
    if '="' in html:
        issues += _bad_addresses(html, locator)
    yield
    safe = sanitise(html)
    if has_tags and sorted(visible_text(safe).split()) != sorted(visible_text(html).split()):
        safe, lost = _literally(source, locator)
        issues.append(lost)
    yield
    finished = finish(safe, locator)
    yield
    return _rendered(finished, issues)


def _rendered(finished: Finished, issues: list[Issue]) -> Rendered:
    return Rendered(
        finished.html,
        visible_text(finished.html),
        tuple(finished.headings),
        tuple(finished.links),
        tuple(finished.pictures),
        tuple(finished.outside),
        (*issues, *finished.issues),
    )


def _convert(source: str, locator: Locator) -> tuple[str, list[Issue], bool]:
    """The HTML of a source, complaints about its raw tags, and whether any of them was kept."""
    md, policy = _converter()
    policy.begin(locator)
    if (ordinary := ordinary_html(source)) is not None:
        return ordinary, policy.issues, policy.seen
    md.reset()
    html = str(md.convert(source))
    if md.references and (unused := _unused_definitions(source, md.references)):
        # A line that only looks like a definition would vanish: show it as text.
        shown = _DEFINITION.sub(
            lambda match: match[0] + ("\\" if _name_at(source, match.end()) in unused else ""), source
        )
        md.reset()
        policy.begin(locator)
        html = str(md.convert(shown))
    return html, policy.issues, policy.seen


def _name_at(source: str, start: int) -> str:
    return " ".join(source[start + 1 : source.index("]", start)].lower().split())


def _unused_definitions(source: str, names: dict[str, tuple[str, str]]) -> set[str]:
    """Names of link definitions that nothing refers to."""
    low = " ".join(source.lower().split())
    return {name for name in names if low.count(f"[{name}]") <= low.count(f"[{name}]:")}


def _without_comments(body: str, locator: Locator) -> tuple[str, list[Issue]]:
    """The body without HTML comments, lines kept; one that never ends is an error and stays visible."""
    source, unclosed = blank(body, keep_length=False)
    if unclosed is None:
        return source, []
    problem = "chú thích mở bằng <!-- mà không đóng, mọi chữ phía sau sẽ mất"
    place = Place(locator.path, *position(body, unclosed, locator.body_line))
    return source, [Issue("chua-dong", place, problem, "thêm --> ở cuối chú thích, hoặc xóa <!--")]


_DRIVE = re.compile(r"[a-z]|file", re.IGNORECASE)


def _bad_addresses(html: str, locator: Locator) -> list[Issue]:
    """Addresses that the sanitiser is about to remove: scripts and other schemes."""
    issues = []
    places = [at for at in (html.find('href="'), html.find('src="')) if at >= 0]
    for value in _ADDRESS.findall(html, min(places)) if places else ():
        bare = _CONTROLS.sub("", unescape(value))
        match = _SCHEME.match(bare)
        if match and match[1].lower() not in SCHEMES | {"data"}:
            place = locator.place(unescape(value), f"{match[1]}:", match[1])
            issues.append(_on_this_machine(place) if _DRIVE.fullmatch(match[1]) else _forbidden(place, match[1]))
        elif match and match[1].lower() == "data":
            place = locator.place(unescape(value)[:60], "data:")
            cure = "lưu ảnh thành tệp, để cạnh bài rồi ghi tên tệp"
            issues.append(Issue("anh-nhung", place, "ảnh nhúng thẳng vào bài (data:)", cure))
        elif match and (slashes := _WEB.match(bare)) is not None:
            place = locator.place(unescape(value))
            problem = "sau http: hoặc https: phải có đúng hai dấu / nên liên kết này không dùng được"
            issues.append(Issue("lien-ket-sai", place, problem, f"viết {slashes[1]}//{bare[slashes.end() :][:80]}"))
    return issues


def _on_this_machine(place: Place) -> Issue:
    problem = "liên kết trỏ vào tệp trên máy của người viết, người đọc không mở được"
    return Issue("lien-ket-cam", place, problem, "chép tệp vào cạnh bài rồi chỉ ghi tên tệp")


def _forbidden(place: Place, scheme: str) -> Issue:
    cure = "chỉ dùng https://, mailto:, tel: hoặc đường dẫn trong trang"
    return Issue("lien-ket-cam", place, f"không dùng được liên kết {scheme}:", cure)


def _literally(source: str, locator: Locator) -> tuple[str, Issue]:
    """The body with every raw tag shown as text, for when cleaning would have lost words."""
    html, *_ = _convert(source.replace("<", "&lt;"), locator)
    problem = "thẻ HTML trong bài làm mất chữ khi hiện lên"
    issue = Issue("mat-chu", locator.place("<"), problem, "xóa các thẻ HTML, viết bằng Markdown", Severity.ERROR)
    return sanitise(html), issue
