"""The finished build that is to be published: `output/`, its manifest and the report beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.domain.system_error import reason
from plugins.publishing.manifest import MANIFEST, Manifest, ManifestError

REPORT = "build-report.json"
REDIRECTS = "chuyen-huong.json"
GONE = "da-go.json"


class BuildError(Exception):
    """There is no build to publish; the message is Vietnamese and ends with the cure."""


@dataclass(frozen=True, slots=True)
class Unpublished:
    """An article that must not be seen: where it stands, title, slug, address and other words only it contains."""

    source: str
    title: str
    slug: str = ""
    url: str = ""
    markers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Build:
    """One build as the engine left it.

    `source` is the hash of everything read, `source_time` the time of the newest input; `problems` are the report's
    errors as text; `illustrative` counts the articles with invented figures; `next_publish` is when the next embargo ends, `released` when the latest one did, by this machine's clock.
    """

    root: Path
    manifest: Manifest
    complete: bool
    source: str
    source_time: datetime | None
    problems: tuple[str, ...] = ()
    illustrative: int = 0
    next_publish: datetime | None = None
    released: datetime | None = None
    origin: str = ""
    owners: Mapping[str, str] = field(default_factory=dict)
    unpublished: tuple[Unpublished, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)


def read_build(project: Path, origin: str = "") -> Build:
    """Read the build of a project; `origin` is the site's own address when the report does not say it.

    Raises BuildError when there is none or its files cannot be understood.
    """
    root = project / "output"
    try:
        raw = (root / MANIFEST).read_bytes()
        manifest = Manifest.parse(raw)
        report = json.loads((project / REPORT).read_bytes())
    except OSError as error:
        missing = Path(error.filename or MANIFEST).name
        raise BuildError(f"chưa có bản dựng (thiếu {missing}); hãy chạy: python3 run.py build") from None
    except (ManifestError, ValueError) as error:
        raise BuildError(f"không đọc được bản dựng ({reason(error)}); hãy chạy: python3 run.py build --fresh") from None
    if not isinstance(report, dict):
        raise BuildError(f"{REPORT} hỏng; hãy chạy: python3 run.py build --fresh")
    bound = report.get("manifest") in (None, hashlib.sha256(raw).hexdigest(), manifest.digest)
    return Build(
        root=root,
        manifest=manifest,
        complete=report.get("complete") is True and bound,
        source=str(report.get("source", "")),
        source_time=_time(report.get("source_time")),
        problems=tuple(_problems(report.get("issues", []))),
        illustrative=int(report.get("illustrative") or 0),
        next_publish=_time(report.get("next_publish")),
        released=_time(report.get("released")),
        origin=(str(report.get("site_url") or "") or origin).rstrip("/"),
        owners={str(path): str(owner) for path, owner in dict(report.get("owners") or {}).items()},
        unpublished=tuple(map(_unpublished, report.get("unpublished") or [])),
        redirects={**dict(report.get("redirects") or {}), **_pairs(root / REDIRECTS)},
        gone={**_withdrawn(report), **_pairs(root / GONE)},
    )


def _time(value: object) -> datetime | None:
    if not isinstance(value, str) or not value:
        return None
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        raise BuildError(f"{REPORT} ghi thời điểm sai “{value}”; hãy chạy: python3 run.py build --fresh") from None
    return time if time.tzinfo else time.astimezone()


def _problems(issues: list[Any]) -> list[str]:
    found = []
    for issue in issues:
        if not isinstance(issue, dict):
            found.append(str(issue))
        elif str(issue.get("severity", "error")).casefold() in ("error", "lỗi", "0"):
            found.append(str(issue.get("text") or issue.get("line_text") or _sentence(issue)))
    return found


def _sentence(issue: dict[str, Any]) -> str:
    place = ":".join(str(issue[key]) for key in ("path", "line", "column") if issue.get(key))
    return f"{place}: LỖI [{issue.get('code', '')}] {issue.get('problem', '')} | cách sửa: {issue.get('cure', '')}"


def _unpublished(entry: Any) -> Unpublished:
    if not isinstance(entry, dict):
        return Unpublished("", str(entry))
    source, title, slug, url = (str(entry.get(key) or "") for key in ("path", "title", "slug", "url"))
    return Unpublished(source, title, slug, url, tuple(str(marker) for marker in entry.get("markers") or []))


def _withdrawn(report: dict[str, Any]) -> dict[str, str]:
    """Return the addresses of withdrawn articles, each with the source that withdraws it."""
    return {str(entry["url"]): f"đã gỡ trong {entry.get('path', '')}" for entry in report.get("withdrawn") or []}


def _pairs(path: Path) -> dict[str, str]:
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise BuildError(
            f"không đọc được {path.name} ({reason(error)}); hãy chạy: python3 run.py build --fresh"
        ) from None
    return {str(old): str(new) for old, new in dict(document).items()}
