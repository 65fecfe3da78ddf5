"""Photos in, pictures out: each source is encoded once, ever, and only its hash is paid for afterwards."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from plugins.domain.issue import Issue, Place, Severity
from plugins.images.crew import Crew, Death
from plugins.images.ledger import Ledger
from plugins.images.limits import Limits
from plugins.images.picture import Picture, Variant
from plugins.images.processors import processors
from plugins.images.recipe import Recipe
from plugins.images.record import StoredPicture
from plugins.images.refusal import Refusal, refuse
from plugins.images.shelf import Shelf, place_file
from plugins.images.source_file import inspect, read
from plugins.vietnamese.folding import slugify


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A photo that a page wants: the file, and its name below the content folder as editors know it."""

    source: Path
    name: str

    @property
    def slug(self) -> str:
        """Beginning of the published file names: ASCII, without the suffix."""
        return slugify(Path(self.name).stem, 60) or "anh"


class PictureStore:
    """Pictures by content below a folder that may be kept between builds, machines and clones.

    `submit` starts work in the background at once, so photos can be encoded while articles are still being read;
    `ensure` waits for all. With `trust_status` a source whose size, time and inode are unchanged is not read again;
    turn it off where every byte must be proved. Use as a context manager: leaving it ends the workers and saves the
    ledger.
    """

    def __init__(
        self,
        folder: Path,
        recipe: Recipe | None = None,
        limits: Limits | None = None,
        *,
        jobs: int | None = None,
        trust_status: bool = True,
    ) -> None:
        self._recipe, self._limits = recipe or Recipe(), limits or Limits()
        self._ledger = Ledger(folder / "seen.json")
        self._shelf = Shelf(folder, self._ledger, trust_status=trust_status)
        self._trust_status = trust_status
        self._crew = Crew(self._recipe, self._limits)
        self._threads = ThreadPoolExecutor(jobs or processors(), thread_name_prefix="pictures")
        self._lock = threading.Lock()
        self._by_source: dict[Path, Future[StoredPicture | Refusal]] = {}
        self._by_key: dict[str, Future[StoredPicture | Refusal]] = {}
        self._remade: set[str] = set()
        self.encoded = 0

    def __enter__(self) -> PictureStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, request: PictureRequest) -> PendingPicture:
        """Start to make a picture, or join the work already started for the same file."""
        with self._lock:
            work = self._by_source.get(request.source)
            if work is None:
                work = self._threads.submit(self._make, request)
                self._by_source[request.source] = work
        return PendingPicture(request, work)

    def ensure(self, requests: Sequence[PictureRequest]) -> list[Picture | Refusal]:
        """The pictures of all requests, in their order; a refused photo does not stop the others."""
        return [pending.result() for pending in [self.submit(request) for request in requests]]

    def place(self, picture: Picture, root: Path) -> None:
        """Put every file of a picture at its address below the folder `root`."""
        for variant, stored in self.files(picture):
            place_file(stored, root / variant.path)

    def files(self, picture: Picture) -> list[tuple[Variant, Path]]:
        """Each file of a picture with where the store keeps it. Raises LookupError for one not ensured in this run."""
        stored = self._shelf.find(picture.key)
        if stored is None:
            raise LookupError(f"{picture.key} is not in the store; ensure it in this run first")
        return [
            (variant, self._shelf.path(stored.key, stored.file_name(file)))
            for file, variant in zip(stored.files, picture.files(), strict=True)
        ]

    def notes(self) -> list[Issue]:
        """Hints about damaged store entries that were made again, for the build report."""
        return [
            Issue(
                "kho-anh-hong",
                Place(name),
                "bản lưu của ảnh trong kho tạm bị hỏng nên đã được tạo lại",
                "không cần làm gì; nếu gặp nhiều lần, kiểm tra ổ đĩa",
                Severity.HINT,
            )
            for name in sorted(self._remade)
        ]

    def prune(self, also: Iterable[Path] = ()) -> int:
        """Remove what this run did not ask for; returns how many files went. Call it after a complete build only.

        Pictures of the sources `also` stay if the ledger knows them, without being looked at.
        """
        keep = {result.key for work in self._by_source.values() if isinstance(result := work.result(), StoredPicture)}
        keep |= {self._recipe.key(digest) for source in also if (digest := self._ledger.noted(source))}
        self._ledger.save(forget_unused=True)
        return self._shelf.prune(keep)

    def close(self) -> None:
        """Wait for started work, end the workers and save what was learnt."""
        self._threads.shutdown(wait=True)
        self._crew.close()
        self._ledger.save()

    def _make(self, request: PictureRequest) -> StoredPicture | Refusal:
        digest = self._digest(request)
        if isinstance(digest, Refusal):
            return digest
        key = self._recipe.key(digest)
        with self._lock:
            mine = key not in self._by_key
            work = self._by_key.setdefault(key, Future())
        if not mine:  # the same bytes under another name are being made by another thread
            result = work.result()
            return (
                Refusal(request.name, result.code, result.problem, result.cure)
                if isinstance(result, Refusal)
                else result
            )
        try:
            result = self._shelf.find(key) or self._encode(request, digest, key)
        except BaseException as error:
            work.set_exception(error)
            raise
        work.set_result(result)
        return result

    def _digest(self, request: PictureRequest) -> str | Refusal:
        status = inspect(request.name, request.source, self._limits)
        if isinstance(status, Refusal):
            return status
        known = self._ledger.digest(request.source, status)
        if known and self._trust_status:
            return known
        content = read(request.name, request.source, self._limits)
        if isinstance(content, Refusal):
            return content
        digest = hashlib.sha256(content).hexdigest()
        self._ledger.note(request.source, status, digest)
        return digest

    def _encode(self, request: PictureRequest, digest: str, key: str) -> StoredPicture | Refusal:
        if self._shelf.has_record(key):
            self._remade.add(request.name)
        task = {"path": str(request.source.absolute()), "name": request.name, "digest": digest, "key": key}
        answer = self._crew.ask({**task, "scratch": str(self._shelf.scratch.absolute())})
        if isinstance(answer, Death):
            return self._death(request.name, answer)
        if "refusal" in answer:
            return Refusal(**answer["refusal"])
        stored = StoredPicture.from_bytes(answer["record"].encode())
        self._shelf.put(stored, answer["paths"])
        self.encoded += 1
        return stored

    def _death(self, name: str, death: Death) -> Refusal:
        if death is Death.LATE:
            return refuse(name, "anh-qua-lau", limit=str(self._limits.seconds))
        if death is Death.MEMORY:
            return refuse(name, "anh-qua-nhieu-bo-nho", limit=str(self._limits.memory_bytes // 1024**2))
        return refuse(name, "anh-may-dung")


@dataclass(frozen=True, slots=True)
class PendingPicture:
    """A picture in the making."""

    request: PictureRequest
    work: Future[StoredPicture | Refusal]

    def result(self) -> Picture | Refusal:
        """Wait for the picture, or the reason why there is none."""
        made = self.work.result()
        return made.picture(self.request.slug) if isinstance(made, StoredPicture) else made
