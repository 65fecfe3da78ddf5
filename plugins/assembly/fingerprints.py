"""Versions of everything that stands between the sources and the site, as digests."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from plugins.assembly.privacy import allowed_texts
from plugins.assembly.settings import BuildSettings
from plugins.engine.hashing import digest, digest_files
from plugins.registries import Registries

CODE = Path(__file__).parent.parent
_READING = ("domain", "edition", "frontmatter", "markup", "metrics", "registries", "search", "vietnamese", "assembly")
_SINGLE = ("publishing/personal_data.py", "images/letters.py", "images/refusal.py")
_PYTHON = frozenset({".py"})


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """`reading` changes with anything that an article's compiled form depends on besides its bytes; `pages` with
    anything that every page depends on besides its own inputs."""

    reading: str
    pages: str

    @classmethod
    def take(cls, settings: BuildSettings, registries: Registries) -> Fingerprints:
        """Hash code, theme, registries and the locked versions of the libraries."""
        lock = CODE.parent / "requirements.lock"
        versions: list[str | bytes] = [f"{sys.version_info[:2]}", lock.read_bytes() if lock.exists() else b""]
        known = [f"{name} {value}" for name, value in sorted(registries.digests.items())]
        code = digest_files(CODE, (*_READING, *_SINGLE), _PYTHON)
        reading = digest(code, *versions, *known, *sorted(allowed_texts(settings.root)))
        others = digest_files(CODE, sorted(path.name for path in CODE.iterdir() if path.name not in _READING), _PYTHON)
        return cls(reading, digest(code, others, digest_files(settings.theme, ["."]), *versions, *known))
