"""How commands end: the exit codes of the contract, what is said, and what is left untouched."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.assembly import commands
from tests.factories import NOW, ROOT, Project, article, tree_of
from tests.site.building import Builder, Told, environment
from tests.site.sequences import broken_promises


def test_the_codes_are_those_of_the_contract() -> None:
    names = ("COMPLETE", "CONTENT_PROBLEMS", "WRONG_SETTINGS", "TARGET_FAILED", "LOCKED", "OUR_BUG", "INTERRUPTED")
    assert [getattr(commands, name) for name in names] == [0, 1, 2, 3, 4, 70, 130]


def test_a_build_with_nothing_to_do_says_so_and_repeats_what_is_wrong(project: Project, builder: Builder) -> None:
    project.write("content/2020/la.md", article("Lạ", "Chữ\u200b ẩn."))
    first = builder.build(project)
    assert "CẢNH BÁO [ky-tu-an]" in first.out
    before = project.tree()
    second = builder.build(project)
    files = f"0 trang và tệp dựng mới, {len(before) - 1} giữ nguyên. "  # all but the manifest itself
    assert f"Không có gì thay đổi từ lần dựng trước. Tệp: tìm thấy 7, danh mục 4, đăng 3. {files}" in second.out
    assert second.issues == first.issues
    assert project.tree() == before


def test_a_page_changed_behind_our_back_is_put_right_by_the_next_build(project: Project, builder: Builder) -> None:
    builder.build(project)
    before = project.tree()
    (project.output / "index.html").write_text("tin giả", encoding="utf-8")
    (project.output / "them.html").write_text("tệp lạ", encoding="utf-8")
    (project.output / "feed.xml").unlink()
    builder.build(project)
    assert project.tree() == before


@pytest.mark.parametrize("damage", ["store", "bodies", "trees", "spare", "pictures", "everything"])
def test_the_cache_may_be_damaged_or_deleted_at_any_time(project: Project, builder: Builder, damage: str) -> None:
    import shutil

    before = project.tree()
    cache = project.root / ".cache"
    for path in sorted(cache.rglob("*"), reverse=True):
        hit = path.relative_to(cache).parts[0] == damage or path.name.startswith(damage)
        if path.is_file() and (hit or damage == "everything"):
            path.write_bytes(b"\x00\xff rubbish" * 3)
    if damage == "everything":
        shutil.rmtree(cache / "trees")
    project.edit("content/2020/tin.md", "Chuyện", "Việc")
    builder.build(project)
    assert broken_promises(project.output) == []
    project.edit("content/2020/tin.md", "Việc", "Chuyện")
    builder.build(project)
    assert project.tree() == before


@pytest.mark.parametrize("damage", ["bodies-*.txt", "index.db"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_damaged_store_is_made_anew_with_a_note(
    project: Project, builder: Builder, command: str, damage: str
) -> None:
    project.write("content/pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nTrang của phường.\n")
    builder.build(project)
    before = project.tree()
    for path in (project.root / ".cache/store").glob(damage):
        path.write_bytes(b"\x00\xff rubbish" * 3)
    project.edit("content/2020/tin.md", "Chuyện", "Việc")
    told = builder.run(project, command)
    assert (told.code, told.issues) == (0, [])
    assert told.err.count("Ghi chú: kho bài đã đọc bị hỏng, đọc lại từ đầu") == 1
    assert "Ghi chú" not in builder.run(project, command).err
    project.edit("content/2020/tin.md", "Việc", "Chuyện")
    builder.build(project)
    assert project.tree() == before


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("content/data/site.yaml", "nguyen-cu-trinh-26758", "nguyen-cu-trinh-2675", "don-vi-la"),
        ("content/data/site.yaml", "name: Cổng", "nam: Cổng", ""),
        ("content/data/indicators.yaml", "unit: suất\n", "", ""),
        ("content/data/wards.csv", "phường,Quận 1", "thành,Quận 1", ""),
        ("content/data/wards.csv", "id,code,name", "code,id,name", ""),
    ],
)
def test_wrong_registries_end_with_2_and_their_place_before_anything_is_touched(
    project: Project, builder: Builder, path: str, old: str, new: str, code: str
) -> None:
    before, cached = project.tree(), tree_of(project.root / ".cache")
    project.edit(path, old, new)
    told = builder.run(project)
    assert told.code == 2
    assert told.errors and all(error.startswith(f"{path}:") and code in error for error in told.errors), told
    assert "chưa thay đổi gì" in told.err
    assert project.tree() == before
    del cached["build.lock"]
    now_cached = tree_of(project.root / ".cache")
    assert {name: now_cached.get(name) for name in cached} == cached


def test_a_missing_registry_ends_with_2(project: Project, builder: Builder) -> None:
    project.delete("content/data/indicators.yaml")
    told = builder.run(project)
    assert told.code == 2
    assert "content/data/indicators.yaml: LỖI [cau-hinh-thieu-tep]" in told.out


def test_while_another_build_holds_the_lock_the_answer_is_4(project: Project, builder: Builder) -> None:
    project.edit("content/2020/tin.md", "Chuyện", "Việc")
    before = project.tree()
    with (project.root / ".cache/build.lock").open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        held.truncate()
        held.write(f"{os.getpid()}\n")
        held.flush()
        told = builder.run(project)
        assert (told.code, project.tree()) == (4, before)
        assert f"Đang có một lần dựng trang khác chạy (tiến trình {os.getpid()})" in told.err
    assert builder.run(project).code == 0


@pytest.mark.parametrize(
    ("command", "options", "words"),
    [("check", {"form": "xml"}, "xml"), ("build", {"jobs": -1}, "--jobs -1")],
)
def test_wrong_usage_ends_with_2(
    project: Project, builder: Builder, command: str, options: dict[str, object], words: str
) -> None:
    told = builder.run(project, command, **options)  # type: ignore[arg-type]
    assert told.code == 2
    assert words in told.err
    assert told.out == ""


def test_a_clock_that_is_no_clock_ends_with_2(project: Project, builder: Builder) -> None:
    told = builder.run(project, now="hôm nay")
    assert told.code == 2
    assert "CONG_PHUONG_NOW" in told.err


def test_a_mistake_of_our_own_ends_with_70_a_trace_in_a_file_and_the_old_site(
    project: Project, builder: Builder
) -> None:
    before = project.tree()
    project.write("theme/templates/home.html", "{{ khong_co.gi }}")
    told = builder.run(project)
    assert told.code == 70
    assert "Trang cũ vẫn còn nguyên" in told.err and "Traceback" not in told.err
    assert "khong_co" in (project.root / ".cache/loi-phan-mem.txt").read_text(encoding="utf-8")
    assert project.tree() == before


STAND_STILL = """
import time
from pathlib import Path
from pelican import signals

