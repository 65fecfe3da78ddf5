"""What a worker does for a photo: decode it, encode its variants and write them down."""

from __future__ import annotations

import hashlib
import os
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

_NAMES = count()
Image.preinit()


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
