"""Documents keep their word: commands exist, tasks are named, links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from plugins.frontmatter.vocabulary import LEVELS
from plugins.vietnamese.folding import slugify
from tests.architecture.test_architecture_contract import listed_tasks
from tests.factories import ROOT

README = ROOT / "README.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)|!\[[^\]\n]*\]\(<?([^)>\s]+)>?\)")
_CODE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def readme() -> str:
    return README.read_text(encoding="utf-8")


def test_the_readme_gives_the_two_commands_and_nothing_before_them() -> None:
    text = readme()
    assert "python3 run.py build" in text
    assert "python3 run.py test" in text
    before = text[: text.index("python3 run.py build")]
    assert "pip install" not in before and "npm install" not in before


def test_the_command_of_the_readme_hands_its_arguments_to_invoke() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import run; print(*sorted(run.DEVELOPERS))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "test" in done.stdout.split()
    assert {"build", "test"} <= listed_tasks().keys()


def test_ci_runs_the_readmes_test_command() -> None:
    assert "python3 run.py test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_every_task_stands_in_the_readme() -> None:
    text = readme()
    missing = [task for task in listed_tasks() if not re.search(rf"\b(?:inv|run\.py) {task}\b|`{task}\b", text)]
    assert missing == []


def _anchors(document: Path) -> set[str]:
    text = _CODE.sub("", document.read_text(encoding="utf-8"))
    found = {match.lower() for match in re.findall(r'(?:id|name)="([^"]+)"', text)}
    for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", text, re.MULTILINE):
        words = re.sub(r"[^\w\s-]", "", re.sub(r"[`*]", "", heading).lower()).strip()
        found |= {re.sub(r"\s", "-", words), slugify(heading)}
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    text = _CODE.sub("", document.read_text(encoding="utf-8"))
    for pair in _LINK.findall(text):
        target = pair[0] or pair[1]
        if re.match(r"[a-z][a-z0-9+.-]*:", target) or target.startswith("//"):
            continue
        path, _, anchor = target.partition("#")
        found = (document.parent / unquote(path)).resolve() if path else document
        assert found.exists(), f"{document.name}: {target}"
        if anchor and found.suffix == ".md":
            assert unquote(anchor).lower() in _anchors(found), f"{document.name}: {target}"


def test_the_editors_handbook_names_every_key_as_editors_may_write_it() -> None:
    handbook = (ROOT / "docs/editors.vi.md").read_text(encoding="utf-8").lower()
    missing = [
        f"{name} / {key.alias}"
        for level in ("", "metrics")
        for name, key in LEVELS[level].keys.items()
        if name not in handbook and key.alias not in handbook
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_document_names_a_task_that_does_not_exist(document: Path) -> None:
    named = set(
        re.findall(
            r"(?:`|^\s+|\$ )(?:inv|python3 run\.py|\.venv/bin/inv) ([a-z][a-z-]*)",
            document.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    assert named - listed_tasks().keys() == set()
