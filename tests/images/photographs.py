"""Pictures for the tests, drawn on the spot."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

from PIL import Image

CORNERS = {
    "top left": (220, 30, 30),
    "top right": (30, 170, 60),
    "bottom left": (40, 60, 210),
    "bottom right": (230, 200, 20),
}
# How an upright picture has to be stored so that a viewer who follows the orientation shows it upright.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
SECRET = "BI-MAT-10.7769"


def four_corners(width: int = 1200, height: int = 800) -> Image.Image:
    """An upright picture whose quarters have the colours of CORNERS."""
    image = Image.new("RGB", (width, height))
    for name, colour in CORNERS.items():
        left = width // 2 if "right" in name else 0
        top = height // 2 if "bottom" in name else 0
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    return image


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """A picture that no codec finds easy."""
    return Image.frombytes("RGB", (width, height), random.Random(seed).randbytes(width * height * 3))


def private_exif(orientation: int = 1) -> Image.Exif:
    """Camera metadata with an orientation, a day, a GPS position and a marker that must never get out."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x0132] = SECRET, orientation, "2020:07:07 08:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 46.0, 36.8), 3: "E", 4: (106.0, 42.0, 3.0)})
    return exif


def jpeg(image: Image.Image, **options: object) -> bytes:
    return encoded(image, "JPEG", **{"quality": 90, "subsampling": 0, **options})


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def write_old(path: Path, content: bytes, seconds: int = 0) -> Path:
    """Write a file that looks as if it had been there for a while: caches may trust it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (1_600_000_000 + seconds,) * 2)
    return path
