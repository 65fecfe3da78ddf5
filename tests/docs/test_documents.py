"""Facts about the documents: codes, packages and modules are those of the code, and the index is complete."""

from __future__ import annotations

import re

import pytest

from plugins.assembly import commands
from tests.factories import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "docs/README.md", "docs/architecture.md")]
DOCUMENTS += sorted((ROOT / "docs/decisions").glob("*.md"))
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize(
    "code",
    [
        *(commands.COMPLETE, commands.CONTENT_PROBLEMS, commands.WRONG_SETTINGS, commands.TARGET_FAILED),
        *(commands.LOCKED, commands.OUR_BUG, commands.INTERRUPTED),
    ],
)
def test_the_readme_explains_every_exit_code(code: int) -> None:
    assert re.search(rf"^\| {code} \| \w", README, re.M)


def test_every_document_and_every_decision_is_in_the_index() -> None:
    index = set(LINK.findall((ROOT / "docs/README.md").read_text(encoding="utf-8")))
    written = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert written - index - {"README.md"} == set()


def test_every_package_is_in_the_architecture() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    packages = [path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py")]
    assert [name for name in packages if f"`{name}`" not in text] == []


def test_every_module_that_a_document_names_exists() -> None:
    for document in (*DOCUMENTS, ROOT / "docs/glossary.md"):
        named = re.findall(r"`((?:plugins/)?[a-z_]+/[a-z_]+\.py)`", document.read_text(encoding="utf-8"))
        missing = [name for name in named if not any((ROOT / base / name).exists() for base in ("", "plugins"))]
        assert missing == [], document.name


def test_every_threat_has_a_test_and_every_test_named_exists() -> None:
    text = (ROOT / "docs/trust.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| threat")]
    assert len(rows) > 40
    assert [row for row in rows if "`test_" not in row] == []
    written = {
        name for path in (ROOT / "tests").rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)
    }  # fmt: skip
    assert set(re.findall(r"`(test_\w+)`", text)) - written == set()
