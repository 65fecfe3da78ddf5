"""How outputs are divided among processes, and what is known of a file that was finished before."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from plugins.engine.plan import Output, Plan
from plugins.engine.tree import MakingFailed, SiteTrees

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def update(root: Path, outputs: list[Output], jobs: int = 2) -> Path:
    plan = Plan()
    plan.extend(outputs)
    SiteTrees(root / "output", root / "cache").update(plan, jobs, lambda done, total: None)
    return root / "output"


def made_by(name: str, shared: str = "") -> Output:
    return Output(f"{name}.txt", name, name, lambda: str(os.getpid()).encode(), shared)


def test_outputs_that_share_their_work_are_made_by_one_process(tmp_path: Path) -> None:
    outputs = [made_by(f"rieng-{number}") for number in range(90)]
    for place in (80, 40, 0):
        outputs.insert(place, made_by(f"chung-{place}", "chung"))
    output = update(tmp_path, outputs)
    assert len({path.read_bytes() for path in output.glob("chung-*")}) == 1
    assert len({path.read_bytes() for path in output.glob("*.txt")}) == 2
    assert len(list(output.glob("*.txt"))) == 93


def test_when_shared_work_fails_nothing_is_published(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise RuntimeError("lỗi thử")

    output = update(tmp_path, [made_by("truoc")])
    with pytest.raises(MakingFailed) as failed:
        update(tmp_path, [made_by("sau", "chung"), Output("hong.txt", "hỏng", "khóa", fail, "chung")])
    assert "lỗi thử" in failed.value.failures[0][1].trace
    assert [path.name for path in output.glob("*.txt")] == ["truoc.txt"]


def test_a_folder_that_another_process_makes_at_the_same_moment_hinders_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tmp_path / "the.png"
    card.write_bytes(b"\x89PNG")
    really_link = os.link

    def late(original: Path, target: Path) -> None:
        if not target.parent.exists():
            target.parent.mkdir(parents=True)
            raise FileNotFoundError(2, "No such file or directory")
        really_link(original, target)

    monkeypatch.setattr(os, "link", late)
    output = update(tmp_path, [Output("the/a.png", "thẻ", "khóa", lambda: card)], jobs=0)
    assert (output / "the/a.png").samefile(card)


def test_early_outputs_are_made_before_all_others_and_let_them_go_first(tmp_path: Path) -> None:
    made = tmp_path / "made"

    def make(name: str) -> bytes:
        with made.open("a") as file:
            file.write(f"{name} {os.nice(0)}\n")
        return name.encode()

    outputs = [Output(f"{n}.txt", "trang", "khóa", partial(make, f"{n}"), early=n % 2 == 1) for n in range(8)]
    output = update(tmp_path, outputs)
    assert [(output / f"{n}.txt").read_text() for n in range(8)] == [f"{n}" for n in range(8)]
    lines = [line.split() for line in made.read_text().splitlines()]
    assert [int(name) % 2 for name, _ in lines] == [1] * 4 + [0] * 4
    ours = os.nice(0)
    assert {int(niceness) - ours for _, niceness in lines[:4]} == {min(5, 19 - ours)}
    assert {int(niceness) - ours for _, niceness in lines[4:]} == {0}
