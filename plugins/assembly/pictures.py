"""The pictures of an edition: every one that a published page uses, and no other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from plugins.assembly.settings import CONTENT, BuildSettings
from plugins.domain.issue import Issue, Place
from plugins.edition import Article, Edition, Reference
from plugins.engine.hashing import digest
from plugins.engine.snapshot import FileClass, Snapshot
from plugins.images.alt_text import alt_issue
from plugins.images.animation import animation_hint
from plugins.images.camera_date import date_hint
from plugins.images.finding import Found, PictureIndex
from plugins.images.gallery import place_pictures
from plugins.images.markup import READING_COLUMN, picture_view
from plugins.images.notes import PictureNotes, consent_issue, read_notes
from plugins.images.picture import PICTURES_FOLDER, Picture
from plugins.images.recipe import Recipe
from plugins.images.refusal import Refusal
from plugins.images.store import PictureRequest, PictureStore
from plugins.pages.views import PictureView
from plugins.vietnamese.folding import fold

_OTHER_KINDS = frozenset({".heic", ".heif", ".jfif", ".jpe", ".jif", ".tif", ".tiff", ".bmp", ".svg", ".psd"})
_SAYS_IT_IS_OLD = ("minh hoa", "tu lieu")  # a caption that owns up to another day's picture


@dataclass(slots=True)
class Pictures:
    """Finished pictures by name below content/, the editors' notes on them, and what is wrong with any.

    `users` are the articles and standing pages that show them.
    """

    index: PictureIndex
    notes: dict[str, PictureNotes] = field(default_factory=dict)
    made: dict[str, Picture] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    users: tuple[Article, ...] = ()
    store: PictureStore | None = None
    recipe: Recipe = field(default_factory=Recipe)

    def name_of(self, article: Article, written: str) -> str | None:
        """The picture an article means: beside it, below its folder, or anywhere in content/images."""
        folder = article.path.removeprefix(f"{CONTENT}/").rpartition("/")[0]
        for candidate in (posixpath.normpath(f"{folder}/{written}"), written):
            found = self.index.find(candidate)
            if isinstance(found, Found):
                return found.name
        return None

    def view(
        self, article: Article, reference: Reference, eager: bool, behind: str = "", sizes: str = ""
    ) -> PictureView | None:
        """The view of a picture; None when it is missing, which is an issue already.

        `behind` are words that follow the picture and are about it; `sizes` replaces those of the reading column.
        """
        name = self.name_of(article, reference.target)
        picture = self.made.get(name or "")
        if name is None or picture is None:
            return None
        notes = self.notes.get(name)
        caption = " – ".join(filter(None, (reference.title, behind))) or (notes.caption if notes else "")
        alt = reference.text or (notes.alt if notes else "")
        credit = notes.credit if notes else ""
        return picture_view(picture, alt, caption=caption, credit=credit, eager=eager, sizes=sizes or READING_COLUMN)

    def put_into(self, article: Article, html: str) -> str:
        """A body with its pictures; a picture that there is not leaves its description."""

        def view(number: int, behind: str, sizes: str) -> PictureView | str:
            reference = article.pictures[number]
            eager = number == 0 and not article.image
            return self.view(article, reference, eager, behind, sizes) or reference.text

        return place_pictures(html, view)

    def inputs(self, article: Article) -> list[str]:
        """What an article's page depends on of its pictures."""
        parts = []
        for reference in references_of(article):
            name = self.name_of(article, reference.target) or ""
            picture, notes = self.made.get(name), self.notes.get(name)
            parts.append(digest(name, repr(picture), repr(notes)))
        return parts

    def wordless(self, article: Article, reference: Reference) -> Issue | None:
        """The complaint about a picture whose description says nothing; a lead picture without any has one already."""
        notes = self.notes.get(self.name_of(article, reference.target) or "")
        alt = reference.text or (notes.alt if notes else "")
        is_lead = reference.place == article.image_place
        return None if is_lead and not alt else alt_issue(alt, reference.target, reference.place)

    def prune(self, settings: BuildSettings, articles: Iterable[Article], removed: Iterable[str]) -> None:
        """Remove pictures that no article names any more from the store, when a complete build has made that likely.

        `articles` are all there are: pictures of drafts stay for the preview. `removed` are the paths that have left
        the site.
        """
        likely = settings.fresh or (self.store is not None and self.store.encoded > 0)
        if not likely and not any(path.startswith(f"{PICTURES_FOLDER}/") for path in removed):
            return
        names = {self.name_of(article, one.target) for article in articles for one in references_of(article)}
        sources = [settings.root / CONTENT / name for name in names if name]
        with suppress(OSError):  # what cannot be removed now costs only room
            store = self.store or PictureStore(settings.cache / "pictures", self.recipe, jobs=1)
            store.prune(sources)


