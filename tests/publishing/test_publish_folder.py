"""A folder target serves one whole version at any time, keeps ten, and goes back without a build."""

from __future__ import annotations

import errno
import gzip
import json
import os
from pathlib import Path

import brotli
import disk_trials
import line_trials
import pytest
import trials
from publish_steps import Publish, Told, leaves_others_alone
from site_factory import Site, configure, make_site, page, served_version, tree
from trial_tools import quiet

from plugins.publishing.publication import rollback


def test_the_served_folder_is_the_build_byte_for_byte(project: Path, go: Publish, site: Site) -> None:
    assert go(site).exit_code == 0
    current = project / "www/current"
    assert current.is_symlink()
    assert current.resolve().parent == project / "www/releases"
    served = tree(current)
    built = tree(project / "output")
    assert {path: served[path] for path in built} == built
    extra = {path for path in served.keys() - built.keys() if not path.endswith((".gz", ".br"))}
    assert extra == {".htaccess", ".may-chu/nginx.conf", ".may-chu/ban.json"}


def test_unchanged_files_are_linked_and_only_changed_ones_written(project: Path, go: Publish) -> None:
    site = make_site(30)
    go(site)
    first = (project / "www/current").resolve()
    result = go(site.with_article("bai-00007", "sửa"))
    second = (project / "www/current").resolve()
    assert second != first
    assert result.difference.changed == ("feed.xml", "tin/2020/07/bai-00007/index.html")
    assert result.files < 10
    same = "tin/2020/07/bai-00001/index.html"
    assert (first / same).stat().st_ino == (second / same).stat().st_ino
    assert b"s\xe1\xbb\xada" not in (first / "tin/2020/07/bai-00007/index.html").read_bytes()


def test_compressed_forms_give_the_same_bytes(project: Path, go: Publish) -> None:
    go(make_site(3, words=200))
    current = project / "www/current"
    packed = list(current.rglob("*.gz"))
    assert packed
    for path in packed:
        plain = path.with_suffix("").read_bytes()
        assert gzip.decompress(path.read_bytes()) == plain
        assert brotli.decompress(path.with_suffix(".br").read_bytes()) == plain


def test_a_damaged_compression_cache_never_reaches_the_site(project: Path, go: Publish, site: Site) -> None:
    go(make_site(3, words=200))
    for path in (project / ".cache/publishing/packed").rglob("*.br"):
        path.write_bytes(bytes(path.stat().st_size))  # only its hash gives it away
    configure(project, {"local": {"kind": "folder", "path": "khac"}})
    code = go(None).exit_code
    if code:  # refused while copying: the next run makes them again
        code = go(None).exit_code
    assert code == 0
    for path in (project / "khac/current").rglob("*.br"):
        assert brotli.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()


def test_publishing_the_same_build_again_does_nothing(project: Path, go: Publish, site: Site, told: Told) -> None:
    first = go(site)
    again = go(site)
    assert (again.exit_code, again.release) == (0, first.release)
    assert "Không có gì thay đổi" in told.text
    assert len(list((project / "www/releases").iterdir())) == 1


def test_ten_releases_are_kept_and_the_served_one_is_the_newest(project: Path, go: Publish, site: Site) -> None:
    for number in range(13):
        assert go(site.with_article("moi", str(number))).exit_code == 0
    names = sorted(path.name for path in (project / "www/releases").iterdir())
    assert len(names) == 10
    assert (project / "www/current").resolve().name == names[-1]


def test_equal_size_and_time_still_count_as_changed(project: Path, go: Publish, site: Site) -> None:
    go(site.with_article("moi", "aaaa"))
    before = (project / "www/current/tin/2020/07/moi/index.html").stat()
    site.with_article("moi", "bbbb").build(project)
    for path in (project / "output").rglob("*"):
        os.utime(path, (2_145_916_800, 2_145_916_800))  # the year 2038
    assert go().exit_code == 0
    page = project / "www/current/tin/2020/07/moi/index.html"
    assert b"bbbb" in page.read_bytes()
    assert page.stat().st_mtime > before.st_mtime  # else a browser would be told that nothing changed


def test_assets_of_the_version_before_stay_for_open_pages(project: Path, go: Publish) -> None:
    go(Site(make_site().articles, look="p{color:red}"))
    style = next(path for path in tree(project / "output") if path.endswith(".css"))
    go(Site(make_site().articles, look="p{color:blue}"))
    assert (project / "www/current" / style).read_bytes() == b"p{color:red}"
    assert style not in json.loads((project / "www/current/manifest.json").read_bytes())["files"]


