"""Share cards drawn once for the same words, in worker processes, and kept by content."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from plugins.images.card_text import CardRequest, card_path, stored_name
from plugins.images.crew import Crew, Death
from plugins.images.limits import Limits
from plugins.images.processors import processors
from plugins.images.recipe import Recipe
from plugins.images.refusal import Refusal, refuse
from plugins.images.shelf import place_file, remove_leftovers

BATCH = 24  # cards of one message: large enough that messages cost nothing, small enough to share the work evenly


@dataclass(frozen=True, slots=True)
class Card:
    """A share card: address below the site root, content address, SHA-256 and size in bytes of its file.

    It is always 1200 x 630 pixels.
    """

    path: str
    key: str
    digest: str
    size: int


class CardStore:
    """Cards below a folder, one file each: `ab/<key>-<first 16 digits of the SHA-256 of its bytes>.png`.

    The folder is not that of a `PictureStore`: each prunes what it does not know. `submit` starts to draw in the background; `ensure` waits. Use as a context manager: leaving it ends the workers.
    """

    def __init__(self, folder: Path, limits: Limits | None = None, *, jobs: int | None = None) -> None:
        self._folder = folder
        self._scratch = folder / "scratch"
        self._scratch.mkdir(parents=True, exist_ok=True)
        self._crew = Crew(Recipe(), limits or Limits())
        self._threads = ThreadPoolExecutor(jobs or processors(), thread_name_prefix="cards")
        self._shelves: dict[str, dict[str, Path]] = {}
        self._asked: set[str] = set()
        self._whole: dict[str, tuple[str, int]] = {}
        self.drawn = 0

    def __enter__(self) -> CardStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, requests: Sequence[CardRequest]) -> PendingCards:
        """Start to draw the cards that the store does not hold whole."""
        keys = [request.text.key for request in requests]
        todo = {key: request for key, request in zip(keys, requests, strict=True) if not self._is_whole(key)}
        self._asked.update(keys)
        # Titles of one length have letters of one size: in this order most of their words have just been drawn.
        missing = sorted(todo, key=lambda key: (len(todo[key].text.title), key))
        batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
        work = [self._threads.submit(self._draw, {key: todo[key] for key in batch}) for batch in batches]
        return PendingCards(self._whole, requests, keys, work)

    def ensure(self, requests: Sequence[CardRequest]) -> list[Card | Refusal]:
        """The cards of all requests, in their order; one that cannot be drawn does not stop the others."""
        return self.submit(requests).result()

    def place(self, card: Card, root: Path) -> None:
        """Put a card at its address below the folder `root`. Raises LookupError for a card that was not ensured."""
        place_file(self.file(card.key), root / card.path)

    def file(self, key: str) -> Path:
        """The stored file of a card. Raises LookupError when there is none."""
        return self._shelf(key)[key]

    def _shelf(self, key: str) -> dict[str, Path]:
        """The files of one subfolder by key, listed when the first of its cards is looked for."""
        name = key[:2]
        if name not in self._shelves:
            folder = self._folder / name
            self._shelves[name] = {path.name[:32]: path for path in folder.glob("*")}
        return self._shelves[name]

    def drop(self, beginnings: Collection[str]) -> int:
        """Remove the cards whose keys begin so (two digits at least); returns how many. Reads only their subfolders."""
        unused = [key for begin in beginnings for key in self._shelf(begin) if key.startswith(begin)]
        for key in unused:
            self._shelf(key).pop(key).unlink(missing_ok=True)
        return len(unused)

    def prune(self, also: Collection[str] = ()) -> int:
        """Remove the cards that neither this run asked for nor `also` names by key; returns how many.

        Call it after a complete build only.
        """
        remove_leftovers(self._scratch)
        found = [path.name[:32] for path in self._folder.glob("??/*")]
        return self.drop([key for key in found if key not in self._asked and key not in also])

    def close(self) -> None:
        """Wait for started work and end the workers."""
        self._threads.shutdown(wait=True)
        self._crew.close()

    def _is_whole(self, key: str) -> bool:
        path = self._shelf(key).get(key)
        if path is None or key in self._asked:
            return path is not None
        with suppress(OSError):
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            if path.stem.endswith(f"-{digest[:16]}"):
                self._whole[key] = digest, len(content)
                return True
        self._shelf(key).pop(key).unlink(missing_ok=True)
        return False

    def _draw(self, todo: dict[str, CardRequest]) -> dict[str, Refusal]:
        """Let a worker draw a batch; returns the refusals by key. Where it dies, only the guilty card is refused."""
        texts = [[key, request.text] for key, request in todo.items()]
        answer = self._crew.ask({"cards": texts, "folder": str(self._folder.absolute())})
        if isinstance(answer, Death) and len(todo) > 1:
            return {key: refusal for one in todo for key, refusal in self._draw({one: todo[one]}).items()}
        if isinstance(answer, Death):
            return {key: refuse(request.text.title, "the-may-dung") for key, request in todo.items()}
        return {key: refusal for key in todo if (refusal := self._take(key, answer["cards"][key])) is not None}

    def _take(self, key: str, drawn: dict[str, Any]) -> Refusal | None:
        if "refusal" in drawn:
            return Refusal(**drawn["refusal"])
        self._shelf(key)[key] = self._folder / stored_name(key, drawn["digest"])
        self._whole[key] = drawn["digest"], drawn["size"]
        self.drawn += 1
        return None


@dataclass(frozen=True, slots=True)
class PendingCards:
    """Cards in the making."""

    whole: Mapping[str, tuple[str, int]]
    requests: Sequence[CardRequest]
    keys: Sequence[str]
    work: Sequence[Future[dict[str, Refusal]]]

    def result(self) -> list[Card | Refusal]:
        """Wait for the cards, in the order of the requests."""
        refused = {key: refusal for batch in self.work for key, refusal in batch.result().items()}
        return [
            refused[key] if key in refused else Card(card_path(request.slug, key), key, *self.whole[key])
            for key, request in zip(self.keys, self.requests, strict=True)
        ]
