"""What is in the repository: nothing of one machine, no address of a package registry, locks that name every hash."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.factories import ROOT

_MACHINE = re.compile("|".join(["/wor" + "k/", "/roo" + "t/", r"/home/(?!deploy|www|phuong|user|<)\w+/"]))
_REGISTRIES = [
    "pypi" + ".org/simple",
    "files.python" + "hosted",
    "registry.npm" + "js",
    "--index" + "-url",
    "extra-index" + "-url",
]
_TEXT = {
    ".py",
    ".md",
    ".yaml",
    ".yml",
    ".toml",
    ".lock",
    ".html",
    ".css",
    ".js",
    ".json",
    ".csv",
    ".sh",
    ".txt",
    ".cfg",
    "",
}


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("no repository here")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_a_folder_of_one_machine_or_a_package_registry() -> None:
    found = []
    for path in tracked():
        if path.suffix in _TEXT and path.stat().st_size < 2_000_000:
            text = path.read_text(encoding="utf-8", errors="replace")
            if match := _MACHINE.search(text):
                found.append(f"{path.relative_to(ROOT)}: {match[0]}")
            found += [f"{path.relative_to(ROOT)}: {name}" for name in _REGISTRIES if name in text]
    assert found == []


def test_nothing_that_is_built_or_secret_is_tracked() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in tracked()}
    assert not [name for name in names if name.startswith(("output/", ".cache/", ".venv/", "dist/"))]
    assert not [name for name in names if name.endswith((".pem", ".key", ".env", ".pyc")) or "/.env" in name]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_fix_every_package_with_hashes_and_without_addresses(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    wanted = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert wanted
    for line in wanted:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+", line.strip()), line
        assert "--hash=sha256:" in line, line
    assert not any("://" in line for line in wanted)


def test_the_lock_for_tests_holds_the_lock_for_running() -> None:
    def pins(lock: str) -> set[str]:
        return set(
            re.findall(r"^([A-Za-z0-9._-]+==[^\s;\\]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
        )

    assert pins("requirements.lock") <= pins("requirements-dev.lock")
