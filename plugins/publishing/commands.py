"""Runs the tools that reach other machines; their failures become one Vietnamese sentence."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence

from plugins.publishing.failure import TargetError

_LONGEST = 3600.0  # seconds for one transfer
_TELLING = 240  # characters of a tool's complaint that people are shown


def run(
    command: Sequence[str],
    content: bytes = b"",
    accepted: Sequence[int] = (0,),
    environment: Mapping[str, str] | None = None,
    timeout: float = _LONGEST,
) -> subprocess.CompletedProcess[bytes]:
    """Run a tool with `content` as its input; raise TargetError when it is missing, fails or hangs."""
    try:
        answer = subprocess.run(
            list(command),
            input=content,
            capture_output=True,
            timeout=timeout,
            check=False,
            env={**os.environ, "LC_ALL": "C", **(environment or {})},
        )
    except FileNotFoundError:
        raise TargetError(f"máy này chưa có lệnh {command[0]}; hãy cài rồi chạy lại") from None
    except subprocess.TimeoutExpired:
        raise TargetError(f"lệnh {command[0]} không xong sau {timeout:.0f} giây") from None
    if answer.returncode not in accepted:
        raise TargetError(f"lệnh {command[0]} báo lỗi {answer.returncode}: {last_words(answer.stderr)}")
    return answer


def last_words(stderr: bytes) -> str:
    """Return the last line a tool said, shortened in the middle: tools put the reason at its end."""
    lines = [line.strip() for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    if not lines:
        return "không nói lý do"
    line = lines[-1]
    return line if len(line) <= _TELLING else f"{line[: _TELLING // 3]} … {line[-2 * _TELLING // 3 :]}"
