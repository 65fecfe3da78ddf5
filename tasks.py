"""The commands of the project: `inv --list` names them. No logic lives here."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke import Context, task

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def _settings(**chosen: object) -> object:
    from plugins.assembly.settings import BuildSettings

    return BuildSettings(root=ROOT, **{name: value for name, value in chosen.items() if value is not None})  # type: ignore[arg-type]


def _end(code: int) -> None:
    if code:
        raise SystemExit(code)


@task(help={"fresh": "bỏ qua mọi bộ nhớ đệm", "jobs": "số tiến trình chạy song song"})
def build(ctx: Context, fresh: bool = False, jobs: int = 0) -> None:
    """Dựng trọn trang vào output/ từ content/."""
    from plugins.assembly import commands

    _end(commands.guarded(lambda: commands.build(_settings(fresh=fresh, jobs=jobs or None)), ROOT / ".cache"))


@task(help={"format": "text, json hoặc github"})
def check(ctx: Context, format: str = "text") -> None:
    """Nêu mọi chỗ sai trong content/, kèm dòng, lý do và cách sửa."""
    from plugins.assembly import commands

    _end(commands.guarded(lambda: commands.check(_settings(), format), ROOT / ".cache"))
