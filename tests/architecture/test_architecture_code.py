"""Code says what it means: documented, small, and numbers take their form in one place."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.sources import Module, functions, modules

LONG_MODULES: dict[str, str] = {}
"""Modules above 300 lines, each with its reason."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions above 60 lines as path:name, each with its reason."""

DRAWING = "coordinates and sizes in pixels, shown to nobody as a number"
MACHINE = "seconds, bytes or pixels of a message about the machine, no figure of a report"
FORMATTED_ELSEWHERE = {
    "plugins/images/": DRAWING,
    "plugins/pages/emblem.py": DRAWING,
    "plugins/pages/charts.py": DRAWING,
    "plugins/assembly/console.py": MACHINE,
    "plugins/assembly/fastpath.py": MACHINE,
    "plugins/assembly/doctor.py": MACHINE,
    "plugins/assembly/gathering.py": MACHINE,
    "plugins/frontmatter/reading.py": MACHINE,
    "plugins/publishing/": MACHINE,
    "plugins/preview/": MACHINE,
}
ROUNDED_ELSEWHERE = {
    "plugins/pages/charts.py": DRAWING,
    "plugins/achievements/comparability.py": "decides how exact a computed share may look; formatting.py writes it",
    "plugins/achievements/rows.py": "decides how exact a computed plan may look; formatting.py writes it",
    "plugins/metrics/arithmetic.py": "decides how exact a computed per cent may look; formatting.py writes it",
}
_SPEC = re.compile(r"[,_]|\.\d+[a-zA-Z%]?|[eEfFgG%]$")
_PRINTF = re.compile(r"%[-+ 0-9.]*[feg]")


def _defined(module: Module) -> list[tuple[str, ast.AST]]:
    """Public names of a module with what they name: functions, classes, methods; a Protocol speaks for its members."""
    found: list[tuple[str, ast.AST]] = [(module.path, module.tree)]
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            found.append((f"{module.path}:{node.name}", node))
            if isinstance(node, ast.ClassDef) and not any("Protocol" in ast.unparse(base) for base in node.bases):
                found += [
                    (f"{module.path}:{node.name}.{method.name}", method)
                    for method in node.body
                    if isinstance(method, ast.FunctionDef) and not method.name.startswith("_")
                ]
    return found


def test_every_public_module_class_and_function_has_a_docstring() -> None:
    missing = [
        name
        for module in modules()
        for name, node in _defined(module)
        if module.text.strip() and not ast.get_docstring(node)
    ]
    assert missing == []


def test_no_module_is_longer_than_300_lines_without_a_reason() -> None:
    long = {module.path for module in modules() if module.text.count("\n") > 300}
    assert long == LONG_MODULES.keys()


def test_no_function_is_longer_than_60_lines_without_a_reason() -> None:
    long = {
        f"{module.path}:{function.name}"
        for module in modules()
        for function in functions(module.tree)
        if (function.end_lineno or 0) - function.lineno + 1 > 60
    }
    assert long == LONG_FUNCTIONS.keys()


def _excused(path: str, table: dict[str, str]) -> bool:
    return path.startswith("plugins/vietnamese/") or any(path.startswith(known) for known in table)


def _formats(module: Module) -> list[int]:
    """Lines on which a number is given a form: format specs with places or separators, round(), "%.2f"."""
    lines = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            spec = "".join(part.value for part in node.format_spec.values if isinstance(part, ast.Constant))
            if "%Y" not in spec and "%d" not in spec and _SPEC.search(spec):
                lines.append(node.lineno)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "round":
            lines.append(node.lineno)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant):
            lines += [node.lineno] if _PRINTF.search(str(node.left.value)) else []
    return lines


def test_numbers_take_their_form_in_the_vietnamese_package_alone() -> None:
    found = [
        f"{module.path}:{line}"
        for module in modules()
        if not _excused(module.path, FORMATTED_ELSEWHERE)
        for line in _formats(module)
    ]
    assert found == []


def test_figures_are_rounded_in_the_vietnamese_package_or_for_a_reason() -> None:
    found = {module.path for module in modules() if ".quantize(" in module.text}
    assert {path for path in found if not _excused(path, ROUNDED_ELSEWHERE)} == set()


@pytest.mark.parametrize("table", [FORMATTED_ELSEWHERE, ROUNDED_ELSEWHERE], ids=["formatted", "rounded"])
def test_no_exception_outlives_its_reason(table: dict[str, str]) -> None:
    for known in table:
        members = [module for module in modules() if module.path.startswith(known)]
        used = any(_formats(module) or ".quantize(" in module.text for module in members)
        assert used or not members or known.endswith("/"), known


def test_no_float_ever_holds_a_figure() -> None:
    for module in modules():
        if module.package in {"domain", "vietnamese", "metrics", "achievements", "edition", "opendata"}:
            calls = (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))
            floats = [node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id == "float"]
            assert floats == [], module.path


def test_templates_neither_round_nor_compute() -> None:
    from tests.factories import ROOT

    for template in sorted((ROOT / "theme/templates").rglob("*.html")):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*(?:round|sum|sort|format|filesizeformat|float|int)\b", text), template.name


def test_every_module_has_a_name_that_says_something() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "data", "item", "info", "misc", "common_utils"}
    for module in modules():
        assert not set(module.path.removesuffix(".py").split("/")) & vague, module.path
