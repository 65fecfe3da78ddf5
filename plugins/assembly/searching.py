"""The search index of an edition: kept as files in the cache, and only brought up to date where pages changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from plugins.assembly.stored_body import decode_words
from plugins.edition import Article, Body, Edition, addresses
from plugins.edition.press import Press
from plugins.edition.words import ward_of
from plugins.engine.files import replace_file
from plugins.engine.hashing import digest
from plugins.engine.store import BodyReader, BodyRef, LostBody, Row
from plugins.registries import Registries
from plugins.search.index import build_index
from plugins.search.page import DocumentTerms, Levels, SearchPage, Term, Terms
from plugins.search.sentences import sentence_file, sentence_path
from plugins.search.terms import index_document, levels_of
from plugins.search.units import SearchUnit, unit_pages
from plugins.search.update import update_index
from plugins.vietnamese.formatting import format_date

FOLDER = "tim-kiem/"
STATE = "state.json"
_VERSION = 4

IndexFiles = dict[str, str]
"""Path below the index, on the site and in the cache → digest of the file's bytes."""


def article_page(article: Article, body: Body, registries: Registries) -> SearchPage:
    """What search knows of an article; standing pages have no date and no category."""
    category = registries.site.category(article.category)
    dated = bool(article.category)
    return SearchPage(
        url=article.url,
        title=article.title,
        headings=body.headings,
        figures=(body.figures,),
        body=body.text,
        ward_ids=article.wards,
        ward_labels=tuple(registries.wards[ward_id].label_on_page for ward_id in article.wards),
        category=category.label if category else "",
        year=article.moment.year if dated else 0,
        date=article.moment.date().isoformat() if dated else "",
        kind="article" if dated else "page",
        summary=article.excerpt,
    )


@dataclass(frozen=True)
class StoredTerms:
    """The terms of an article, found in its stored body whenever somebody asks for them (see search.page.Terms).

    Finding them anew takes less time than storing and reading them: they are asked for once, and again after an edit.
    """

    url: str
    title: str
    date: str
    ward_ids: tuple[str, ...]
    ward_labels: tuple[str, ...]
    category: str
    kind: str
    fingerprint: str
    ref: BodyRef
    reader: BodyReader

    @property
    def levels(self) -> Levels:
        """Words and pairs by level; raises LostBody when the store no longer has the body."""
        body = decode_words(self.reader.read(self.ref))
        return levels_of(
            SearchPage(
                url=self.url,
                title=self.title,
                headings=body.headings,
                figures=(body.figures,),
                body=body.text,
                ward_labels=self.ward_labels,
                category=self.category,
                summary=body.excerpt,
            )
        )

    def __eq__(self, other: object) -> bool:
        return _identity(other) == _identity(self)  # type: ignore[arg-type]  # only terms are ever compared

    def __hash__(self) -> int:
        return hash(self.url)


def _identity(terms: Terms | None) -> tuple[Any, ...]:
    if terms is None:
        return ()
    card = (terms.url, terms.title, terms.date, terms.ward_ids, terms.ward_labels, terms.category, terms.kind)
    return (*card, terms.fingerprint)


