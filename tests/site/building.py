"""Builds of small projects as tests ask for them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from tests.factories import NOW, ROOT, Project

_KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended and what it said; `code` is negative when a signal ended it."""

    code: int
    out: str
    err: str

    @property
    def issues(self) -> list[str]:
        """The lines that complain."""
        return [line for line in self.out.splitlines() if " | cách sửa: " in line]

    @property
    def errors(self) -> list[str]:
        """The lines of what keeps the site from being built."""
        return [line for line in self.issues if ": LỖI [" in line]


class Builder:
    """Runs `build` and `check` on projects."""

    def __init__(self, code: Path = ROOT) -> None:
        """Begin with the code of a folder that holds `plugins`."""
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("builder.py")), str(code)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**environment(), "PYTHONHASHSEED": "0"},
        )
        assert self._line() == "ready"

    def __enter__(self) -> Builder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def begin(
        self, project: Project, command: str = "build", *, now: str = NOW, largest_file: int = 0, **options: object
    ) -> int:
        """Start a command and return its process id; `end` must follow. Files may not grow beyond `largest_file` bytes."""
        assert self._process.stdin is not None
        if command == "build":
            options.setdefault("jobs", 1)
        request = {
            "root": str(project.root),
            "command": command,
            "options": options,
            "environment": {**environment(), "CONG_PHUONG_NOW": now},
            "told": str(project.root / "told"),
            "largest_file": largest_file,
        }
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return int(self._line())

    def end(self, project: Project) -> Told:
        """Wait for the command that was begun."""
        code = int(self._line())
        said = [
            (project.root / f"told.{name}").read_text(encoding="utf-8", errors="replace")
            for name in ("stdout", "stderr")
            if (project.root / f"told.{name}").exists()
        ]
        return Told(code, *(said if len(said) == 2 else ("", "")))

    def run(
        self, project: Project, command: str = "build", *, now: str = NOW, largest_file: int = 0, **options: object
    ) -> Told:
        """Run a command to its end."""
        self.begin(project, command, now=now, largest_file=largest_file, **options)
        return self.end(project)

    def build(self, project: Project, **options: object) -> Told:
        """Build a project that must build."""
        told = self.run(project, **options)  # type: ignore[arg-type]
        assert told.code == 0, f"exit {told.code}\n{told.out}\n{told.err}"
        return told


def environment() -> dict[str, str]:
    """What a build needs of this process's environment, and nothing of the rest."""
    return {**{name: os.environ[name] for name in _KEPT if name in os.environ}, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
