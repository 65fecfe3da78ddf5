"""Pictures are made when a page that shows them is asked for, by the same store as the build's."""

from __future__ import annotations

from pathlib import Path

from plugins.assembly.pictures import Pictures, add_notes, references_of
from plugins.assembly.settings import CONTENT, BuildSettings
from plugins.domain.issue import Issue
from plugins.edition import Article, Reference
from plugins.engine.snapshot import FileClass, Snapshot
from plugins.images.finding import Found, PictureIndex
from plugins.images.recipe import Recipe
from plugins.images.refusal import Refusal
from plugins.images.store import PictureRequest, PictureStore
from plugins.pages.views import PictureView


class LazyPictures(Pictures):
    """The pictures of content/; each is made on first use and kept in the build's own store."""

    def __init__(self, settings: BuildSettings, snapshot: Snapshot, recipe: Recipe) -> None:
        names = [file.path.removeprefix(f"{CONTENT}/") for file in snapshot.of(FileClass.PICTURE)]
        super().__init__(PictureIndex(names), recipe=recipe)
        self._content = settings.root / CONTENT
        self._store = PictureStore(settings.cache / "pictures", recipe, jobs=settings.jobs)
        self._refusals: dict[str, Refusal] = {}
        add_notes(settings, snapshot, self)

    def view(
        self, article: Article, reference: Reference, eager: bool, behind: str = "", sizes: str = ""
    ) -> PictureView | None:
        """See Pictures.view."""
        name = self.name_of(article, reference.target)
        if name is not None:
            self._make(name)
        return super().view(article, reference, eager, behind, sizes)

    def file(self, path: str) -> Path | None:
        """The stored file behind an address of the site."""
        return self.files.get(path)

    def problems(self, article: Article) -> list[Issue]:
        """What is wrong with the pictures of an article whose page has been made."""
        found: list[Issue] = []
        for reference in references_of(article):
            wordless = self.wordless(article, reference)
            found += [wordless] if wordless else []
            name = self.name_of(article, reference.target)
            if name is None:
                missing = self.index.find(reference.target)
                found += [] if isinstance(missing, Found) else [missing.issue(reference.place)]
            elif name in self._refusals:
                found.append(self._refusals[name].issue(reference.place))
        return found

    def close(self) -> None:
        """End the workers."""
        self._store.close()

    def _make(self, name: str) -> None:
        if name in self.made or name in self._refusals:
            return
        result = self._store.ensure([PictureRequest(self._content / name, name)])[0]
        if isinstance(result, Refusal):
            self._refusals[name] = result
            return
        self.made[name] = result
        for variant, stored in self._store.files(result):
            self.files[variant.path] = stored
