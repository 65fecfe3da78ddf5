"""publish.yaml is a closed list of keys, holds no secret, and every mistake is shown at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publishing.destination import Folder, Git, Rclone, Ssh, Zip
from plugins.publishing.settings import SETTINGS, parse_settings, read_settings

PROJECT = Path("/du-an")


def complaints(text: str) -> list[tuple[str, str]]:
    return [(issue.code, str(issue.place).removeprefix(f"{SETTINGS}:")) for issue in parse_settings(text, PROJECT)[1]]


def test_the_form_of_the_contract_is_read() -> None:
    settings, issues = parse_settings("targets: {local: {kind: folder, path: /srv/www/phuong}}", PROJECT)
    assert not issues
    assert [(d.name, d.place) for d in settings.destinations] == [("local", Folder(Path("/srv/www/phuong")))]


def test_every_kind_is_read_with_its_defaults() -> None:
    text = """
targets:
  may: {kind: ssh, host: web@may-chu.example.vn, path: /srv/www, url: "https://a.example.vn/"}
  kho: {kind: rclone, remote: "s3phuong:trang"}
  git: {kind: git, repository: "git@git.example.vn:p/t.git"}
  usb: {kind: zip, path: ra/phuong.zip}
"""
    settings, issues = parse_settings(text, PROJECT)
    assert not issues
    assert [d.place for d in settings.destinations] == [
        Ssh("web@may-chu.example.vn", "/srv/www"),
        Rclone("s3phuong:trang"),
        Git("git@git.example.vn:p/t.git", "pages"),
        Zip(PROJECT / "ra/phuong.zip"),
    ]
    assert settings.destinations[0].url == "https://a.example.vn"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("targets:\n  a: {kind: folder, pth: x, path: y}", "khoa-la", "2:21"),
        ("targets:\n  a: {kind: foldr, path: y}", "kind-sai", "2:13"),
        ("targets:\n  a: {path: y}", "kind-sai", "2:3"),
        ("targets:\n  a: {kind: folder}", "thieu-khoa", "2:3"),
        ("targets:\n  A B: {kind: zip, path: y}", "ten-sai", "2:3"),
        ("targets:\n  a: {kind: zip, path: y}\n  a: {kind: zip, path: z}", "khoa-trung", "3:3"),
        ("targets:\n  a: {kind: ssh, host: -oProxyCommand=x, path: /y}", "gia-tri-sai", "2:24"),
        ("targets:\n  a: {kind: ssh, host: h, path: '/y; rm -rf /'}", "duong-dan-sai", "2:33"),
        ("targets:\n  a: {kind: git, repository: --upload-pack=x}", "gia-tri-sai", "2:30"),
        ("targets:\n  a: {kind: ssh, host: h, path: /srv/../etc}", "duong-dan-sai", "2:33"),
        ("targets:\n  a: {kind: ssh, host: h, path: -y}", "duong-dan-sai", "2:33"),
        ("targets:\n  a: {kind: ssh, host: 'h;id', path: /y}", "gia-tri-sai", "2:24"),
        ("targets:\n  a: {kind: ssh, host: 'h $(id)', path: /y}", "gia-tri-sai", "2:24"),
        ("targets:\n  a: {kind: ssh, host: h, path: /y, config: content/data/ssh.txt}", "duong-dan-sai", "2:45"),
        ("targets:\n  a: {kind: rclone, remote: 'k:t', config: x/../content/r.txt}", "duong-dan-sai", "2:44"),
        ("targets:\n  a: {kind: rclone, remote: 'k:t/../khac'}", "gia-tri-sai", "2:29"),
        ("targets:\n  a: {kind: rclone, remote: '--config:x'}", "gia-tri-sai", "2:29"),
        ("targets:\n  a: {kind: rclone, remote: 'k,env_auth=true:x'}", "gia-tri-sai", "2:29"),
        ("targets:\n  a: {kind: git, repository: 'ext::/bin/id'}", "gia-tri-sai", "2:30"),
        ("targets:\n  a: {kind: git, repository: g, branch: ../x}", "gia-tri-sai", "2:41"),
        ("targets:\n  a: {kind: ssh, host: h, path: /y, password: x}", "bi-mat", "2:37"),
        ("targets:\n  a: {kind: ssh, host: h, path: /y, mật khẩu: x}", "bi-mat", "2:37"),
        ("targets:\n  a: {kind: git, repository: 'https://ten:mat@git.example.vn/a'}", "bi-mat", "2:30"),
        ("targets:\n  a: {kind: rclone, remote: 'k:AKIAABCDEFGHIJKLMNOP'}", "bi-mat", "2:29"),
        ("targets: [a]", "gia-tri-sai", "1:10"),
        ("targets: &a {}\nallowed: *a", "yaml", "content/data/publish.yaml"),
        ("targets: {", "yaml", "2:1"),
        ("allowed:\n  - {text: '0900'}", "thieu-khoa", "2:5"),
        ("clock: maybe", "gia-tri-sai", "1:8"),
    ],
)
def test_a_mistake_is_shown_where_it_stands(text: str, code: str, place: str) -> None:
    assert (code, place) in complaints(text)


def test_an_unknown_key_comes_with_the_nearest_one() -> None:
    _, issues = parse_settings("targets: {a: {kind: folder, pth: x}}", PROJECT)
    assert "có phải path?" in {issue.cure for issue in issues}


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    parse_settings(text, PROJECT)


def test_the_sample_that_comes_with_the_project_is_valid() -> None:
    settings, issues = read_settings(Path(__file__).parents[2])
    assert not issues
    assert settings.destinations
