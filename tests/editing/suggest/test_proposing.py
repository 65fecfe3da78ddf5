"""`inv suggest`: what the command prints for files as editors have them."""

from __future__ import annotations

import codecs
import json
import unicodedata
from pathlib import Path

import pytest

from plugins.editing.proposing import COMPLETE, WRONG_USAGE, suggest_file

ROOT = Path(__file__).parents[3]
BODY = "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%; kết nạp 2 đảng viên.\n"
HEAD = """---
title: Sơ kết
date: 08/07/2020
category: bao-cao
ward: cau-ong-lanh-26752
period: 6 tháng đầu năm 2020
metrics:
  - indicator: thu_ngan_sach
    value: hơn 4 tỷ đồng
---

"""
KEYS = [
    "text",
    "start",
    "value",
    "unit",
    "precision",
    "attainment",
    "share",
    "target",
    "change",
    "period",
    "ward",
    "kind",
    "indicator",
    "ambiguous",
]


def _objects(path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    assert suggest_file(ROOT, str(path), "json") == COMPLETE
    objects = json.loads(capsys.readouterr().out)
    assert isinstance(objects, list)
    return objects


@pytest.mark.parametrize(("name", "text"), [("bài.md", HEAD + BODY), ("bài.txt", BODY)])
def test_offsets_count_characters_of_the_file_front_matter_included(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    objects = _objects(path, capsys)
    assert [entry["value"] for entry in objects] == ["4", "2"]
    for entry in objects:
        assert list(entry) == KEYS
        start = int(entry["start"])
        assert text[start : start + len(entry["text"])] == entry["text"]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("crlf.md", (HEAD + BODY).replace("\n", "\r\n").encode()),
        ("crlf.txt", (BODY * 3).replace("\n", "\r\n").encode()),
        ("nfd.txt", unicodedata.normalize("NFD", BODY).encode()),
        ("nfd.md", unicodedata.normalize("NFD", HEAD + BODY).encode()),
        ("tab.txt", ("\t" + BODY.replace("hơn ", "hơn\t")).encode()),
        ("bom.txt", codecs.BOM_UTF8 + BODY.encode()),
        ("nbsp.txt", BODY.replace(" ", "\u00a0").encode()),
    ],
)
def test_offsets_count_the_characters_as_they_are_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, raw: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    typed = raw.decode("utf-8-sig")
    objects = _objects(path, capsys)
    assert [entry["value"] for entry in objects[:2]] == ["4", "2"]
    for entry in objects:
        start = int(entry["start"])
        assert typed[start : start + len(entry["text"])] == entry["text"]


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\0\xff\xfe" * 900, b"PK\x03\x04\x80\x81", b"1" * 5000, b"(" * 3000])
@pytest.mark.parametrize("name", ["lạ.txt", "lạ.md"])
def test_whatever_a_file_holds_a_list_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, raw: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    assert isinstance(_objects(path, capsys), list)


def test_an_article_lends_its_period_and_marks_what_it_does_not_declare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bài.md"
    path.write_text(HEAD + BODY, encoding="utf-8")
    assert {entry["period"] for entry in _objects(path, capsys)} == {"2020-H1"}
    suggest_file(ROOT, str(path))
    first, second, total = capsys.readouterr().out.splitlines()
    assert "chưa khai báo" not in first
    assert "chưa khai báo" in second
    assert total.startswith("Tìm thấy 2 số liệu, 1 chưa khai báo")


def test_wrong_use_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert suggest_file(ROOT, str(tmp_path / "không-có.txt")) == WRONG_USAGE
    assert "không mở được tệp" in capsys.readouterr().err
    assert suggest_file(ROOT, "báo-cáo.docx") == WRONG_USAGE
    assert "run.py import" in capsys.readouterr().err