class SearchIndex:
    """The index in a folder of the cache, as plain files, with a state that says of which documents it is."""

    def __init__(self, folder: Path, reader: BodyReader) -> None:
        self.folder = folder
        self.reader = reader

    def update(self, after: list[Terms], version: str) -> IndexFiles:
        """Bring the files up to date; returns what they are."""
        state = self._load(version)
        stamp = digest(*(str(_identity(terms)) for terms in after))
        if state is not None and state["stamp"] == stamp:
            known: IndexFiles = state["files"]
            return known
        files: dict[str, str] = dict(state["files"]) if state else {}
        (self.folder / STATE).unlink(missing_ok=True)  # from here on the files are no known index
        with suppress(LostBody, OSError, KeyError):
            if state is not None:
                reading = partial(self._reading, state["files"])
                update = update_index(reading, [self._document(row) for row in state["documents"]], after)
                for path in update.removed:
                    files.pop(path, None)
                    (self.folder / path).unlink(missing_ok=True)
                files |= self._write(update.written.items())
                return self._save(files, after, stamp, version)
        return self._save(self._write(build_index(after)), after, stamp, version)

    def _reading(self, files: IndexFiles, path: str) -> bytes:
        return _sound(self.folder / path, files[path])

    def _write(self, written: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        digests = {}
        for path, content in written:
            target = self.folder / path
            try:
                replace_file(target, content)
            except FileNotFoundError:  # the first file of its folder
                target.parent.mkdir(parents=True, exist_ok=True)
                replace_file(target, content)
            digests[path] = digest(content)
        return digests

    def _save(self, files: dict[str, str], documents: list[Terms], stamp: str, version: str) -> IndexFiles:
        rows = [_row(document) for document in documents]
        state = {"version": [_VERSION, version], "stamp": stamp, "files": files, "documents": rows}
        text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
        replace_file(self.folder / STATE, f"{digest(text)}\n{text}".encode())
        return files

    def _load(self, version: str) -> dict[str, Any] | None:
        try:
            check, _, text = (self.folder / STATE).read_text(encoding="utf-8").partition("\n")
            state: dict[str, Any] = json.loads(text)
        except (OSError, ValueError):
            return None
        sound = digest(text) == check and state.get("version") == [_VERSION, version]
        return state if sound and all((self.folder / path).exists() for path in state["files"]) else None

    def _document(self, row: list[Any]) -> Terms:
        card, fingerprint, ref, levels = row
        url, title, date, ward_ids, ward_labels, category, kind = card
        fields = (url, title, date, tuple(ward_ids), tuple(ward_labels), category, kind)
        if ref is None:
            return DocumentTerms(*fields, fingerprint, tuple(tuple(map(_term, terms)) for terms in levels))
        return StoredTerms(*fields, fingerprint, BodyRef(*ref), self.reader)


def _row(terms: Terms) -> list[Any]:
    *card, fingerprint = _identity(terms)
    if isinstance(terms, StoredTerms):
        ref = terms.ref
        return [card, fingerprint, [ref.file, ref.offset, ref.length, ref.checksum], []]
    return [card, fingerprint, None, terms.levels]


def _term(stored: str | list[str]) -> Term:
    """A word, or a pair, which JSON knows as a list."""
    return stored if isinstance(stored, str) else (stored[0], stored[1])


def small_pages(edition: Edition) -> Iterator[SearchPage]:
    """What is no article: units with their old names, and indicators."""
    wards = edition.registries.wards
    lineage = wards.lineage
    wanted = set(edition.ward_ids)
    for ward_id in edition.ward_ids:
        wanted |= {step.successor for step in lineage.successors(ward_id)}
        wanted |= {step.predecessor for step in lineage.predecessors(ward_id)}
    units = []
    for ward_id in sorted(wanted):
        ward = ward_of(edition, ward_id)
        until = format_date(ward.valid_to) if ward.valid_to else ""
        after = tuple(step.successor for step in lineage.successors(ward_id) if step.successor in wanted)
        units.append(SearchUnit(ward_id, ward.name, ward.district, until, after))
    for page in unit_pages(units, edition.ward_ids):
        if page.ward_ids[0] in edition.ward_ids:  # old names without a page of their own stand in their successors'
            yield page
    for indicator in edition.registries.indicators:
        if edition.figures.counts.get(indicator.id):
            yield SearchPage(
                url=addresses.indicator(indicator.id),
                title=indicator.label,
                headings=indicator.aliases,
                body=indicator.definition,
                kind="indicator",
            )


def add_search(edition: Edition, press: Press, rows: Mapping[str, Row], index: SearchIndex, version: str) -> None:
    """Plan the files of the index, and for every page the file of its sentences."""
    add_sentences(edition, press)
    add_index(press, index.folder, index.update(documents_of(edition, rows, index.reader), version))


def documents_of(edition: Edition, rows: Mapping[str, Row], reader: BodyReader) -> list[Terms]:
    """Everything that can be found, as the index wants it."""
    documents: list[Terms] = []
    for article in (*edition.articles, *edition.static):
        page = article_page(article, Body("", ""), edition.registries)
        card = (page.url, page.title, page.date, page.ward_ids, page.ward_labels, page.category, page.kind)
        documents.append(StoredTerms(*card, article.content, rows[article.path].refs().body, reader))
    return [*documents, *map(index_document, small_pages(edition))]


def add_sentences(edition: Edition, press: Press) -> None:
    """Plan the file of sentences of every page."""
    for article in (*edition.articles, *edition.static):
        make = partial(_sentences, edition, article)
        press.file(FOLDER + sentence_path(article.url), "câu của bài cho tìm kiếm", [article.content], make)
    for page in small_pages(edition):
        path, content = sentence_file(page)
        press.file(FOLDER + path, "câu của trang cho tìm kiếm", [content.decode()], lambda content=content: content)  # type: ignore[misc]


def add_index(press: Press, folder: Path, files: IndexFiles) -> None:
    """Plan the files of an index that is up to date in a folder."""
    for path, identity in files.items():
        press.file(FOLDER + path, "chỉ mục tìm kiếm", [identity], partial(_sound, folder / path, identity))


def _sound(path: Path, identity: str) -> bytes:
    """The bytes of a file of the index; raises LostBody when they are not those that were written."""
    content = path.read_bytes()
    if digest(content) != identity:
        raise LostBody(path.name)
    return content


def _sentences(edition: Edition, article: Article) -> bytes:
    return sentence_file(article_page(article, edition.body_of(article), edition.registries))[1]