def test_a_page_that_is_withdrawn_is_not_served_any_more(project: Path, go: Publish, site: Site) -> None:
    go(site)
    go(site.without("bai-00001"), confirm_removal=True)
    assert not list((project / "www/current").rglob("bai-00001*"))


def test_a_file_damaged_on_the_server_is_mended_by_the_next_publish(project: Path, go: Publish, site: Site) -> None:
    go(site)
    page = project / "www/current/404.html"
    page.write_bytes(b"hong")
    assert go(site.with_article("moi", "x")).exit_code == 0
    served_version(project / "www/current")


def test_dry_run_lists_every_page_with_its_reason_and_touches_nothing(
    project: Path, go: Publish, site: Site, told: Told
) -> None:
    go(site)
    before = (project / "www/current").resolve()
    changed = site.without("bai-00000").with_article("bai-00001", "sửa").with_article("moi", "x")
    assert go(changed, dry_run=True, confirm_removal=True).exit_code == 0
    assert "+ mới /tin/2020/07/moi/ – từ content/2020/moi.md" in told.text
    assert "~ sửa /tin/2020/07/bai-00001/ – từ content/2020/bai-00001.md" in told.text
    assert "- gỡ /tin/2020/07/bai-00000/ – không còn nguồn nào tạo ra trang này" in told.text
    assert (project / "www/current").resolve() == before


def test_people_are_told_what_changed_and_the_addresses_to_send(go: Publish, site: Site, told: Told) -> None:
    go(site)
    newer = site.with_article("moi", "x").with_file("tin/2020/08/thang-8/index.html", page("", "Tháng 8", "x"))
    gone = [{"path": "content/2020/go.md", "url": "/tin/2020/07/go/"}]
    go(newer.with_article("go", "đã gỡ").with_report(withdrawn=gone))
    at = told.index("Địa chỉ để gửi:")
    address = "  https://phuong.example.vn/tin/2020/"
    assert [line for line in told[at + 1 :] if line.startswith("  ")] == [f"{address}08/thang-8/", f"{address}07/moi/"]
    assert told[-1].startswith("Đã đăng lên local: ") and "trong một lần" in told[-1]


@pytest.mark.parametrize(("count", "warned"), [(3, True), (0, False)])
def test_people_are_warned_while_the_site_has_illustrative_articles(
    go: Publish, site: Site, told: Told, count: int, warned: bool
) -> None:
    assert go(site.with_report(illustrative=count)).exit_code == 0
    assert told[-2].startswith("CẢNH BÁO: trang còn 3 bài minh họa") is warned  # where it is seen
    assert ("python3 run.py samples" in told.text) is warned


def test_the_log_says_who_when_what_and_why(project: Path, go: Publish, site: Site) -> None:
    go(site, reason="sơ kết 6 tháng")
    for path in (project / "www/nhat-ky.jsonl", project / ".cache/publishing/nhat-ky.jsonl"):
        entry = json.loads(path.read_text(encoding="utf-8"))
        assert entry["event"], entry["reason"] == ("publish", "sơ kết 6 tháng")
        assert "@" in entry["who"]
        assert entry["time"].endswith("+07:00")
        assert entry["pages"] == {"added": 8, "changed": 0, "removed": 0}


@pytest.mark.parametrize("vanish", [2, 21])
def test_many_pages_vanish_only_when_confirmed(go: Publish, vanish: int) -> None:
    site = make_site(30 if vanish == 2 else 600, words=3)
    assert go(site).exit_code == 0
    fewer = site.without(*list(site.articles)[:vanish])
    refused = go(fewer)
    assert (refused.exit_code, [issue.code for issue in refused.issues]) == (1, ["go-nhieu"])
    assert go(fewer, confirm_removal=True).exit_code == 0


def test_one_page_of_thirty_may_vanish_without_asking(go: Publish) -> None:
    site = make_site(30)
    go(site)
    assert go(site.without("bai-00003")).exit_code == 0


def test_new_pages_elsewhere_do_not_hide_that_old_addresses_vanish(go: Publish) -> None:
    go(make_site(30))
    assert go(Site({f"khac-{n}": "x" for n in range(30)})).exit_code == 1


def test_an_older_source_does_not_replace_a_newer_one(go: Publish, site: Site) -> None:
    go(Site(site.articles, time="2020-09-10T08:00:00+07:00"))
    older = Site(site.with_article("moi", "x").articles, time="2020-07-08T08:00:00+07:00")
    assert [issue.code for issue in go(older).issues] == ["nguon-cu"]
    assert go(older, confirm_removal=True).exit_code == 0


