"""The commands of the project: `inv --list` names them. No logic lives here."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke import Context, task

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def _end(code: int) -> None:
    if code:
        raise SystemExit(code)


@task(help={"fresh": "bỏ qua mọi bộ nhớ đệm", "jobs": "số tiến trình chạy song song"})
def build(ctx: Context, fresh: bool = False, jobs: int = 0) -> None:
    """Dựng trọn trang vào output/ từ content/."""
    from plugins.assembly.entry import build

    _end(build(ROOT, fresh=fresh, jobs=jobs))


@task(help={"format": "text, json hoặc github"})
def check(ctx: Context, format: str = "text") -> None:
    """Nêu mọi chỗ sai trong content/, kèm dòng, lý do và cách sửa."""
    from plugins.assembly.entry import check

    _end(check(ROOT, form=format))
