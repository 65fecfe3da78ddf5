"""build-report.json: what a machine may want to know of the last build; it lies outside output/."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path

from plugins.assembly.build import Result
from plugins.assembly.console import as_json
from plugins.assembly.editions import by_moment
from plugins.engine.files import replace_file

REPORT = "build-report.json"


def write_report(root: Path, result: Result, complete: bool) -> None:
    """Write the report of a build.

    `complete` says whether output/ is the site of just these sources; `unpublished` names what must not be found in
    output/, so that the gates before publishing can look for it; `illustrative` counts the published articles with
    invented figures; `released` is the newest moment of day at which an article came out, which publishing lets pass
    only on a clock that somebody vouches for.
    """
    sorting = result.sorting
    known = (*sorting.published, *sorting.withdrawn, *sorting.drafts, *sorting.scheduled)
    newest = max(known, key=by_moment).moment if known else None
    titles = [article.title for article in sorting.published]
    due = sorting.next_publish
    of_day = [article for article in sorting.published if article.moment.time() != time.min]
    released = max(of_day, key=by_moment).moment if of_day else None
    report = {
        "version": 1,
        "complete": complete,
        "source": result.source,
        "source_time": newest.isoformat() if newest else None,
        "next_publish": due.isoformat() if due else None,
        "released": released.isoformat() if released else None,
        "counts": result.counts,
        "illustrative": sum(article.is_illustrative for article in sorting.published),
        "issues": [as_json(issue) for issue in result.issues],
        "notes": result.notes,
        "unpublished": [
            {"path": article.path, "url": article.url, "title": _telling(article.title, titles)}
            for article in (*sorting.drafts, *sorting.scheduled)
        ],
        "withdrawn": [{"path": article.path, "url": article.url} for article in sorting.withdrawn],
        "site_url": result.site_url,
        "redirects": dict(sorted(result.redirects.items())),
    }
    # tens of thousands of owners on one line: an indented one for each is written several times slower
    owners = json.dumps(dict(sorted(result.owners.items())), ensure_ascii=False)
    rest = json.dumps(report, ensure_ascii=False, indent=1).removesuffix("\n}")
    replace_file(root / REPORT, f'{rest},\n "owners": {owners}\n}}\n'.encode())


def _telling(title: str, published: list[str]) -> str:
    """A hidden article's title, "" when a published one holds the same words, so that they give nothing away."""
    return "" if any(title in other for other in published) else title
