"""Small complete sites as the build engine leaves them: output/, its manifest and the report beside it."""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PIL import Image

ORIGIN = "https://phuong.example.vn"
_WORDS = [
    "phường",
    "tuyên",
    "truyền",
    "vận",
    "động",
    "đoàn",
    "viên",
    "thanh",
    "niên",
    "xây",
    "dựng",
    "công",
    "trình",
    "an",
    "sinh",
    "suất",
    "quà",
    "thu",
    "ngân",
    "sách",
]


@dataclass(frozen=True)
class Site:
    """A site by its articles (slug → text); `look` is the theme, `extra` further files, `report` further keys."""

    articles: dict[str, str] = field(default_factory=dict)
    look: str = "body{margin:0}"
    extra: dict[str, bytes] = field(default_factory=dict)
    report: dict[str, Any] = field(default_factory=dict)
    time: str = "2020-07-08T08:00:00+07:00"

    def with_article(self, slug: str, text: str) -> Site:
        return replace(self, articles={**self.articles, slug: text})

    def without(self, *slugs: str) -> Site:
        return replace(self, articles={slug: text for slug, text in self.articles.items() if slug not in slugs})

    def with_file(self, path: str, content: bytes | str) -> Site:
        return replace(self, extra={**self.extra, path: content.encode() if isinstance(content, str) else content})

    def with_report(self, **keys: Any) -> Site:
        return replace(self, report={**self.report, **keys})

    def files(self) -> dict[str, bytes]:
        """Return every file of output/ but the manifest."""
        style = self.look.encode()
        script = b"document.documentElement.classList.add('js')"
        picture = jpeg()
        css, js, jpg = (
            f"tai-nguyen/kieu.{_hash(style)}.css",
            f"tai-nguyen/trang.{_hash(script)}.js",
            f"anh/hoi-nghi-{_hash(picture)}.jpg",
        )
        head = (
            f'<link rel="stylesheet" href="/{css}"><link rel="icon" href="/{jpg}"><script src="/{js}" defer></script>'
        )
        pages = {
            f"tin/2020/07/{slug}/index.html": page(head, slug, f'<img src="/{jpg}" alt=""><p id="so-lieu">{text}</p>')
            for slug, text in self.articles.items()
        }
        links = "".join(
            f'<li><a href="/tin/2020/07/{slug}/#so-lieu">{slug}</a></li>' for slug in list(self.articles)[:200]
        )
        addresses = "".join(f"<url><loc>{ORIGIN}/tin/2020/07/{slug}/</loc></url>" for slug in self.articles)
        digest = _hash("".join(map(str, self.articles.items())).encode())
        files = {
            **pages,
            css: style,
            js: script,
            jpg: picture,
            "index.html": page(head, "Trang chủ", f"<ul>{links}</ul>"),
            "chuyen-muc/tin/index.html": page(head, "Tin", f"<ul>{links}</ul>"),
            "404.html": page(head, "Không tìm thấy trang", ""),
            "sitemap.xml": f"<urlset>{addresses}</urlset>".encode(),
            "feed.xml": f"<feed><id>ban-{digest}</id></feed>".encode(),
            **self.extra,
        }
        return dict(sorted(files.items()))

    def build(self, project: Path) -> None:
        """Write the build into a project, replacing the one before."""
        output = project / "output"
        shutil.rmtree(output, ignore_errors=True)
        files = self.files()
        for path, content in files.items():
            (output / path).parent.mkdir(parents=True, exist_ok=True)
            (output / path).write_bytes(content)
        (output / "manifest.json").write_bytes(manifest(files))
        report = {
            "complete": True,
            "source": hashlib.sha256(manifest(files)).hexdigest(),
            "source_time": self.time,
            "issues": [],
            "counts": {},
            "next_publish": None,
            "site_url": ORIGIN,
            "owners": {f"tin/2020/07/{slug}/index.html": f"content/2020/{slug}.md" for slug in self.articles},
            **self.report,
        }
        (project / "build-report.json").write_text(json.dumps(report), encoding="utf-8")


def make_site(count: int = 6, words: int = 40, seed: int = 1) -> Site:
    """Return a site with so many articles of so many words."""
    chance = random.Random(seed)
    return Site({f"bai-{n:05d}": " ".join(chance.choices(_WORDS, k=words)) for n in range(count)})


def configure(project: Path, targets: dict[str, dict[str, object]], **top: object) -> None:
    """Write publish.yaml (JSON is YAML)."""
    path = project / "content/data/publish.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"targets": targets, **top}, ensure_ascii=False), encoding="utf-8")


def manifest(files: dict[str, bytes]) -> bytes:
    listed = {p: {"sha256": hashlib.sha256(c).hexdigest(), "size": len(c)} for p, c in sorted(files.items())}
    return (json.dumps({"version": 1, "files": listed}, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


def page(head: str, title: str, body: str) -> bytes:
    text = (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body><a href="/">Trang chủ</a> <a href="/chuyen-muc/tin/">Tin</a><h1>{title}</h1>{body}</body></html>'
    )
    return text.encode()


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(stream, "JPEG")
    return stream.getvalue()


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def served_version(current: Path) -> str:
    """Return the hash of the manifest a folder serves; fail unless every file of it is there, byte for byte."""
    raw = (current / "manifest.json").read_bytes()
    for path, entry in json.loads(raw)["files"].items():
        content = (current / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], path
    return hashlib.sha256(raw).hexdigest()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
