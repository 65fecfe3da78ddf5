"""From upright pixels to the files of a picture. Runs in a worker process only."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from plugins.images.decoding import FILTER
from plugins.images.picture import AVIF, JPEG, WEBP
from plugins.images.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Encoded:
    """The bytes of one variant with its size in pixels and its media type."""

    width: int
    height: int
    mime: str
    content: bytes


def encode(image: Image.Image, recipe: Recipe) -> Iterator[Encoded]:
    """Every file of an upright sRGB picture, the fallback JPEG last; each size is made of the next larger one."""
    fallback_width = min(recipe.jpeg_width, image.width)
    widths = sorted({*recipe.ladder(image.width), fallback_width}, reverse=True)
    original, fallback = image.size, None
    image.info.clear()  # nothing of the source may slip into a file
    for width in widths:
        if width != image.width:
            height = max(1, round(original[1] * width / original[0]))
            image = image.resize((width, height), FILTER)
        if width == fallback_width:
            fallback = image
        if width not in recipe.ladder(original[0]):
            continue
        if recipe.avif:
            yield _encoded(image, AVIF, quality=recipe.avif_quality, speed=recipe.avif_speed)
        yield _encoded(image, WEBP, quality=recipe.webp_quality, method=recipe.webp_method)
    if fallback is not None:
        yield _encoded(fallback, JPEG, quality=recipe.jpeg_quality, progressive=True)


def _encoded(image: Image.Image, mime: str, **options: int | bool) -> Encoded:
    buffer = io.BytesIO()
    image.save(buffer, mime.removeprefix("image/").upper(), **options)
    return Encoded(image.width, image.height, mime, buffer.getvalue())
