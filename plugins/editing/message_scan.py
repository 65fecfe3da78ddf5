"""Finds every message for editors in our own source code, by reading the code as a tree and running nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.editing.message_texts import Names, texts

_CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+|yaml")
_DIRECT = frozenset({"Issue", "_Refusal"})
# Errors of value readers: their words are shown under the codes of the keys they were read for.
_ERRORS = {
    "NumberError": "so-khong-doc-duoc, ty-le-khong-doc-duoc",
    "DateError": "ngay-sai",
    "PeriodError": "ky-sai, ky-khong-doc-duoc",
    "Fault": "yaml-sai, anh-ghi-chu-hong",
}
_SEVERITIES = {"ERROR": "lỗi", "WARNING": "cảnh báo", "HINT": "gợi ý"}
_USUAL_CURE = "_CURE"  # the name modules give to a cure that all their messages share


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One message: its code (or the codes that share it), what it says and what it advises; "…" stands for facts."""

    code: str
    severity: str
    problem: str
    cure: str


@dataclass(slots=True)
class Wrapper:
    """A function of ours that makes messages: where it takes the code, and what it takes when none is given.

    `own` are the words it writes itself around the code it is given, as (problem, cure).
    """

    positions: set[int] = field(default_factory=set)
    default: str = ""
    own: list[tuple[str, str]] = field(default_factory=list)


def learn(tree: ast.Module, wrappers: dict[str, Wrapper]) -> None:
    """Remember the wrappers of a module, by function name."""
    names = Names(tree)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        parameters = [one.arg for one in function.args.args if one.arg not in ("self", "cls")]
        if "code" in parameters:
            wrapper = wrappers.setdefault(function.name, Wrapper())
            wrapper.positions.add(parameters.index("code"))
            defaults = function.args.defaults
            given = dict(zip(parameters[::-1], defaults[::-1], strict=False)).get("code")
            wrapper.default = wrapper.default or (code_of(given) if given is not None else "")
            wrapper.own += _own_words(function, names.within(function))
        elif fixed := _fixed_code(function, parameters):
            wrapper = wrappers.setdefault(function.name, Wrapper())
            wrapper.default = wrapper.default or fixed


def _own_words(function: ast.FunctionDef, names: Names) -> list[tuple[str, str]]:
    """What a wrapper says itself, where it passes its `code` on."""
    found = []
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and any(isinstance(one, ast.Name) and one.id == "code" for one in call.args):
            said = [words for one in call.args if (words := texts(one, names, call.lineno, 0))]
            if len(said) >= 2:
                found += [(problem, said[1][min(n, len(said[1]) - 1)]) for n, problem in enumerate(said[0])]
    return found


def _fixed_code(function: ast.FunctionDef, parameters: list[str]) -> str:
    """The code that a function gives to the problems it is handed."""
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and _called(call) in _DIRECT and call.args and (code := code_of(call.args[0])):
            handed = [one.id for one in call.args if isinstance(one, ast.Name) and one.id in parameters]
            if "problem" in handed and "cure" in handed:
                return code
    return ""


def scan(tree: ast.Module, wrappers: dict[str, Wrapper]) -> Iterator[Message]:
    """Every message a module can give."""
    module = Names(tree)
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.Module)):
            names = module.within(function)
            since = 0
            for node in sorted(_own_nodes(function), key=lambda node: getattr(node, "lineno", 0)):
                given = list(_messages(node, wrappers, names, since))
                yield from given
                if given:
                    since = getattr(node, "lineno", since)


def _own_nodes(function: ast.FunctionDef | ast.Module) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions inside it."""
    waiting: list[ast.AST] = [*function.body]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ast.FunctionDef):
            yield node
            waiting += ast.iter_child_nodes(node)


def _messages(node: ast.AST, wrappers: dict[str, Wrapper], names: Names, since: int) -> Iterator[Message]:
    if isinstance(node, ast.Call):
        yield from _of_call(node, wrappers, names, since)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None and (code := code_of(key)) and isinstance(value, ast.Tuple):
                yield from _of_words(code, value.elts, "lỗi", names, since)
    elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and (code := code_of(node.elts[0])):
        yield from _of_words(code, node.elts[1:], "lỗi", names, since)


def _of_call(call: ast.Call, wrappers: dict[str, Wrapper], names: Names, since: int) -> Iterator[Message]:
    name = _called(call)
    arguments: list[ast.expr] = [*call.args, *(keyword.value for keyword in call.keywords)]
    severity = next((found for one in arguments if (found := _severity(one))), "lỗi")
    if name in _ERRORS:
        yield from _of_words(_ERRORS[name], arguments, "lỗi", names, since)
        return
    wrapper = wrappers.get(name, Wrapper())
    positions = wrapper.positions | ({0} if name in _DIRECT else set())
    given = [call.args[position] for position in sorted(positions) if position < len(call.args)]
    given += [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    code = next((found for one in given if (found := code_of(one))), "")
    if code and wrapper.own:
        yield from (Message(code, severity, problem, cure) for problem, cure in wrapper.own)
    elif code or wrapper.default:
        words = [one for one in arguments if one not in given or not code]
        messages = _of_words(code or wrapper.default, words, severity, names, since)
        yield from (one for one in messages if code or one.cure)


def _of_words(code: str, expressions: list[ast.expr], severity: str, names: Names, since: int) -> Iterator[Message]:
    """A message of the first two Vietnamese texts among the expressions; alternatives give several messages."""
    said = [found for one in expressions if (found := texts(one, names, one.lineno, since))]
    if not said:
        return
    if len(said) == 1 and len(expressions) == 3 and texts(expressions[2], names, expressions[2].lineno, since):
        said = [["…"], said[0]]  # place, problem, cure: only the cure stands in the code
    usual = [words for one in names.constant(_USUAL_CURE) for words in texts(one, names, one.lineno, 0)]
    cures = said[1] if len(said) > 1 else usual or [""]
    for number in range(max(len(said[0]), len(cures) if len(said) > 1 else 1)):
        problem, cure = said[0][min(number, len(said[0]) - 1)], cures[min(number, len(cures) - 1)]
        yield Message(code, severity, problem, cure)


def code_of(node: ast.expr) -> str:
    """The code that an expression spells out, or ""."""
    words = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return words if _CODE.fullmatch(words) else ""


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _severity(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Severity":
        return _SEVERITIES.get(node.attr, "")
    return ""
