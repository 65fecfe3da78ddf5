"""The process in which pictures are decoded: small, limited by the system, and no loss when it is killed.

It reads one JSON task a line from its standard input and answers each with one JSON line. Its only argument holds the
limits and the recipe.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any

from PIL import AvifImagePlugin, Image, WebPImagePlugin  # noqa: F401  registers the two formats Pillow loads last

from plugins.images.decoding import Decoded, decode
from plugins.images.encoding import encode
from plugins.images.limits import Limits
from plugins.images.picture import JPEG
from plugins.images.recipe import Recipe
from plugins.images.record import StoredFile, StoredPicture
from plugins.images.refusal import Refusal, refuse
from plugins.images.source_file import read

try:
    import resource
except ImportError:  # Windows has no such limits; the pixel and time limits still hold there
    resource = None  # type: ignore[assignment]

OUT_OF_MEMORY = "out-of-memory"
_NAMES = count()


def restrict(limits: Limits) -> None:
    """Let the system enforce memory and file size on this process."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024**2, 64 * 1024**2))


def allow_time(limits: Limits) -> None:
    """Grant the next task its processor seconds; the system ends the process that needs more."""
    if resource is not None:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + limits.seconds, hard))


def make_picture(task: dict[str, str], recipe: Recipe, limits: Limits) -> dict[str, Any]:
    """Decode one photo and write its variants into the folder `scratch`; the answer names them in the record's order.

    `name` is the picture's name in refusals, `path` the file, `digest` the SHA-256 of the bytes expected there and
    `key` the content address of the result.
    """
    content = read(task["name"], Path(task["path"]), limits)
    if not isinstance(content, Refusal) and hashlib.sha256(content).hexdigest() != task["digest"]:
        content = refuse(task["name"], "anh-doi-giua-chung")
    if isinstance(content, Refusal):
        return {"refusal": asdict(content)}
    decoded = decode(task["name"], content, recipe.widths[-1], limits)
    if isinstance(decoded, Refusal):
        return {"refusal": asdict(decoded)}
    return _written(decoded, task, recipe)


def _written(decoded: Decoded, task: dict[str, str], recipe: Recipe) -> dict[str, Any]:
    files: dict[str, StoredFile] = {}
    for made in encode(decoded.image, recipe):
        path = Path(task["scratch"]) / f"{os.getpid()}-{next(_NAMES)}"
        path.write_bytes(made.content)
        digest = hashlib.sha256(made.content).hexdigest()
        files[str(path)] = StoredFile(made.width, made.height, made.mime, len(made.content), digest)
    order = sorted(files, key=lambda path: (files[path].mime == JPEG, files[path].mime, files[path].width))
    record = StoredPicture(task["key"], decoded.taken, decoded.frames, tuple(files[path] for path in order))
    return {"record": record.to_bytes().decode(), "paths": order}


def draw_cards(task: dict[str, Any]) -> dict[str, Any]:
    """Draw a batch of cards into the folder `scratch`; `cards` are pairs of content address and words."""
    from plugins.images.card_drawing import MissingLetter, draw_card
    from plugins.images.card_text import CardText

    drawn: dict[str, dict[str, Any]] = {}
    for key, words in task["cards"]:
        try:
            content = draw_card(CardText(**words))
        except MissingLetter as error:
            drawn[key] = {"refusal": asdict(error.refusal)}
            continue
        path = Path(task["scratch"]) / f"{os.getpid()}-{next(_NAMES)}"
        path.write_bytes(content)
        drawn[key] = {"path": str(path), "digest": hashlib.sha256(content).hexdigest()}
    return {"cards": drawn}


def answer(line: str, recipe: Recipe, limits: Limits) -> dict[str, Any]:
    """The answer to one task; running out of memory is an answer, too."""
    task = json.loads(line)
    allow_time(limits)
    try:
        return draw_cards(task) if "cards" in task else make_picture(task, recipe, limits)
    except MemoryError:
        return {OUT_OF_MEMORY: True}
    except Exception as error:  # an encoder that cannot get memory says so in words
        if "memory" in str(error).lower() or str(error).startswith("encoding error 1"):
            return {OUT_OF_MEMORY: True}
        if "cards" in task:
            raise
        return {"refusal": asdict(refuse(task["name"], "anh-hong"))}


def main() -> None:
    """Answer tasks until the input ends."""
    settings = json.loads(sys.argv[1])
    limits = Limits(**settings["limits"])
    recipe = Recipe(**{**settings["recipe"], "widths": tuple(settings["recipe"]["widths"])})
    Image.preinit()
    restrict(limits)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(line, recipe, limits)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
