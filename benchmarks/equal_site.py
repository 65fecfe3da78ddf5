"""Our engine making the very pages that the peers make, for a comparison of like with like.

Same reading, same proofs, same trees as the product; only the pages are the peers': home, categories and tags by
twenty, one page for each article and each ward, a feed, a sitemap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from jinja2 import DictLoader, StrictUndefined
from markupsafe import Markup

from plugins.assembly.build import Session
from plugins.assembly.console import ProgressLine, print_issues
from plugins.assembly.fastpath import Inputs, Told, remember
from plugins.assembly.settings import BuildSettings
from plugins.edition import Article, Edition
from plugins.edition.words import day_view, ward_of
from plugins.engine.hashing import digest
from plugins.engine.lock import build_lock
from plugins.engine.plan import Output, Plan
from plugins.newsroom.feeds import atom
from plugins.newsroom.sitemap import sitemaps
from plugins.pages.printing import PageEnvironment
from plugins.pages.views import TimeView
from plugins.vietnamese.formatting import format_number, format_percent

PAGE = 20
BASE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} – Cổng tin phường</title>
<meta name="description" content="{{ description }}">
<link rel="canonical" href="https://example.test{{ url }}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">Bỏ qua điều hướng</a>
{{ header }}
<main id="main">
{% block main %}{% endblock %}
</main>
{{ footer }}
</body>
</html>
"""
ITEMS = """<ul class="list">
{% for item in items %}<li><h2><a href="{{ item.url }}">{{ item.title }}</a></h2>
<p><time datetime="{{ item.day.iso }}">{{ item.day.label }}</time> · {{ item.ward }}</p>
<p>{{ item.excerpt }}</p></li>
{% endfor %}</ul>"""
LIST = (
    """{% extends "base" %}{% block main %}<h1>{{ title }}</h1>
"""
    + ITEMS
    + """<nav class="pager" aria-label="Trang">
{% if newer %}<a rel="prev" href="{{ newer }}">Trang trước</a>{% endif %}
<span>Trang {{ number }} / {{ total }}</span>
{% if older %}<a rel="next" href="{{ older }}">Trang sau</a>{% endif %}
</nav>{% endblock %}"""
)
ARTICLE = """{% extends "base" %}{% block main %}<article>
<h1>{{ title }}</h1>
<p><time datetime="{{ item.day.iso }}">{{ item.day.label }}</time> · <a href="{{ ward_url }}">{{ item.ward }}</a> · <a href="{{ category_url }}">{{ category }}</a></p>
<div class="body">{{ body }}</div>
<table class="metrics"><caption>Số liệu trong bài</caption>
<thead><tr><th scope="col">Chỉ tiêu</th><th scope="col">Kết quả</th><th scope="col">% kế hoạch</th><th scope="col">Kỳ</th></tr></thead>
<tbody>
{% for row in rows %}<tr id="{{ row.id }}"><th scope="row">{{ row.label }}</th><td>{{ row.value }}</td><td>{{ row.percent }}</td><td>{{ row.period }}</td></tr>
{% endfor %}</tbody></table>
<ul class="tags">{% for tag in tags %}<li><a href="{{ tag.url }}">{{ tag.label }}</a></li>{% endfor %}</ul>
</article>{% endblock %}"""
WARD = (
    """{% extends "base" %}{% block main %}<h1>{{ title }}</h1>
<table class="metrics"><caption>Kết quả thực hiện chỉ tiêu theo kỳ</caption>
<thead><tr><th scope="col">Kỳ</th><th scope="col">Chỉ tiêu</th><th scope="col">Tổng</th><th scope="col">Bình quân % kế hoạch</th><th scope="col">Số tin</th><th scope="col">Nguồn mới nhất</th></tr></thead>
<tbody>
{% for row in rows %}<tr><td>{{ row.period }}</td><th scope="row">{{ row.label }}</th><td>{{ row.total }}</td><td>{{ row.percent }}</td><td>{{ row.articles }}</td><td><a href="{{ row.url }}">{{ row.article }}</a></td></tr>
{% endfor %}</tbody></table>
<h2>Tin mới của phường</h2>
"""
    + ITEMS
    + "{% endblock %}"
)


