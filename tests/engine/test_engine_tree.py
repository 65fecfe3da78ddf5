"""The live tree is always exactly one plan's outputs: healed when touched, untouched when something fails."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.engine.files import count_files, replace_file
from plugins.engine.hashing import digest
from plugins.engine.plan import MANIFEST, Output, Plan
from plugins.engine.tree import Changes, MakingFailed, SiteTrees
from tests.factories import tree_of

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")

Files = dict[str, bytes]


def plan_of(files: Files) -> Plan:
    plan = Plan()
    plan.extend(
        Output(path, f"chủ của {path}", digest(content), lambda content=content: content)  # type: ignore[misc]
        for path, content in files.items()
    )
    return plan


class Site:
    """A pair of trees below a folder."""

    def __init__(self, root: Path) -> None:
        self.output, self.cache = root / "output", root / "cache"
        self.trees = SiteTrees(self.output, self.cache)

    def update(self, files: Files | Plan, jobs: int = 0, **options: object) -> Changes:
        plan = files if isinstance(files, Plan) else plan_of(files)
        return self.trees.update(plan, jobs, lambda done, total: None, **options)  # type: ignore[arg-type]

    def files(self) -> Files:
        tree = {path: (self.output / path).read_bytes() for path in tree_of(self.output)}
        listing = json.loads(tree.pop(MANIFEST))["files"]
        assert listing.keys() == tree.keys()
        return tree


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


FIRST = {"index.html": b"nha", "tin/a/index.html": b"a", "tin/b/index.html": b"b", "feed.xml": b"<feed/>"}
SECOND = {**FIRST, "tin/a/index.html": b"a moi", "tin/c/index.html": b"c"}
del SECOND["tin/b/index.html"]


def test_the_tree_becomes_each_plan_in_turn_and_says_what_changed(site: Site) -> None:
    changes = site.update(FIRST)
    assert (changes.rendered, changes.reused, changes.removed) == (4, 0, ())
    assert changes.changed == tuple(sorted(FIRST))
    assert site.files() == FIRST

    changes = site.update(SECOND, jobs=2)
    assert (changes.rendered, changes.reused) == (2, 2)
    assert changes.removed == ("tin/b/index.html",)
    assert changes.changed == ("tin/a/index.html", "tin/c/index.html")
    assert site.files() == SECOND
    assert not (site.output / "tin/b").exists()

    assert site.update(FIRST).removed == ("tin/c/index.html",)
    assert site.files() == FIRST


def test_a_plan_that_is_there_already_touches_nothing(site: Site) -> None:
    site.update(FIRST)
    before = {path: os.lstat(site.output / path).st_mtime_ns for path in [*FIRST, MANIFEST]}
    changes = site.update(FIRST, prepare=lambda count: pytest.fail("there was nothing to prepare"))
    assert (changes.rendered, changes.reused) == (0, 4)
    assert {path: os.lstat(site.output / path).st_mtime_ns for path in [*FIRST, MANIFEST]} == before


def test_a_page_made_anew_with_the_same_bytes_counts_as_unchanged(site: Site) -> None:
    site.update(FIRST)
    plan = Plan()
    plan.extend(
        Output(path, "chủ", f"khóa mới {path}", lambda content=content: content) for path, content in FIRST.items()
    )  # type: ignore[misc]
    changes = site.update(plan)
    assert (changes.rendered, changes.changed) == (4, ())
    assert site.files() == FIRST


@settings(max_examples=40)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "a/c.txt", "d.txt", "e/f/g.html"]),
            st.binary(max_size=3),
            min_size=1,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_after_any_sequence_of_plans_the_tree_is_the_last_one(
    tmp_path_factory: pytest.TempPathFactory, plans: list[Files]
) -> None:
    site = Site(tmp_path_factory.mktemp("trees"))
    for files in plans:
        site.update(files)
        assert site.files() == files
    assert count_files(site.output) == len(plans[-1]) + 1


def damage_page(output: Path) -> None:
    (output / "index.html").write_bytes(b"tin gia!")


def damage_page_keeping_its_size_and_time(output: Path) -> None:
    path = output / "tin/a/index.html"
    found = path.stat()
    path.write_bytes(b"z" * found.st_size)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def replace_page_keeping_its_size_and_time(output: Path) -> None:
    path = output / "tin/a/index.html"
    found = path.stat()
    path.unlink()
    path.write_bytes(b"z" * found.st_size)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def replace_page_by_pipe(output: Path) -> None:
    (output / "index.html").unlink()
    os.mkfifo(output / "index.html")


def replace_manifest_by_pipe(output: Path) -> None:
    delete_manifest(output)
    os.mkfifo(output / MANIFEST)


def replace_manifest_by_link(output: Path) -> None:
    (output / MANIFEST).symlink_to((output / MANIFEST).rename(output.with_name("manifest-elsewhere")))


def delete_page(output: Path) -> None:
    (output / "feed.xml").unlink()


def delete_folder(output: Path) -> None:
    shutil.rmtree(output / "tin")


def replace_page_by_link(output: Path) -> None:
    (output / "index.html").unlink()
    (output / "index.html").symlink_to("/etc/hostname")


def replace_page_by_folder(output: Path) -> None:
    (output / "feed.xml").unlink()
    (output / "feed.xml").mkdir()


def spoil_manifest(output: Path) -> None:
    (output / MANIFEST).write_bytes(b"{}")


def delete_manifest(output: Path) -> None:
    (output / MANIFEST).unlink()


def delete_everything(output: Path) -> None:
    shutil.rmtree(output)


DAMAGE = [
    damage_page,
    damage_page_keeping_its_size_and_time,
    replace_page_keeping_its_size_and_time,
    replace_page_by_pipe,
    replace_manifest_by_pipe,
    replace_manifest_by_link,
    delete_page,
    delete_folder,
    replace_page_by_link,
    replace_page_by_folder,
    spoil_manifest,
    delete_manifest,
    delete_everything,
]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: getattr(damage, "__name__", None))
@pytest.mark.parametrize("target", ["live", "spare"])
@pytest.mark.parametrize("after", [FIRST, SECOND], ids=["same", "next"])
def test_whatever_is_done_to_a_tree_the_next_update_makes_it_right(
    site: Site, damage: Callable[[Path], None], target: str, after: Files
) -> None:
    site.update(SECOND)
    site.update({**FIRST, "tin/a/index.html": b"cu"})
    site.update(FIRST)
    damage(site.output if target == "live" else site.trees.spare)
    site.update(after)
    assert site.files() == after
    assert not any((site.output / path).is_symlink() for path in (*after, MANIFEST))
    site.update(FIRST)
    assert site.files() == FIRST


def test_where_every_byte_is_looked_at_no_time_is_trusted(site: Site) -> None:
    site.update(FIRST)
    site.update(FIRST)
    damage_page_keeping_its_size_and_time(site.output)
    (record,) = site.trees.records.iterdir()
    os.utime(record, (2**32, 2**32))  # as a machine would note whose clock was far ahead
    site.update(FIRST)
    assert site.files() != FIRST
    site.trees = SiteTrees(site.output, site.cache, hashing=True)
    site.update(FIRST)
    assert site.files() == FIRST


def test_files_that_nobody_knows_do_not_get_from_the_spare_tree_into_the_site(site: Site) -> None:
    site.update(FIRST)
    site.update(SECOND)
    (site.trees.spare / "la.html").write_bytes(b"la")
    site.update(FIRST)
    assert site.files() == FIRST


def test_the_spare_tree_may_be_made_level_beside_us_and_then_is_the_same_version(site: Site) -> None:
    site.update(FIRST)
    site.update(SECOND)
    with site.trees.levelled(jobs=2):
        pass
    assert tree_of(site.trees.spare) == tree_of(site.output)
    inodes = {(folder / "feed.xml").stat().st_ino for folder in (site.output, site.trees.spare)}
    assert len(inodes) == 1
    with site.trees.levelled(jobs=2):
        site.update(FIRST, jobs=2)
    assert site.files() == FIRST


def test_what_is_done_to_the_site_after_the_first_look_is_found_by_the_next_update(site: Site) -> None:
    site.update(FIRST)
    with site.trees.levelled(jobs=1):
        site.trees.known()
        (site.output / "index.html").write_bytes(b"tin gia!")
        site.update(SECOND)
    site.update(FIRST)
    assert site.files() == FIRST


@pytest.mark.parametrize("seed", range(6))
def test_spoilt_records_cost_work_and_nothing_else(site: Site, seed: int) -> None:
    site.update(FIRST)
    site.update(SECOND)
    chance = random.Random(seed)
    for record in site.trees.records.iterdir():
        raw = bytearray(record.read_bytes())
        for _ in range(chance.randrange(1, 5)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        record.write_bytes(raw if seed % 3 else raw[: len(raw) // 2])
    site.update(FIRST)
    assert site.files() == FIRST


def test_a_page_that_cannot_be_made_leaves_the_live_tree_as_it_is_and_is_named(site: Site) -> None:
    def fail() -> bytes:
        raise ZeroDivisionError("lỗi thử")

    site.update(FIRST)
    plan = plan_of(SECOND)
    plan.add(Output("hong/index.html", "content/hong.md", "khóa", fail))
    with pytest.raises(MakingFailed) as failed:
        site.update(plan)
    [(output, failure)] = failed.value.failures
    assert output.owner == "content/hong.md"
    assert "lỗi thử" in failure.trace
    assert site.files() == FIRST
    site.update(SECOND)
    assert site.files() == SECOND


def test_writing_a_new_version_never_writes_through_a_link_into_the_old_one(site: Site, tmp_path: Path) -> None:
    site.update(FIRST)
    site.update(SECOND)
    kept = (site.output / "index.html").stat().st_ino
    other = tmp_path / "ban-cu.html"
    os.link(site.output / "tin/a/index.html", other)
    site.update({**SECOND, "tin/a/index.html": b"moi nua"})
    site.update({**SECOND, "tin/a/index.html": b"va moi nua"})
    assert other.read_bytes() == b"a moi"
    assert (site.output / "index.html").stat().st_ino == kept


def test_a_finished_file_is_taken_as_it_is(site: Site, tmp_path: Path) -> None:
    picture = tmp_path / "anh.png"
    picture.write_bytes(b"\x89PNG")
    plan = plan_of(FIRST)
    plan.add(Output("anh/x.png", "ảnh", "khóa", lambda: picture))
    site.update(plan)
    assert (site.output / "anh/x.png").read_bytes() == b"\x89PNG"
    with pytest.raises(MakingFailed):
        broken = plan_of(FIRST)
        broken.add(Output("anh/y.png", "ảnh", "khóa", lambda: tmp_path / "khong-co.png"))
        site.update(broken)
    assert (site.output / "anh/x.png").exists()


def test_where_files_cannot_be_linked_they_are_copied(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*names: object, **options: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    site.update(FIRST)
    site.update(SECOND)
    site.update(FIRST)
    assert site.files() == FIRST


def test_a_fresh_update_trusts_nothing(site: Site) -> None:
    site.update(FIRST)
    changes = site.update(FIRST, fresh=True)
    assert changes.rendered == len(FIRST)
    assert site.files() == FIRST


def test_an_empty_plan_empties_the_tree(site: Site) -> None:
    site.update(FIRST)
    site.update({})
    assert site.files() == {}


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    replace_file(path, b"mot")
    replace_file(path, b"hai")
    assert path.read_bytes() == b"hai"
    assert list(tmp_path.iterdir()) == [path]
