"""The Vietnamese words that an expression of our source code can stand for; "…" where a fact will be put in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from copy import copy

_VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
_SLOT = re.compile(r"\{\w*\}")
_DEEPEST = 3


class Names:
    """What the names of a module, and of one function in it, were given, by line."""

    def __init__(self, module: ast.Module) -> None:
        self._constants = _assigned(module.body)
        self._local: dict[str, list[ast.expr]] = {}

    def within(self, function: ast.FunctionDef | ast.Module) -> Names:
        """The same, seen from inside a function of the module."""
        inner = copy(self)
        inner._local = _assigned(ast.walk(function)) if isinstance(function, ast.FunctionDef) else {}
        return inner

    def before(self, name: str, line: int, since: int) -> list[ast.expr]:
        """The values a name may have on a line: those given after line `since`, else the last one given before."""
        given = [value for value in self._local.get(name, []) if value.lineno <= line]
        recent = [value for value in given if value.lineno > since]
        return recent or given[-1:] or self._constants.get(name, [])

    def constant(self, name: str) -> list[ast.expr]:
        """The values of a name of the module."""
        return self._constants.get(name, [])


def texts(node: ast.expr, names: Names, line: int, since: int, depth: int = 0) -> list[str]:
    """The Vietnamese texts an expression on a line can stand for; alternatives in the order of the code."""
    if isinstance(node, ast.Constant):
        return _vietnamese(node.value if isinstance(node.value, str) else "")
    if isinstance(node, ast.JoinedStr):
        return _vietnamese("".join(_part(part, names) for part in node.values))
    if isinstance(node, ast.IfExp):
        return texts(node.body, names, line, since, depth) + texts(node.orelse, names, line, since, depth)
    if isinstance(node, ast.BinOp):
        left, right = texts(node.left, names, line, since, depth), texts(node.right, names, line, since, depth)
        return [left[0] + right[0]] if left and right else [f"{words}…" for words in left] or right
    if isinstance(node, ast.Name) and depth < _DEEPEST:
        values = names.before(node.id, line, since)
        return list(dict.fromkeys(words for one in values for words in texts(one, names, line, since, depth + 1)))
    return []


def _part(part: ast.expr, names: Names) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name):
        values = names.constant(part.value.id)
        if len(values) == 1 and isinstance(values[0], ast.Constant) and isinstance(values[0].value, str):
            return values[0].value
    return "…"


def _vietnamese(words: str) -> list[str]:
    return [_SLOT.sub("…", words)] if _VIETNAMESE.search(words) else []


def _assigned(nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """What each name was given, in the order of the lines; a pair of names takes a pair of values."""
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Name):
                found.setdefault(target.id, []).append(node.value)
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for name, value in zip(target.elts, node.value.elts, strict=False):
                    if isinstance(name, ast.Name):
                        found.setdefault(name.id, []).append(value)
    return {name: sorted(values, key=lambda value: value.lineno) for name, values in found.items()}
