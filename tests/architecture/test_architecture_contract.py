"""What people rely on: keys, addresses, exit codes and tasks are those that were promised."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime
from functools import cache

import pytest

from plugins.domain.period import Period
from plugins.edition import addresses
from plugins.frontmatter.vocabulary import LEVELS
from tests.factories import ROOT

ARTICLE_KEYS = {
    "title": "tiêu đề",
    "date": "ngày",
    "category": "chuyên mục",
    "ward": "phường",
    "period": "kỳ",
    "slug": None,
    "tags": "thẻ",
    "summary": "tóm tắt",
    "author": "tác giả",
    "image": "ảnh",
    "image_alt": "mô tả ảnh",
    "status": "trạng thái",
    "metrics": "số liệu",
    "changes": "đính chính",
}
METRIC_KEYS = {
    "indicator": "chỉ tiêu",
    "value": "giá trị",
    "attainment": "đạt",
    "quote": "trích",
    "target": "chỉ tiêu giao",
    "change": "so cùng kỳ",
    "period": None,
    "ward": None,
    "status": None,
    "kind": None,
    "note": None,
}
TASKS = {
    "build": {"fresh", "jobs"},
    "preview": set(),
    "check": {"fix", "format"},
    "new": set(),
    "import": set(),
    "suggest": set(),
    "publish": {"dry-run"},
    "rollback": set(),
    "test": set(),
    "bench": {"articles", "photos"},
    "golden": set(),
    "schema": set(),
    "doctor": set(),
}
WARD = "cau-ong-lanh-26752"


@pytest.mark.parametrize(("level", "keys"), [("", ARTICLE_KEYS), ("metrics", METRIC_KEYS)])
def test_the_front_matter_has_these_keys_under_both_names(level: str, keys: dict[str, str | None]) -> None:
    vocabulary = LEVELS[level]
    assert set(vocabulary.keys) == set(keys)
    for name, alias in keys.items():
        for written in (name, alias, alias and alias.upper()):
            found = vocabulary.find(written) if written else vocabulary.keys[name]
            assert found is not None and found.name == name, written


def test_the_required_keys_are_title_date_and_category() -> None:
    assert {name for name, key in LEVELS[""].keys.items() if key.required} == {"title", "date", "category"}


@pytest.mark.parametrize(
    ("address", "promised"),
    [
        (addresses.HOME, "/"),
        (addresses.article(datetime(2020, 7, 8), "bai"), "/tin/2020/07/bai/"),
        (addresses.WARDS, "/don-vi/"),
        (addresses.ward(WARD), f"/don-vi/{WARD}/"),
        (addresses.achievements(WARD), f"/don-vi/{WARD}/thanh-tich/"),
        (addresses.period(WARD, Period.parse("2020-H1")), f"/don-vi/{WARD}/thanh-tich/2020-h1/"),
        (addresses.period(WARD, Period.parse("2015/2020")), f"/don-vi/{WARD}/thanh-tich/2015--2020/"),
        (addresses.INDICATORS, "/chi-tieu/"),
        (addresses.indicator("thu_ngan_sach"), "/chi-tieu/thu_ngan_sach/"),
        (addresses.category("bao-cao"), "/chuyen-muc/bao-cao/"),
        (addresses.tag("an-sinh"), "/chu-de/an-sinh/"),
        (addresses.year("2020"), "/luu-tru/2020/"),
        (addresses.page_of(addresses.year("2020"), 2), "/luu-tru/2020/trang/2/"),
        (addresses.SEARCH, "/tim-kiem/"),
    ],
)
def test_pages_stand_at_the_promised_addresses(address: str, promised: str) -> None:
    assert address == promised


@cache
def listed_tasks() -> dict[str, str]:
    """The tasks that Invoke lists, with the first line of what they say of themselves."""
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "--list", "--list-format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    import json

    return {task["name"]: task["help"] or "" for task in json.loads(done.stdout)["tasks"]}


def test_every_promised_task_is_there() -> None:
    assert TASKS.keys() - listed_tasks().keys() == set()


def test_every_task_says_what_it_does() -> None:
    assert [name for name, words in listed_tasks().items() if not words.strip()] == []


@pytest.mark.parametrize("task", [task for task, options in TASKS.items() if options])
def test_the_tasks_take_the_promised_options(task: str) -> None:
    if task not in listed_tasks():
        pytest.fail(f"there is no task {task}")
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "--help", task]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert TASKS[task] <= set(re.findall(r"--([a-z-]+)", done.stdout))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "--format", "xml"], 2),
        (["build", "--jobs", "-1"], 2),
        (["build", "--jobs", "x"], 2),
    ],
)
def test_wrong_usage_of_a_task_ends_with_2_before_anything_is_read(arguments: list[str], code: int) -> None:
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
