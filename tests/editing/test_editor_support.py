"""What editors' tools are given agrees with the code: handbook, schema, snippets, tasks."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from plugins.domain.issue import Issue, Place, Severity
from plugins.editing.messages import HANDBOOK, messages, refreshed
from plugins.editing.schema import SCHEMA, site_schema, write_schema
from plugins.frontmatter.vocabulary import LEVELS
from plugins.registries import Registries, load_registries

ROOT = Path(__file__).resolve().parents[2]
_loaded = load_registries(ROOT / "content" / "data")
assert isinstance(_loaded, Registries)
VALIDATOR = jsonschema.Draft202012Validator(site_schema(_loaded))


MESSAGES = messages(ROOT / "plugins")


def _with_comments(path: Path) -> Any:
    lines = path.read_text(encoding="utf-8").split("\n")
    return json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))


def test_handbook_lists_every_message_as_the_code_gives_it() -> None:
    text = HANDBOOK.read_text(encoding="utf-8")
    assert refreshed(text, ROOT / "plugins") == text, "run: python -m plugins.editing.messages"


@pytest.mark.parametrize(
    "code",
    ["thieu-khoa", "ngay-sai", "so-khong-doc-duoc", "chuyen-muc-la", "anh-thieu-mo-ta", "slug-trung", "the-html",
     "lien-ket-hong", "yaml-cam", "nhap-bom-nen", "du-lieu-ca-nhan", "cau-hinh-thieu-tep", "loai-tep"],
)  # fmt: skip
def test_messages_are_found_however_the_code_writes_them(code: str) -> None:
    found = [one for group in MESSAGES.values() for one in group if code in one.code.split(", ")]
    assert found and all(one.problem for one in found)


def test_nearly_every_message_has_its_cure() -> None:
    every = [one for group in MESSAGES.values() for one in group]
    assert sum(not one.cure for one in every) <= len(every) * 0.05


def test_schema_takes_every_article_of_the_sample() -> None:
    articles = [path for path in sorted((ROOT / "content").rglob("*.md")) if "pages" not in path.parts]
    for path in articles:
        front = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n")[0]
        VALIDATOR.validate(yaml.load(front, Loader=yaml.BaseLoader))
    assert articles


@pytest.mark.parametrize(
    "change", [{"title": None}, {"tiltle": "x"}, {"status": "maybe"}, {"metrics": [{"value": "1"}]}, {"metrics": "x"}]
)
def test_schema_refuses_what_the_reader_refuses(change: dict[str, Any]) -> None:
    good = {"title": "a", "date": "01/07/2026", "category": "tin-tuc"} | change
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({key: value for key, value in good.items() if value is not None})


def test_schema_file_is_written_the_same_each_time_and_is_in_the_repository(tmp_path: Path) -> None:
    assert isinstance(_loaded, Registries)
    write_schema(tmp_path, _loaded)
    first = (tmp_path / SCHEMA).read_bytes()
    write_schema(tmp_path, _loaded)
    assert (tmp_path / SCHEMA).read_bytes() == first and [path.name for path in (tmp_path / "schema").iterdir()] == [
        Path(SCHEMA).name
    ]
    stored = json.loads((ROOT / SCHEMA).read_text(encoding="utf-8"))
    assert stored["properties"].keys() == json.loads(first)["properties"].keys(), "run: python3 run.py schema"


def test_snippets_use_only_keys_that_exist() -> None:
    known = {name for level in LEVELS.values() for name in level.keys}
    for snippet in _with_comments(ROOT / ".vscode" / "bai-viet.code-snippets").values():
        for line in snippet["body"]:
            if match := re.match(r"\s*(?:- )?([a-z_]+):(?: |$)", line):
                assert match[1] in known, line


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("place", [Place("content/2020/bài viết.md", 12, 5), Place("content/a.md", 1, 1)])
def test_vs_code_finds_file_line_column_and_code_in_printed_issues(severity: Severity, place: Place) -> None:
    check = _with_comments(ROOT / ".vscode" / "tasks.json")["tasks"][0]
    issue = Issue("anh-thieu-mo-ta", place, "giá trị ghi “36,26%”", "viết lại", severity)
    matches = [
        (matcher["severity"], match)
        for matcher in check["problemMatcher"]
        if (match := re.match(matcher["pattern"]["regexp"], str(issue)))
    ]
    assert [level for level, _ in matches] == [{0: "error", 1: "warning", 2: "info"}[int(severity)]]
    assert matches[0][1].groups()[:4] == (place.path, str(place.line), str(place.column), issue.code)


def test_commands_named_in_the_handbook_exist() -> None:
    named = set(re.findall(r"python3 run\.py ([a-z]+)", HANDBOOK.read_text(encoding="utf-8")))
    tasks = set(re.findall(r"^@task.*?^def ([a-z]+)\(", (ROOT / "tasks.py").read_text(encoding="utf-8"), re.M | re.S))
    assert named and named <= tasks | {"import"}, named - tasks  # the task of that name is a word of Python
