"""The host files do what they say: nginx and Apache themselves serve the site with the right codes, headers and cache rules."""

from __future__ import annotations

import gzip
import http.client
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import servers
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from publish_steps import Publish, Told
from site_factory import configure, make_site, page, tree

from plugins.publishing import host_files
from plugins.publishing.headers import CONTENT_SECURITY_POLICY, SECURITY
from plugins.publishing.publication import publish

REDIRECTS = '{"/tin/2020/07/ten-cu/": "/tin/2020/07/bai-00001/"}'
GONE = '{"tin/2020/07/da-go/index.html": "nhầm số liệu"}'


SERVERS = {"nginx": "nginx", "apache": "apache2"}


@pytest.fixture(scope="module")
def work() -> Iterator[Path]:
    """A project in a folder that the account of a web server may read."""
    with tempfile.TemporaryDirectory(prefix="phuong-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module", params=SERVERS)
def web(work: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A published site behind a web server that reads the configuration in the release."""
    servers.need(SERVERS[request.param])
    configure(work, {"local": {"kind": "folder", "path": "www"}})
    site = make_site(4, words=300).with_file("chuyen-huong.json", REDIRECTS).with_file("da-go.json", GONE)
    site = site.with_file("tin/2020/07/da-go/index.html", page("", "Bài đã gỡ", "Bài này đã gỡ: nhầm số liệu"))
    site.with_file("du-lieu/a.csv", "kỳ;số\n" * 100).build(work)
    assert publish(work, "local", say=lambda _: None).exit_code == 0
    current = work / "www/current"
    nginx = servers.nginx(work / "nginx", f"include {current}/.may-chu/nginx.conf;")
    with nginx if request.param == "nginx" else servers.apache(work / "apache", current) as url:
        yield url


def get(url: str, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


@pytest.mark.servers
@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/", 200, "Trang chủ"),
        ("/tin/2020/07/bai-00001/", 200, "bai-00001"),
        ("/khong-co/", 404, "Không tìm thấy trang"),
        ("/anh/", 404, "Không tìm thấy trang"),
        ("/.may-chu/ban.json", 404, "Không tìm thấy trang"),
        ("/.htaccess", 404, "Không tìm thấy trang"),
        ("/tin/2020/07/da-go/", 410, "nhầm số liệu"),
        ("/tin/2020/07/ten-cu/", 301, ""),
    ],
)
def test_every_address_answers_with_its_code_and_all_security_headers(
    web: str, path: str, status: int, text: str
) -> None:
    answer = get(web, path)
    assert answer.status == status
    assert text in answer.body.decode()  # type: ignore[attr-defined]
    for name, value in SECURITY:
        assert answer.headers.get_all(name) == [value], name
    if status == 301:
        assert answer.headers["Location"].endswith("/tin/2020/07/bai-00001/")


@pytest.mark.servers
def test_hashed_assets_are_kept_for_a_year_and_pages_for_minutes(web: str, work: Path) -> None:
    style = next(path for path in tree(work / "output") if path.endswith(".css"))
    asset = get(web, f"/{style}")
    assert asset.headers.get_all("Cache-Control") == ["public, max-age=31536000, immutable"]
    assert asset.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert get(web, "/").headers.get_all("Cache-Control") == ["public, max-age=300, must-revalidate"]


@pytest.mark.servers
def test_precompressed_pages_are_served_as_they_lie_there(web: str, work: Path) -> None:
    answer = get(web, "/tin/2020/07/bai-00001/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    page_file = work / "www/current/tin/2020/07/bai-00001/index.html"
    assert answer.body == page_file.with_name("index.html.gz").read_bytes()  # type: ignore[attr-defined]
    assert gzip.decompress(answer.body) == page_file.read_bytes()  # type: ignore[attr-defined]


@pytest.mark.servers
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", r"text/html; charset=utf-8"),
        ("/feed.xml", r"text/xml; charset=utf-8|application/xml"),  # XML and JSON are UTF-8 where nothing else is said
        ("/manifest.json", r"application/json(; charset=utf-8)?"),
        ("/du-lieu/a.csv", r"text/csv; charset=utf-8"),
    ],
)
def test_text_is_declared_as_utf_8(web: str, path: str, kind: str) -> None:
    assert re.fullmatch(kind, get(web, path).headers["Content-Type"].lower())


@pytest.mark.servers
def test_a_publish_reads_the_site_back_through_its_public_address(project: Path, go: Publish, told: Told) -> None:
    site = make_site()
    with servers.nginx(project / "nginx", f"root {project}/www/current;") as url:
        configure(project, {"local": {"kind": "folder", "path": "www", "url": url}})
        assert go(site).exit_code == 0
        assert "CẢNH BÁO" not in told.text
    with servers.nginx(project / "nginx", f"root {project}/www/releases;") as url:
        configure(project, {"local": {"kind": "folder", "path": "www", "url": url}})
        before = (project / "www/current").resolve()
        assert go(site.with_article("moi", "x")).exit_code == 3
        assert "đọc lại" in told.text
        assert (project / "www/current").resolve() == before


def test_a_public_address_that_does_not_answer_is_only_a_warning(project: Path, go: Publish, told: Told) -> None:
    with servers.own_port() as nobody:
        configure(project, {"local": {"kind": "folder", "path": "www", "url": f"http://127.0.0.1:{nobody}"}})
        assert go(make_site(2)).exit_code == 0
    assert "CẢNH BÁO" in told.text


@pytest.mark.servers
@pytest.mark.browser
def test_a_browser_finds_nothing_to_refuse(web: str, browser: Browser) -> None:
    view = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/tin/2020/07/bai-00001/", "/chuyen-muc/tin/"):
        view.goto(web + path)
    assert view.evaluate("document.documentElement.className") == "js"
    view.close()
    assert said == []
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(web).netloc}


def test_the_policy_has_no_exception() -> None:
    assert not re.search(r"unsafe|\*|data:|https?:|blob:", CONTENT_SECURITY_POLICY)


def test_pages_hosts_get_headers_and_redirects(project: Path, go: Publish) -> None:
    subprocess.run(["git", "init", "-q", "--bare", str(project / "goc.git")], check=True)
    configure(project, {"local": {"kind": "git", "repository": str(project / "goc.git")}})
    assert go(make_site(2).with_file("chuyen-huong.json", REDIRECTS)).exit_code == 0
    show = ["git", "-C", str(project / "goc.git"), "show"]
    headers = subprocess.check_output([*show, "pages:_headers"], text=True)
    assert "/tai-nguyen/*\n  Cache-Control: public, max-age=31536000, immutable" in headers
    redirects = subprocess.check_output([*show, "pages:_redirects"], text=True)
    assert redirects == "/tin/2020/07/ten-cu/ /tin/2020/07/bai-00001/ 301\n"


@given(
    st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=4), st.lists(st.text(max_size=20), max_size=4)
)
def test_no_address_can_write_configuration(moved: dict[str, str], gone: list[str]) -> None:
    routes = host_files.routes(moved, gone)
    text = host_files.nginx(routes, "/srv").decode() + host_files.apache(routes).decode()
    plain = host_files.nginx(host_files.routes({}, []), "/srv").decode()
    plain += host_files.apache(host_files.routes({}, [])).decode()
    for line in set(text.splitlines()) - set(plain.splitlines()):
        assert re.fullmatch(r"[A-Za-z0-9._~/\\^$ ={};%<>\"'_-]+", line), line
