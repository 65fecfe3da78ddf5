"""Runs the worker on one Word file and reads its answer; a worker that dies, hangs or runs out is only a refusal."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from plugins.editing.importing.inventory import Inventory
from plugins.editing.importing.limits import Limits
from plugins.editing.importing.refusal import Refused

# -I keeps the environment and the working folder out of the child; our own root is added by hand.
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from plugins.editing.importing.worker import main; main()"
_ROOT = str(Path(__file__).resolve().parents[3])


@dataclass(frozen=True, slots=True)
class RawPicture:
    """A picture as it lay in the file: its bytes and what the file calls them."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A Word file in parts; the Nth picture is `cp-picture:N` in the HTML."""

    html: str
    inventory: Inventory
    pictures: tuple[RawPicture, ...] = field(default=())


def take_apart_safely(source: Path, limits: Limits) -> TakenApart:
    """Take a .docx apart in its own limited process. Raises Refused."""
    with tempfile.TemporaryDirectory(prefix="nhap-word-") as name:
        folder = Path(name)
        command = [sys.executable, "-I", "-X", "utf8", "-W", "ignore", "-c", _START, _ROOT]
        command += [str(source.resolve()), name, json.dumps(asdict(limits))]
        try:
            ended = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=limits.patience,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Refused("nhap-qua-lau", f"quá {limits.patience} giây") from error
        answer_file = folder / "answer.json"
        if not answer_file.exists():
            late = ended.returncode in (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0))
            raise Refused("nhap-qua-lau" if late and ended.returncode else "nhap-het-bo-nho")
        answer = json.loads(answer_file.read_text(encoding="utf-8"))
        if "refusal" in answer:
            raise Refused(answer["refusal"], answer.get("detail", ""))
        pictures = tuple(RawPicture((folder / file).read_bytes(), kind) for file, kind in answer["pictures"])
        return TakenApart(answer["html"], Inventory(**answer["inventory"]), pictures)