def references_of(article: Article) -> list[Reference]:
    """All pictures of an article, its lead picture first."""
    place = article.image_place or Place(article.path)
    lead = [Reference(article.image, place, article.image_alt)] if article.image else []
    return [*lead, *article.pictures]


def recipe_of(edition: Edition) -> Recipe:
    """How the site wants its pictures made."""
    return Recipe(avif=edition.registries.site.avif)


def collect_pictures(
    settings: BuildSettings, edition: Edition, snapshot: Snapshot, broken: Iterable[Article]
) -> Pictures:
    """Make every picture that the edition uses, or files with errors; refused and missing ones become issues."""
    names = [file.path.removeprefix(f"{CONTENT}/") for file in snapshot.of(FileClass.PICTURE)]
    users = (*edition.articles, *edition.static, *broken)
    pictures = Pictures(PictureIndex(names), recipe=recipe_of(edition), users=users)
    banned = {posixpath.basename(file.path).casefold() for file in snapshot.of(FileClass.REFUSED)}
    refused = {name for name in banned if posixpath.splitext(name)[1] in _OTHER_KINDS}
    wanted = _wanted(pictures, refused)
    if not wanted:
        return pictures
    add_notes(settings, snapshot, pictures)
    content = settings.root / CONTENT
    order = sorted(wanted)
    folder = settings.cache / "pictures"
    trust = not (settings.always_hash or settings.fresh)
    with PictureStore(folder, pictures.recipe, jobs=settings.jobs, trust_status=trust) as store:
        pictures.store = store
        results = store.ensure([PictureRequest(content / name, name) for name in order])
        for name, result in zip(order, results, strict=True):
            _take(pictures, store, name, result, wanted[name])
        pictures.issues += store.notes()
    _check_words(pictures)
    return pictures


def _wanted(pictures: Pictures, refused: set[str]) -> dict[str, list[tuple[Article, Reference]]]:
    """The pictures that are used, each with its uses; those that do not exist become issues.

    The names of `refused` files have been complained about already.
    """
    wanted: dict[str, list[tuple[Article, Reference]]] = {}
    for article in pictures.users:
        for reference in references_of(article):
            name = pictures.name_of(article, reference.target)
            if name is None:
                folder = article.path.removeprefix(f"{CONTENT}/").rpartition("/")[0]
                missing = pictures.index.find(reference.target, folder)
                if not isinstance(missing, Found) and posixpath.basename(reference.target).casefold() not in refused:
                    pictures.issues.append(missing.issue(reference.place))
            else:
                wanted.setdefault(name, []).append((article, reference))
    return wanted


def add_notes(settings: BuildSettings, snapshot: Snapshot, pictures: Pictures) -> None:
    """Read what editors noted about their pictures; a note about no picture becomes an issue."""
    for file in snapshot.of(FileClass.REGISTRY):
        folder = file.path.removeprefix(f"{CONTENT}/").rpartition("/")[0]
        if folder.split("/")[0] == "data":
            continue
        text = (settings.root / file.path).read_text(encoding="utf-8", errors="replace")
        notes, issues = read_notes(text, file.path)
        pictures.issues += issues
        for note in notes.values():
            found = pictures.index.find(f"{folder}/{note.name}")
            if isinstance(found, Found):
                pictures.notes[found.name] = note
            else:
                pictures.issues.append(found.issue(note.place))


def _take(
    pictures: Pictures,
    store: PictureStore,
    name: str,
    result: Picture | Refusal,
    uses: list[tuple[Article, Reference]],
) -> None:
    if isinstance(result, Refusal):
        pictures.issues += [result.issue(reference.place) for _, reference in uses]
        return
    pictures.made[name] = result
    for variant, stored in store.files(result):
        pictures.files[variant.path] = stored
    notes = pictures.notes.get(name)
    for article, reference in uses:
        moving = animation_hint(result.frames, name, reference.place)
        pictures.issues += [moving] if moving else []
        caption = fold(f"{reference.title} {reference.text} {notes.caption if notes else ''}")
        dated = article.date_place is not None and article.date_place.line > 0
        if dated and not any(word in caption for word in _SAYS_IT_IS_OLD):
            hint = date_hint(result.taken, article.moment.date(), name, reference.place)
            pictures.issues += [hint] if hint else []


def _check_words(pictures: Pictures) -> None:
    """Descriptions that say nothing, and children without consent."""
    for article in pictures.users:
        for reference in references_of(article):
            name = pictures.name_of(article, reference.target)
            notes = pictures.notes.get(name or "")
            issue = pictures.wordless(article, reference)
            pictures.issues += [issue] if issue else []
            consent = consent_issue(notes, reference.place) if notes else None
            pictures.issues += [consent] if consent else []
