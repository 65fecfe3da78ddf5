"""One article, from the bytes of its file to a row of the store. Runs in a worker that may be killed."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from plugins.assembly.card_letters import letters_of_article
from plugins.assembly.hints import Review
from plugins.assembly.references import own_address
from plugins.assembly.stored_body import encode_body
from plugins.domain.document import Document, Status
from plugins.domain.issue import Issue, Place, Severity
from plugins.domain.observation import ObservationKind
from plugins.domain.steps import Steps, alone
from plugins.edition import Article, Body, FigureKey, Reference, addresses
from plugins.edition.records import encode_article, encode_observations
from plugins.engine.hashing import digest
from plugins.engine.reading import QUIET_NS, Unreadable, Unstable, read_stable
from plugins.engine.snapshot import last_change
from plugins.engine.store import BodyWriter, Places, Row
from plugins.frontmatter import Known, read_document, steps_of_reading
from plugins.markup.finishing import Reference as Link
from plugins.markup.locating import Locator
from plugins.markup.plain import plain_text
from plugins.markup.rendering import Rendered, render, steps_of_rendering
from plugins.markup.sentences import sentence_span
from plugins.metrics.claims import Indicators, ReadClaim
from plugins.metrics.compilation import compile_claims
from plugins.metrics.proof import locate_words
from plugins.registries import Registries

EXCERPT = 200  # characters
_ANCHOR = re.compile(r' id="([^"]+)"')


class SourceTask(NamedTuple):  # a tuple is sent to a worker at half the price of a dataclass
    """A source file to be compiled: its path, whether it is a standing page, and the content hash known of it."""

    path: str
    standing: bool
    known_content: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that gave no article, and why; `remains` is what could be read of one, whose links still can be judged.

    Its address is empty when the errors leave it open.
    """

    path: str
    issues: tuple[Issue, ...]
    remains: Article | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """A file whose times changed but not its bytes."""

    path: str
    size: int
    mtime_ns: int
    seen_ns: int


class Compiler:
    """Compiles source files of one site; made before the fork, used in every worker.

    A file must have been left alone for `quiet_ns` before it is taken for whole.
    """

    def __init__(
        self,
        root: Path,
        registries: Registries,
        reading_key: str,
        store: Path,
        quiet_ns: int = QUIET_NS,
    ) -> None:
        self._root = str(root)
        self._registries = registries
        self._known = Known.of(registries)
        self._indicators: Indicators = registries.indicators
        self._review = Review.of(root, registries)
        self._key = reading_key
        self._store = store
        self._quiet_ns = quiet_ns
        self._writers: dict[int, BodyWriter] = {}

    def __call__(self, task: SourceTask) -> Row | Refused | Touched:
        """Read and compile one file; never raises for anything that is in the file."""
        return alone(self.steps(task))

    def steps(self, task: SourceTask) -> Steps[Row | Refused | Touched]:
        """The same for one file among many that are compiled in step."""
        seen_ns = time.time_ns()
        try:
            raw, found = read_stable(f"{self._root}/{task.path}", self._quiet_ns)
        except Unstable:
            cure = "đợi lưu xong rồi dựng lại; nếu tệp nằm trên ổ đồng bộ, đợi đồng bộ xong"
            return _refused(task.path, "tep-dang-ghi", "tệp vẫn đang được ghi nên chưa đọc trọn vẹn được", cure)
        except Unreadable as problem:
            return _refused(task.path, "khong-doc-duoc", f"không mở được tệp ({problem})", "kiểm tra quyền đọc của tệp")
        content = digest(raw)
        if content == task.known_content:
            return Touched(task.path, found.st_size, last_change(found), seen_ns)
        yield
        compiled = yield from self._compile(task, raw, content)
        if isinstance(compiled, Refused):
            return compiled
        summary, figures, body = compiled
        yield
        places = Places(*self._writer().append_all(figures, body)).encode()
        stat = found.st_size, last_change(found), seen_ns
        return Row(task.path, *stat, content, self._key, summary, places)

    def _writer(self) -> BodyWriter:
        owner = os.getpid()
        if owner not in self._writers:
            self._writers = {owner: BodyWriter(self._store, f"{owner}-{time.time_ns():x}")}
        return self._writers[owner]

    def _compile(self, task: SourceTask, raw: bytes, content: str) -> Steps[tuple[str, bytes, bytes] | Refused]:
        reading = yield from steps_of_reading(task.path, raw, self._known, standing=task.standing)
        document = reading.document or reading.remains
        if document is None:
            return Refused(task.path, reading.issues)
        yield
        rendered = yield from steps_of_rendering(document.body, task.path, document.body_line)
        url = _address(document, standing=task.standing)
        if rendered.outside:
            rendered = _with_own_links(rendered, document, self._registries.site.url)
        yield
        compiled = yield from compile_claims(
            document,
            rendered.html,
            url,
            self._indicators,
            sentence_span,
            lambda words: _locate(document, words),
            _row_address,
        )
        yield
        results = [seen for seen in compiled.observations if seen.kind is ObservationKind.RESULT]
        headline = (results[0].quantity.stated, results[0].indicator) if results else ("", "")
        issues = (*rendered.issues, *compiled.issues, *self._review(document, compiled.observations))
        if not task.standing:  # standing pages have no card
            issues = (*issues, *letters_of_article(document, headline[0]))
        if document.status is Status.DRAFT:
            issues = tuple(_softened(issue) for issue in issues)
        issues = (*reading.issues, *issues)
        if any(issue.severity is Severity.ERROR for issue in issues):
            return Refused(task.path, issues, _article(document, rendered, url, content, "", (), headline))
        yield
        figures = encode_observations(compiled.observations)
        yield
        keys = tuple(map(FigureKey.of, compiled.observations))
        article = _article(document, rendered, url, content, digest(figures), keys, headline)
        yield
        headings = tuple(heading.text for heading in rendered.headings)
        stated = "\n".join([seen.quantity.stated for seen in compiled.observations])
        body = encode_body(Body(compiled.html, rendered.text, headings, stated, article.excerpt))
        yield
        return encode_article(article, issues), figures.encode(), body


