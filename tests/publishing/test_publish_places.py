"""Server over ssh, object store, git branch and zip: each tried against the real thing."""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import line_trials
import pytest
import servers
from publish_steps import Publish, Told, leaves_others_alone
from site_factory import Site, configure, make_site, served_version, tree
from trial_tools import quiet

from plugins.publishing.publication import rollback

needs_servers = pytest.mark.servers


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.SshServer]:
    with servers.sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@needs_servers
def test_a_server_over_ssh_gets_whole_releases_and_only_changes(
    project: Path, go: Publish, server: servers.SshServer, told: Told
) -> None:
    configure(project, {"local": server.target(project / "srv")})
    current = project / "srv/current"
    site = make_site(40, words=300)
    assert go(site).exit_code == 0
    first = current.resolve()
    everything = sum(map(len, tree(first).values()))
    result = go(site.with_article("bai-00007", "sửa"))
    assert result.exit_code == 0
    assert result.size < everything / 10
    second = current.resolve()
    assert (first / "404.html").stat().st_ino == (second / "404.html").stat().st_ino
    served_version(first)
    assert served_version(second) == hashlib.sha256((project / "output/manifest.json").read_bytes()).hexdigest()
    (second / "404.html").write_bytes(b"hong")  # a damaged file is found by the server's own check
    assert go(site.with_article("bai-00007", "sửa nữa")).exit_code == 0
    served_version(current)
    assert rollback(project, "local", "1", say=told.append).exit_code in (0, 3)
    log = (project / "srv/nhat-ky.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["event"] for line in log][:3] == ["publish"] * 3


@needs_servers
def test_what_others_keep_on_a_server_is_never_touched(
    project: Path, go: Publish, server: servers.SshServer, site: Site
) -> None:
    configure(project, {"local": server.target(project / "srv")})
    assert leaves_others_alone(go, site, project / "srv")
    assert len(list((project / "srv/releases").iterdir())) == 11


@needs_servers
def test_a_server_that_is_not_there_is_reported(
    project: Path, go: Publish, server: servers.SshServer, site: Site
) -> None:
    with servers.own_port() as nobody:
        configure(project, {"local": server.target(project / "srv", nobody)})
        assert go(site).exit_code == 3
    assert not (project / "srv").exists()


@pytest.mark.slow
@needs_servers
def test_a_line_to_a_server_that_is_cut_does_no_harm() -> None:
    outcome = line_trials.cut_ssh(2)
    assert outcome.holds, outcome


@pytest.mark.slow
@needs_servers
def test_a_line_to_a_store_that_is_cut_leaves_no_dead_link() -> None:
    outcome = line_trials.cut_store(2)
    assert outcome.holds, outcome


@needs_servers
def test_a_store_ends_with_exactly_the_site_and_no_trace_of_the_upload(
    project: Path, go: Publish, tmp_path: Path, site: Site, told: Told
) -> None:
    with servers.object_store(tmp_path / "kho") as store:
        configure(project, {"local": store.target(tmp_path)})
        bucket = store.folder / "trang"
        assert go(site).exit_code == 0
        assert "Tệp được thay lần lượt" in told[-1]
        assert go(site.with_article("moi", "x")).exit_code == 0
        assert go(site, confirm_removal=True).exit_code == 0
        built = tree(project / "output")
        served = tree(bucket)
        assert {path: served.get(path) for path in built} == built
        assert served.keys() - built.keys() == {".may-chu/ban.json"}
        assert rollback(project, "local", say=told.append).exit_code == 2


def test_any_rclone_remote_will_do_also_one_without_checksums(project: Path, go: Publish, site: Site) -> None:
    servers.need("rclone")
    config = project / "rclone.conf"
    config.write_text("[kho]\ntype = local\n", encoding="utf-8")
    remote = f"kho:{project}/kho"
    configure(project, {"local": {"kind": "rclone", "remote": remote, "config": str(config)}})
    assert go(site.with_article("moi", "aaaa")).exit_code == 0
    assert go(site.with_article("moi", "bbbb")).exit_code == 0
    served_version(project / "kho")


def test_an_upload_that_broke_off_and_was_followed_by_another_version_leaves_nothing_mixed(
    project: Path, go: Publish, site: Site
) -> None:
    servers.need("rclone")
    configure(project, {"local": {"kind": "rclone", "remote": f"kho:{project}/kho", "config": "rclone.conf"}})
    (project / "rclone.conf").write_text("[kho]\ntype = local\n", encoding="utf-8")
    go(site)
    page = project / "kho/tin/2020/07/bai-00001/index.html"
    # as an upload of another version leaves it that was cut after two pages
    page.write_bytes(b"ban khac")
    (project / "kho/tin/2020/07/la").mkdir()
    (project / "kho/tin/2020/07/la/index.html").write_bytes(b"ban khac")
    touched = {"tin/2020/07/bai-00001/index.html": "", "tin/2020/07/la/index.html": ""}
    (project / "kho/.may-chu/dang-do.json").write_text(json.dumps({"touched": touched}), encoding="utf-8")
    assert go(site.with_article("moi", "x")).exit_code == 0
    served_version(project / "kho")
    assert not (project / "kho/tin/2020/07/la/index.html").exists()
    assert not (project / "kho/.may-chu/dang-do.json").exists()


@pytest.fixture
def origin(project: Path) -> Path:
    repository = project / "goc.git"
    subprocess.run(["git", "init", "-q", "--bare", str(repository)], check=True)
    configure(project, {"local": {"kind": "git", "repository": str(repository), "domain": "phuong.example.vn"}})
    return repository


def branch(repository: Path, *command: str) -> str:
    return subprocess.run(
        ["git", "-C", str(repository), *command], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def test_a_branch_gets_one_commit_with_exactly_the_site(project: Path, go: Publish, origin: Path, site: Site) -> None:
    assert go(site).exit_code == 0
    assert go(site.with_article("moi", "x")).exit_code == 0
    assert branch(origin, "rev-list", "--count", "pages").strip() == "2"
    names = set(branch(origin, "ls-tree", "-r", "--name-only", "pages").split())
    own = {"_headers", "_redirects", ".nojekyll", "CNAME", ".may-chu/ban.json"}
    assert names == tree(project / "output").keys() | own
    subprocess.run(["git", "clone", "-q", "-b", "pages", str(origin), str(project / "ban-sao")], check=True)
    served_version(project / "ban-sao")
    assert (
        (project / "ban-sao/_headers")
        .read_text(encoding="utf-8")
        .startswith("/*\n  Content-Security-Policy: default-src")
    )


def test_a_branch_is_rolled_back_by_a_commit_on_top(project: Path, go: Publish, origin: Path, site: Site) -> None:
    go(site)
    go(site.with_article("moi", "x"))
    assert rollback(project, "local", say=quiet).exit_code == 0
    assert "moi" not in branch(origin, "ls-tree", "-r", "--name-only", "pages")
    assert branch(origin, "rev-list", "--count", "pages").strip() == "3"


def test_a_lost_cache_of_the_branch_is_made_again(project: Path, go: Publish, origin: Path, site: Site) -> None:
    go(site)
    subprocess.run(["rm", "-rf", str(project / ".cache")], check=True)
    assert go(site.with_article("moi", "x")).exit_code == 0
    assert branch(origin, "rev-list", "--count", "pages").strip() == "2"


def test_a_branch_with_other_things_on_it_is_left_alone(project: Path, go: Publish, origin: Path, site: Site) -> None:
    blob = (
        subprocess.run(["git", "-C", str(origin), "mktree"], input=b"", capture_output=True, check=True)
        .stdout.decode()
        .strip()
    )
    person = ["-c", "user.name=a", "-c", "user.email=a@b.vn"]
    commit = branch(origin, *person, "commit-tree", blob, "-m", "x").strip()
    branch(origin, "update-ref", "refs/heads/pages", commit)
    assert go(site).exit_code == 3
    assert branch(origin, "rev-parse", "pages").strip() == commit


def test_the_same_site_gives_the_same_zip(project: Path, go: Publish, site: Site) -> None:
    configure(project, {"local": {"kind": "zip", "path": "a.zip"}, "hai": {"kind": "zip", "path": "b.zip"}})
    assert go(site).exit_code == 0
    assert go(site.with_article("moi", "x"), target="hai").exit_code == 0
    assert go(site, target="hai", confirm_removal=True).exit_code == 0
    assert (project / "a.zip").read_bytes() == (project / "b.zip").read_bytes()
    with zipfile.ZipFile(project / "a.zip") as archive:
        archive.extractall(project / "mo")
    served_version(project / "mo")


def test_a_stick_that_is_not_there_is_named(project: Path, go: Publish, site: Site, told: Told) -> None:
    configure(project, {"local": {"kind": "zip", "path": "khong-co/a.zip"}})
    assert go(site).exit_code == 3
    assert "USB đã cắm chưa?" in told.text
