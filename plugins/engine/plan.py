"""The map of the site: every address has one owner."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from plugins.domain.issue import Issue, Place

# lower case and NFC by its very signs, so that two addresses a forgiving host takes for one are one here; no part is all dots
_SAFE_PATH = re.compile(r"(?:(?!\.+(?:/|$))[a-z0-9_.-]+(?:/(?=.)|$))+")
_LONGEST_PATH = 240  # characters; leaves room for the folder a host unpacks into
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site.

    `path` is relative to the site's root; `owner` names what asks for it (a source file, or a page in words); `key`
    changes whenever anything the bytes depend on changes; `make` gives the bytes, or a file to be copied as it is.
    Outputs with the same `shared` word do most of their work once for all of them, so one process makes them all.
    `early` ones are made before all others, by workers of their own that let the rest of the build go first.
    """

    path: str
    owner: str
    key: str
    make: Callable[[], bytes | Path]
    shared: str = ""
    early: bool = False


class UnsafePath(ValueError):
    """A path that must never be written: absolute, climbing, or with signs that hosts treat differently."""


def check_path(path: str) -> str:
    """Return a site path unchanged, or raise UnsafePath."""
    if len(path) > _LONGEST_PATH or not _SAFE_PATH.fullmatch(path):
        raise UnsafePath(path)
    return path


class Plan:
    """All outputs of one build, in the order in which they were added."""

    def __init__(self) -> None:
        self._outputs: dict[str, Output] = {}
        self.issues: list[Issue] = []
        self._later: list[tuple[str, Callable[[], None]]] = []
        self._reserved = MANIFEST

    def __len__(self) -> int:
        return len(self._outputs)

    def __iter__(self) -> Iterator[Output]:
        return iter(self._outputs.values())

    def get(self, path: str) -> Output | None:
        """The output at a path, if any."""
        return self._outputs.get(path)

    def add(self, output: Output) -> None:
        """Take an output in; a second owner of the same address becomes an issue that names both."""
        path = check_path(output.path)
        held = self._outputs.get(path)
        if held is not None or path == self._reserved:
            self.issues.append(_collision(output, held))
            return
        self._outputs[path] = output

    def later(self, folder: str, add: Callable[[], None]) -> None:
        """Let `add` plan outputs below a folder (ending in "/") as late as in `complete`: they are still waited for."""
        self._later.append((folder, add))

    def complete(self) -> Sequence[Output]:
        """Wait for what was to come later and return it. Raises ValueError when one of its addresses is taken."""
        known, issues = len(self._outputs), len(self.issues)
        while self._later:
            self._later.pop()[1]()
        if len(self.issues) > issues:
            raise ValueError(self.issues[-1].problem)
        return list(islice(self._outputs.values(), known, None))

    def missing(self, paths: Mapping[str, object]) -> list[str]:
        """Those of some paths that are no output's and will be none's, in order."""
        awaited = tuple(folder for folder, _ in self._later)
        return sorted(path for path in paths.keys() - self._outputs.keys() if not path.startswith(awaited))

    def extend(self, outputs: Iterable[Output]) -> None:
        """Take several outputs in."""
        for output in outputs:
            self.add(output)


def _collision(output: Output, held: Output | None) -> Issue:
    rival = held.owner if held else "bản kê của trang"
    return Issue(
        "dia-chi-trung",
        Place(output.owner),
        f"địa chỉ /{output.path.removesuffix('index.html')} đã thuộc về {rival}",
        "đổi slug của một trong hai bài",
        also=(Place(held.owner),) if held else (),
    )
