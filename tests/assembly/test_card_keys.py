from __future__ import annotations

from pathlib import Path

import pytest

from plugins.assembly.card_keys import CardKeys


def made(file: Path, version: str, *sources: str) -> tuple[list[str], list[str]]:
    """The keys of some sources, and the sources whose key had to be made."""
    keys, fresh = CardKeys(file, version), []

    def make(source: str) -> str:
        fresh.append(source)
        return f"key-of-{source}"

    found = [keys.key(source, lambda source=source: make(source)) for source in sources]  # type: ignore[misc]
    keys.keep()
    return found, fresh


def test_a_key_is_made_once_and_remembered_as_long_as_it_is_used(tmp_path: Path) -> None:
    file = tmp_path / "keys.txt"
    assert made(file, "1", "a", "b") == (["key-of-a", "key-of-b"], ["a", "b"])
    assert made(file, "1", "b", "c") == (["key-of-b", "key-of-c"], ["c"])
    assert made(file, "1", "a", "b", "c") == (["key-of-a", "key-of-b", "key-of-c"], ["a"])


def test_other_code_or_registries_make_every_key_anew(tmp_path: Path) -> None:
    made(tmp_path / "keys.txt", "1", "a")
    assert made(tmp_path / "keys.txt", "2", "a")[1] == ["a"]


@pytest.mark.parametrize("spoilt", [b"", b"\xff\xfe", b"khong phai", b"0\n1\na sai\n"])
def test_spoilt_keys_are_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    made(tmp_path / "keys.txt", "1", "a")
    (tmp_path / "keys.txt").write_bytes(spoilt)
    assert made(tmp_path / "keys.txt", "1", "a") == (["key-of-a"], ["a"])


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    assert made(tmp_path / "tệp" / "keys.txt", "1", "a")[0] == ["key-of-a"]
