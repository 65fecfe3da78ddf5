"""From a path to an answer: pages of the site under the overlay, and the preview's own pages."""

from __future__ import annotations

import traceback
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from plugins.domain.document import Status
from plugins.edition import Article
from plugins.preview.desk import Desk, NotReadable, Shown, ThemeProblem
from plugins.preview.figures_panel import figures_panel
from plugins.preview.marking import PREFIX, Marked, finish, tag_of
from plugins.preview.overlay import problem_page, start_page, with_overlay
from plugins.preview.reply import HTML, Answer, media_type_of

OUR_BUG = "Phần mềm gặp lỗi của chính nó. Gửi tệp .cache/loi-phan-mem.txt cho nhóm phát triển."


def answer(desk: Desk, target: str) -> Answer:
    """The answer to a request for a target (path and query); never raises for what is in the sources."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    if not path.startswith("/") or any(part in ("..", ".") for part in path.split("/")) or "\0" in path:
        return Answer(404, b"", "text/plain")
    try:
        with desk.lock:
            return _own(desk, path, parts.query) if path.startswith(PREFIX) else _site(desk, path[1:])
    except ThemeProblem as problem:
        words = "Trang không dựng được cho đến khi tệp này được sửa."
        return _page(500, problem_page(desk, "Giao diện đang sai", words, (problem.issue,)))
    except NotReadable:
        return _page(503, _nothing_yet(desk))
    except Exception as problem:
        _keep_trace(desk.root, problem)
        return _page(500, problem_page(desk, "Lỗi phần mềm", OUR_BUG))


def _site(desk: Desk, path: str) -> Answer:
    shown = desk.show(path)
    if shown is None and not path.endswith("/") and "." not in path and desk.show(f"{path}/") is not None:
        return Answer(302, headers={"Location": f"/{path}/"})
    if shown is None:
        missing = desk.show("404.html")
        return Answer(404, b"", "text/plain") if missing is None else _page(404, with_overlay(desk, missing))
    if shown.is_page:
        gone = shown.article is not None and shown.article.status is Status.WITHDRAWN
        return _page(410 if gone and _is_out(desk, shown) else 200, with_overlay(desk, shown))
    return _file(shown.content, path)


def _is_out(desk: Desk, shown: Shown) -> bool:
    return any(article is shown.article for article in desk.sorting.withdrawn)


def _own(desk: Desk, path: str, query: str) -> Answer:
    name = path.removeprefix(PREFIX)
    if name == "":
        return _page(200, start_page(desk))
    if name == "thanh-phan/":
        return _page(200, finish(desk.gallery().decode()))
    if name.startswith("bai/"):
        return _article(desk, name.removeprefix("bai/"))
    if name == "so-lieu":
        article = desk.sources.gathered.articles.get(parse_qs(query).get("bai", [""])[0]) if desk.plan else None
        return _page(200, figures_panel(desk, article)) if article else _nothing(desk)
    return _nothing(desk)


def _article(desk: Desk, path: str) -> Answer:
    """The page of a source file: where it stands on the site, or what is wrong with it."""
    article: Article | None = desk.sources.article(path) if desk.plan else None
    if article is not None:
        return Answer(302, headers={"Location": article.url})
    if not desk.sources.problems.get(path):
        return _nothing(desk)
    words = "Bài chưa xem được. Sửa rồi lưu, trang tự hiện."
    return _page(200, problem_page(desk, f"Lỗi trong {path}", words, desk.issues_of(path)))


def _nothing(desk: Desk) -> Answer:
    return _page(404, problem_page(desk, "Không có trang này", "Bàn biên tập có danh sách mọi bài."))


def _nothing_yet(desk: Desk) -> Marked:
    if not desk.registry_issues:
        return problem_page(desk, "Lỗi phần mềm", OUR_BUG)
    words = "Chưa trang nào xem được cho đến khi các tệp này được sửa. Sửa xong, trang tự hiện."
    return problem_page(desk, "Danh mục đang sai", words, desk.registry_issues)


def _page(status: int, page: Marked) -> Answer:
    return Answer(status, page.content, HTML, page.etag)


def _file(content: bytes | Path, path: str) -> Answer:
    read = content.read_bytes() if isinstance(content, Path) else content
    return Answer(200, read, media_type_of(path), tag_of(read))


def _keep_trace(root: Path, problem: Exception) -> None:
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    (cache / "loi-phan-mem.txt").write_text("".join(traceback.format_exception(problem)), encoding="utf-8")