def article_of_file(root: Path, path: Path, registries: Registries) -> tuple[str, dict[str, Any]]:
    """The safe HTML of one file and what Pelican calls its metadata; an unreadable article gives empty HTML."""
    shown = path.resolve().relative_to(root.resolve()).as_posix()
    document = read_document(shown, path.read_bytes(), Known.of(registries)).document
    if document is None:
        return "", {}
    rendered = render(document.body, shown, document.body_line)
    return rendered.html, {"title": document.title, "date": document.moment, "slug": document.slug}


def _address(document: Document, *, standing: bool) -> str:
    """Where a document stands on the site; "" when errors leave that open."""
    if not document.slug or document.doubtful & {"title", "date", "slug"}:
        return ""
    return addresses.standing(document.slug) if standing else addresses.article(document.moment, document.slug)


def _with_own_links(rendered: Rendered, document: Document, site: str) -> Rendered:
    """With the links to this very site that are written in full: they lead somewhere or are complained about too."""
    own = [target for target in rendered.outside if own_address(target, site)]
    if not own:
        return rendered
    locator = Locator(document.path, document.body, document.body_line)
    links = (Link(target, locator.target(target)) for target in own)
    return replace(rendered, links=(*rendered.links, *links))


def _refused(path: str, code: str, problem: str, cure: str) -> Refused:
    return Refused(path, (Issue(code, Place(path), problem, cure),))


def _softened(issue: Issue) -> Issue:
    """An error in a draft is only a warning: it keeps nothing from being published."""
    return replace(issue, severity=Severity.WARNING) if issue.severity is Severity.ERROR else issue


def _locate(document: Document, words: str) -> Place | None:
    """Where words stand in the body's source; only asked for when there is something to complain about."""
    plain = plain_text(document.body)
    at = locate_words(plain.text, words)
    return None if at is None else Place(document.path, *plain.place(at, document.body_line))


def _row_address(read: ReadClaim) -> str:
    return f"{addresses.period(read.ward, read.period)}#{addresses.row_anchor(read.indicator.id)}"


def _article(
    document: Document,
    rendered: Rendered,
    url: str,
    content: str,
    figures_digest: str,
    figures: tuple[FigureKey, ...],
    headline: tuple[str, str],
) -> Article:
    excerpt = document.summary or shorten(rendered.text, EXCERPT)
    changes = [f"{change.day} {change.kind} {change.note}" for change in document.changes]
    card = digest(
        url,
        document.title,
        document.moment.isoformat(),
        excerpt,
        document.category,
        *document.wards,
        "|",
        *document.tags,
        "|",
        document.image or "",
        document.status.value,
        str(len(figures)),
        *headline,
        *changes,
    )
    return Article(
        path=document.path,
        url=url,
        title=document.title,
        moment=document.moment,
        has_time=document.has_time,
        category=document.category,
        slug=document.slug,
        excerpt=excerpt,
        content=content,
        card=card,
        figures_digest=figures_digest,
        wards=document.wards,
        period=document.period,
        tags=document.tags,
        author=document.author or "",
        image=document.image or "",
        image_alt=document.image_alt or "",
        status=document.status,
        changes=document.changes,
        figures=figures,
        headline=headline,
        links=tuple(Reference(link.target, link.place) for link in rendered.links),
        pictures=tuple(Reference(one.target, one.place, one.text, one.title) for one in rendered.pictures),
        image_place=document.place_of("image"),
        slug_place=document.place_of("slug") if "slug" in document.places else document.place_of("title"),
        date_place=document.places.get("date"),
        anchors=tuple(_ANCHOR.findall(rendered.html)),
    )


def shorten(text: str, limit: int) -> str:
    """The beginning of a text, cut at a word, with an ellipsis where something was left out."""
    beginning = text[: 8 * limit]  # nearly always enough
    words = " ".join(beginning.split())
    if len(words) <= limit and len(beginning) < len(text):
        words = " ".join(text.split())
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