class Item(NamedTuple):
    """An article in a list."""

    url: str
    title: str
    day: TimeView
    ward: str
    excerpt: str


class Figure(NamedTuple):
    """A figure below an article."""

    id: str
    label: str
    value: str
    percent: str
    period: str


class Stated(NamedTuple):
    """What a ward's page needs of one figure."""

    value: Decimal
    attainment: Decimal
    article: Article


class Total(NamedTuple):
    """A row on a ward's page."""

    period: str
    label: str
    total: str
    percent: str
    articles: int
    url: str
    article: str


class Link(NamedTuple):
    """A tag below an article."""

    url: str
    label: str


class EqualSite:
    """Plans the peers' pages of an edition."""

    def __init__(self, edition: Edition, version: str) -> None:
        self.edition = edition
        self.plan = Plan()
        self._version = version
        self._site = edition.registries.site
        loader = DictLoader({"base": BASE, "list": LIST, "article": ARTICLE, "ward": WARD})
        self._jinja = PageEnvironment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=False)
        links = "".join(f'<li><a href="/chuyen-muc/{c.id}/">{c.label}</a></li>\n' for c in self._site.categories)
        header = (
            f'<header><a href="/">Cổng tin phường</a>\n<nav aria-label="Chuyên mục"><ul>\n{links}</ul></nav></header>'
        )
        wards = "".join(f'<li><a href="/don-vi/{w}/">{ward_of(edition, w).name}</a></li>\n' for w in edition.ward_ids)
        tags = "".join(f'<li><a href="/chu-de/{t.id}/">{t.label}</a></li>\n' for t in self._site.tags)
        footer = f'<footer><nav aria-label="Phường"><ul>\n{wards}</ul></nav>\n<nav aria-label="Thẻ"><ul>\n{tags}</ul></nav></footer>'
        self._jinja.globals.update(header=Markup(header), footer=Markup(footer))
        self._templates = {name: self._jinja.get_template(name) for name in ("list", "article", "ward")}

    def add_pages(self) -> None:
        """Plan everything."""
        edition = self.edition
        for article in edition.articles:
            self._add(article.url, article.path, [article.content], lambda article=article: self._article(article))  # type: ignore[misc]
        self._add_list("/", "Tin mới", edition.articles)
        for category in self._site.categories:
            self._add_list(f"/chuyen-muc/{category.id}/", category.label, edition.by_category.get(category.id, []))
        for tag in self._site.tags:
            self._add_list(f"/chu-de/{tag.id}/", tag.label, edition.by_tag.get(tag.id, []))
        for ward_id in edition.ward_ids:
            parts = edition.figures.digest_parts(edition.figures.by_ward.get(ward_id, []))
            self._add(f"/don-vi/{ward_id}/", ward_id, parts, lambda ward_id=ward_id: self._ward(ward_id))  # type: ignore[misc]
        newest = list(edition.articles[:PAGE])
        feed = lambda: atom(edition, "Cổng tin phường", "/", "/feed.xml", newest)  # noqa: E731
        self._file("feed.xml", [article.card for article in newest], feed)
        entries = [
            (f"/{output.path.removesuffix('index.html')}", None)
            for output in self.plan
            if output.path.endswith(".html")
        ]
        for path, content in sitemaps("https://example.test", entries).items():
            self._file(path, [content.decode()], lambda content=content: content)  # type: ignore[misc]
        style = Path(__file__).with_name("equal_site.css").read_bytes()
        self._file("style.css", [style.decode()], lambda: style)

    def _add(self, url: str, owner: str, inputs: Sequence[str], make: Callable[[], str]) -> None:
        path = f"{url[1:]}index.html"
        self.plan.add(Output(path, owner, digest(self._version, path, *inputs), lambda: make().encode()))

    def _file(self, path: str, inputs: Sequence[str], make: Callable[[], bytes]) -> None:
        self.plan.add(Output(path, path, digest(self._version, path, *inputs), make))

    def _item(self, article: Article) -> Item:
        ward = ward_of(self.edition, article.wards[0])
        return Item(article.url, article.title, day_view(article.moment.date()), ward.name, article.excerpt)

    def _add_list(self, url: str, title: str, articles: Sequence[Article]) -> None:
        total = max(1, -(-len(articles) // PAGE))
        for number in range(1, total + 1):
            part = articles[(number - 1) * PAGE : number * PAGE]
            here = url if number == 1 else f"{url}page/{number}/"
            newer = "" if number == 1 else url if number == 2 else f"{url}page/{number - 1}/"
            older = f"{url}page/{number + 1}/" if number < total else ""

            def make(
                here: str = here,
                part: Sequence[Article] = part,
                number: int = number,
                newer: str = newer,
                older: str = older,
            ) -> str:
                items = [self._item(article) for article in part]
                words = {"title": title, "description": title, "url": here, "number": number, "total": total}
                return self._templates["list"].render(items=items, newer=newer, older=older, **words)

            self._add(here, title, [str(total), *(article.card for article in part)], make)

    def _article(self, article: Article) -> str:
        site, item = self._site, self._item(article)
        category = site.category(article.category)
        indicators = self.edition.registries.indicators
        rows = [
            Figure(
                seen.indicator,
                indicators[seen.indicator].label,
                seen.quantity.stated,
                format_percent(seen.attainment or seen.quantity.number),
                seen.period.code,
            )
            for seen in self.edition.observations_of(article)
        ]
        known = [site.tag(name) for name in article.tags]
        return self._templates["article"].render(
            title=article.title,
            description=article.excerpt,
            url=article.url,
            item=item,
            ward_url=f"/don-vi/{article.wards[0]}/",
            category_url=f"/chuyen-muc/{article.category}/",
            category=category.label if category else "",
            body=Markup(self.edition.html_of(article).replace("cp-link:0", f"/don-vi/{article.wards[0]}/")),
            rows=rows,
            tags=[Link(f"/chu-de/{tag.id}/", tag.label) for tag in known if tag],
        )

    def _ward(self, ward_id: str) -> str:
        groups: dict[tuple[str, str], list[Stated]] = defaultdict(list)
        for article in reversed(self.edition.figures.by_ward.get(ward_id, [])):
            for seen in self.edition.observations_of(article):
                if seen.ward == ward_id:
                    stated = Stated(seen.quantity.value, seen.attainment or Decimal(0), article)
                    groups[seen.period.code, seen.indicator].append(stated)
        rows = [self._ward_row(code, name, figures) for (code, name), figures in sorted(groups.items())]
        ward = ward_of(self.edition, ward_id)
        items = [self._item(article) for article in self.edition.by_ward.get(ward_id, [])[:PAGE]]
        words = {"title": ward.name, "description": ward.name, "url": f"/don-vi/{ward_id}/"}
        return self._templates["ward"].render(rows=rows, items=items, **words)

    def _ward_row(self, code: str, name: str, figures: Sequence[Stated]) -> Total:
        total = sum([figure.value for figure in figures])
        percent = sum([figure.attainment for figure in figures], Decimal(0)) / len(figures)
        article = figures[-1].article
        label = self.edition.registries.indicators[name].label
        shown = format_number(total, 2), format_percent(percent, 2), len(figures)
        return Total(code, label, *shown, article.url, article.title)


def build_equal(settings: BuildSettings, inputs: Inputs) -> int:
    """Build the equal site, as `inv build` builds the product."""
    with build_lock(settings.cache / "build.lock"):
        session = Session(settings, ProgressLine(), writes=True)
        with session.running():
            edition = session.read()
            if session.result_has_errors():
                print_issues(session.issues)
                return 1
            site = EqualSite(edition, session.fingerprints.pages)
            site.add_pages()
            changes = session.trees.update(site.plan, settings.jobs, lambda done, total: None)
        remember(settings.cache, inputs, Told((None, None), [], ""))
        print(f"{changes.rendered} rendered, {changes.reused} reused")
    return 0