def stand_still(*_):
    Path({mark!r}).touch()
    while True:
        time.sleep(60)

signals.{moment}.connect(stand_still, weak=False)
"""


@pytest.mark.parametrize("moment", ["initialized", "all_generators_finalized", "get_writer"])
def test_interrupting_a_build_ends_with_130_and_the_old_site(project: Project, builder: Builder, moment: str) -> None:
    before = project.tree()
    project.write("content/2020/moi.md", article("Tin mới", "Chữ."))
    mark = project.root / "stands"
    stop = STAND_STILL.format(mark=str(mark), moment=moment)
    project.write("pelicanconf.py", project.read("pelicanconf.py") + stop)
    process = builder.begin(project)
    while not mark.exists():
        time.sleep(0.01)
    os.kill(process, signal.SIGINT)
    told = builder.end(project)
    assert told.code == 130
    assert "Đã dừng theo yêu cầu" in told.err
    assert project.tree() == before


def test_check_reports_and_writes_no_site(fresh: Callable[[], Project], builder: Builder) -> None:
    project = fresh()
    project.write("content/2020/tin.md", article(status="lạ"))
    told = builder.run(project, "check")
    assert told.code == 1
    assert not project.output.exists()

    machine = json.loads(builder.run(project, "check", form="json").out)
    [issue] = machine
    assert (issue["path"], issue["line"], issue["severity"]) == ("content/2020/tin.md", 5, "error")
    [line] = builder.run(project, "check", form="github").out.splitlines()
    assert line.startswith("::error file=content/2020/tin.md,line=5,col=9::[gia-tri-la]")


def test_an_empty_site_is_a_site(fresh: Callable[[], Project], builder: Builder) -> None:
    project = fresh()
    told = builder.build(project)
    assert "tìm thấy 4, danh mục 4." in told.out
    assert broken_promises(project.output) == []


def test_the_report_beside_the_site_accounts_for_every_file(project: Project, builder: Builder) -> None:
    project.write("content/2020/nhap.md", article("Nháp", status="nháp"))
    project.write("content/2020/hen.md", article("Hẹn", date="01/01/2027"))
    project.write("content/2020/go.md", article("Gỡ", status="gỡ"))
    project.write("content/2020/Thumbs.db", b"x")
    project.write("content/2020/~$bao-cao.docx", b"x")
    project.write("content/2020/.env", b"MAT_KHAU=1")
    told = builder.run(project)
    assert told.code == 1
    report = json.loads((project.root / "build-report.json").read_text(encoding="utf-8"))
    counts = report["counts"]
    assert counts.pop("tìm thấy") == sum(counts.values()) == 12
    assert counts == {
        "danh mục": 4,
        "đăng": 2,
        "nháp": 1,
        "hẹn giờ": 1,
        "gỡ": 1,
        "từ chối": 1,
        "bỏ qua (tệp tạm của máy)": 2,
    }
    assert report["complete"] is False
    assert [one["path"] for one in report["unpublished"]] == ["content/2020/nhap.md", "content/2020/hen.md"]
    assert report["next_publish"] == "2027-01-01T00:00:00+07:00"
    assert [issue["code"] for issue in report["issues"]] == ["tep-kin"]


def test_two_builds_in_other_folders_zones_languages_and_hash_seeds_give_the_same_bytes(
    tmp_path: Path, fresh: Callable[[], Project]
) -> None:
    from tests.site.edits import png

    built = []
    settings = [
        {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1", "CI": "1"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"},
    ]
    for number, variables in enumerate(settings):
        project = fresh()
        for name in ["b", "a", "c"] if number else ["c", "b", "a"]:
            text = article(f"Bài {name}", f"Chữ.\n\n![Khu phố buổi sáng]({name}.png)", tags="an-sinh")
            project.write(f"content/2020/{name}.md", text)
            project.write(f"content/2020/{name}.png", png((0, 0, ord(name))))
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pathlib import Path; from plugins.assembly import entry"
        code += f"; sys.exit(entry.build(Path({str(project.root)!r}), jobs={number + 1}))"
        variables = {**environment(), "CONG_PHUONG_NOW": NOW, **variables}
        done = subprocess.run(
            [sys.executable, "-c", code], env=variables, cwd=tmp_path, capture_output=True, check=False
        )
        trace = project.root / ".cache" / "loi-phan-mem.txt"
        assert done.returncode == 0, trace.read_text(encoding="utf-8") if trace.exists() else done.stderr.decode()
        built.append(project)
    assert built[0].tree() == built[1].tree()
    for path in built[0].output.rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes()


@pytest.mark.parametrize("largest", [3_000, 20_000, 50_000])
def test_a_disk_without_room_leaves_the_old_site_and_is_forgotten_once_there_is_room(
    project: Project, builder: Builder, largest: int
) -> None:
    before = project.tree()
    told = full_disk(project, builder, largest)
    assert told.code in (1, 3, 70)
    assert "rang cũ" in told.out + told.err
    assert project.tree() == before
    builder.build(project)
    assert broken_promises(project.output) == []
    assert "Cổng phường khác" in project.page("/")


def test_a_disk_without_room_ends_with_3(project: Project, builder: Builder) -> None:
    told = full_disk(project, builder, 20_000)
    assert told.code == 3, (project.root / ".cache/loi-phan-mem.txt").read_text()


def full_disk(project: Project, builder: Builder, largest: int) -> Told:
    """What a build says that has to write everything anew and cannot."""
    project.edit("content/data/site.yaml", "name: Cổng phường thử", "name: Cổng phường khác")
    return builder.run(project, largest_file=largest)
