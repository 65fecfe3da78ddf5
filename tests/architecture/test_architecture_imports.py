"""Dependencies point one way: a stage knows the shared packages and no other stage."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.sources import modules
from tests.factories import ROOT

SHARED = {"domain", "vietnamese", "registries", "pages", "edition", "context"}
ALLOWED: dict[str, set[str]] = {
    "domain": set(),
    "vietnamese": {"domain"},
    "registries": {"domain", "vietnamese"},
    "pages": set(),
    "edition": {"domain", "vietnamese", "registries", "pages"},
    "context": {"edition"},
    "engine": {"domain"},
    "publishing": {"domain"},
    # the editors' desk reads articles the way a build does, so it may use the stages that read, but none that writes
    "editing": {"domain", "vietnamese", "registries", "frontmatter", "markup", "metrics"},
}
ROOTS = {"assembly", "preview"}
"""The composition roots: they put the stages together, so they may know all; nothing but another root knows them."""

PELICAN = {"plugin.py", "plugins/assembly/commands.py"}
"""Where Pelican may be imported: the adapters, and the command that starts it."""


@pytest.mark.parametrize("package", sorted({module.package for module in modules()} - ROOTS - {"__init__"}))
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    allowed = ALLOWED.get(package, SHARED)
    for module in modules():
        if module.package == package:
            assert module.packages_imported <= allowed, f"{module.path} imports {module.packages_imported - allowed}"


@pytest.mark.parametrize("root", sorted(ROOTS))
def test_only_a_composition_root_knows_another_one(root: str) -> None:
    for module in modules():
        if module.package not in ROOTS:
            assert root not in module.packages_imported, module.path


def test_only_the_adapters_know_pelican() -> None:
    for module in modules():
        if any(name == "pelican" or name.startswith("pelican.") for name in module.imports):
            assert module.path in PELICAN or module.path.rsplit("/", 1)[-1] in PELICAN, module.path


def test_the_pure_core_loads_without_pelican_and_without_any_library_it_does_not_need() -> None:
    code = (
        "import sys, plugins.domain.period, plugins.vietnamese.numerals, plugins.metrics.compilation, plugins.engine.tree;"
        "print(*sorted({'pelican', 'PIL', 'markdown', 'jinja2', 'pydantic', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_build_with_nothing_to_do_loads_next_to_nothing() -> None:
    code = "import sys, plugins.assembly.entry, plugins.assembly.fastpath; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not {"pelican", "PIL", "markdown", "jinja2", "pydantic", "yaml", "plugins.registries"} & loaded