def test_rollback_serves_the_version_before_at_once(project: Path, go: Publish, site: Site, told: Told) -> None:
    go(site)
    first = tree(project / "output")
    go(site.with_article("moi", "x"))
    written = files_by_number(project / "www/releases")
    assert rollback(project, "local", say=told.append, reason="nhầm").exit_code == 0
    assert files_by_number(project / "www/releases") == written  # nothing is copied, only the link moves
    served = tree(project / "www/current")
    assert {path: served[path] for path in first} == first
    entry = json.loads((project / "www/nhat-ky.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (entry["event"], entry["reason"]) == ("rollback", "nhầm")


def files_by_number(folder: Path) -> dict[Path, int]:
    return {path: path.lstat().st_ino for path in folder.rglob("*")}


def test_rollback_finds_a_release_by_number_and_refuses_what_is_not_there(
    project: Path, go: Publish, site: Site
) -> None:
    for number in range(4):
        go(site.with_article("moi", str(number)))
    assert rollback(project, "local", "2", say=quiet).exit_code == 0
    assert (project / "www/current").resolve().name.startswith("000002-")
    assert rollback(project, "local", "77", say=quiet).exit_code == 2
    assert rollback(project, "local", "4", say=quiet).exit_code == 0
    assert rollback(project, "khac", say=quiet).exit_code == 2


def test_a_release_damaged_on_disk_is_not_rolled_back_to(project: Path, go: Publish, site: Site) -> None:
    go(site)
    first = (project / "www/current").resolve()
    go(site.with_article("moi", "x"))
    second = (project / "www/current").resolve()
    (first / "manifest.json").unlink()
    assert rollback(project, "local", say=quiet).exit_code == 3
    assert (project / "www/current").resolve() == second


def test_a_publish_after_a_rollback_goes_on_from_there(project: Path, go: Publish, site: Site) -> None:
    go(site)
    go(site.with_article("moi", "x"))
    rollback(project, "local", say=quiet)
    assert go(site.with_article("moi", "y")).exit_code == 0
    assert (project / "www/current").resolve().name.startswith("000003-")


def test_a_wrong_target_or_setting_is_a_matter_of_usage(project: Path, go: Publish, site: Site, told: Told) -> None:
    assert go(site, target="locl").exit_code == 2
    assert "có phải local?" in told.text
    (project / "content/data/publish.yaml").write_text("targets: {local: {kind: foldr}}", encoding="utf-8")
    assert go(site).exit_code == 2
    assert not (project / "www").exists()


def test_a_folder_that_cannot_be_written_is_reported_and_left(
    project: Path, go: Publish, site: Site, told: Told
) -> None:
    (project / "www").write_text("một tệp, không phải thư mục", encoding="utf-8")
    assert go(site).exit_code == 3
    assert "Traceback" not in told.text


def test_what_others_keep_beside_the_releases_is_never_touched(project: Path, go: Publish, site: Site) -> None:
    assert leaves_others_alone(go, site, project / "www")


def test_a_current_that_is_not_ours_is_never_removed(project: Path, go: Publish, site: Site) -> None:
    (project / "www/current").mkdir(parents=True)
    (project / "www/current/quan-trong.txt").write_text("x", encoding="utf-8")
    assert go(site).exit_code == 3
    assert (project / "www/current/quan-trong.txt").exists()


@pytest.mark.parametrize("k", [5, 12, 30, 47])
def test_a_disk_that_fails_leaves_the_old_version_online(project: Path, go: Publish, site: Site, k: int) -> None:
    go(site)
    before = (project / "www/current").resolve()
    with disk_trials.failing(k, errno.ENOSPC, project / "www") as hit:
        result = go(make_site(8, seed=2))
    assert hit
    assert result.exit_code == 3
    assert (project / "www/current").resolve() == before
    assert go().exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize(("trial", "count"), [("r1", 3), ("r6", 2), ("r8-folder", 3), ("r14", 6), ("r15", 6)])
def test_the_trials_hold_when_they_are_short(trial: str, count: int) -> None:
    outcome = trials.TRIALS[trial][0](count)
    assert outcome.holds, outcome


@pytest.mark.slow
@pytest.mark.servers
def test_readers_never_see_a_publish_happen() -> None:
    outcome = line_trials.readers(2)
    assert outcome.runs > 50
    assert outcome.holds, outcome
