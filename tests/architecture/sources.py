"""The project's own modules as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.factories import ROOT


@dataclass(frozen=True)
class Module:
    """A module of plugins/: its path from the root, its package ("" for modules of plugins/ itself), and its tree."""

    path: str
    package: str
    text: str
    tree: ast.Module

    @property
    def imports(self) -> frozenset[str]:
        """Dotted names of what it imports, wherever in the file."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names |= {f"{node.module}.{alias.name}" for alias in node.names}
        return frozenset(names)

    @property
    def packages_imported(self) -> frozenset[str]:
        """Our packages that it imports, its own left out."""
        parts = (name.split(".") for name in self.imports if name.startswith("plugins."))
        return frozenset(one[1] for one in parts) - {self.package}


@cache
def modules() -> tuple[Module, ...]:
    """Every module of plugins/."""
    return tuple(_read(path) for path in sorted((ROOT / "plugins").rglob("*.py")))


def _read(path: Path) -> Module:
    below = path.relative_to(ROOT / "plugins")
    text = path.read_text(encoding="utf-8")
    package = below.parts[0] if len(below.parts) > 1 else below.stem
    return Module(path.relative_to(ROOT).as_posix(), package, text, ast.parse(text))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function, methods and nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
