"""12-megapixel photos as phones make them, drawn from seeds: noise in octaves, a sky, hard edges, camera metadata."""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

SIZE = (4000, 3000)
# Width of the noise before it is enlarged, and its weight: from clouds to the grain of a small sensor.
OCTAVES = ((6, 0.7), (24, 0.5), (96, 0.35), (384, 0.22), (1000, 0.14), (2000, 0.11), (4000, 0.085))
CHROMA_OCTAVES = ((5, 0.3), (40, 0.1))


def drawn_photo(seed: int) -> bytes:
    """A JPEG of 3 to 5 MB without metadata."""
    dice = random.Random(f"photo/{seed}")

    def noise(octaves: tuple[tuple[int, float], ...]) -> Image.Image:
        total = Image.new("L", SIZE, 128)
        for width, weight in octaves:
            height = width * 3 // 4
            grain = Image.frombytes("L", (width, height), dice.randbytes(width * height))
            levels = [int(128 + (value - 128) * weight) for value in range(256)]
            total = ImageChops.add(total, grain.resize(SIZE, Image.Resampling.BICUBIC).point(levels), 1, -128)
        return total

    sky = Image.linear_gradient("L").resize(SIZE).point([80 + value // 3 for value in range(256)])
    luma = Image.blend(noise(OCTAVES), sky, 0.35)
    draw = ImageDraw.Draw(luma)
    for _ in range(60):
        x, y = dice.randrange(SIZE[0]), dice.randrange(SIZE[1] // 3, SIZE[1])
        corner = (x + dice.randint(20, 420), y + dice.randint(40, 500))
        draw.rectangle((x, y, *corner), outline=dice.randrange(256), width=dice.randint(3, 16))
    image = Image.merge("YCbCr", [luma, noise(CHROMA_OCTAVES), noise(CHROMA_OCTAVES)])
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=90, subsampling=2)
    return buffer.getvalue()


def camera_segment(number: int) -> bytes:
    """Metadata of one shot: every fourth photo lies on its side, each has a GPS position."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Bench", f"Phone {number}"
    exif[0x0112] = 6 if number % 4 == 3 else 1
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 45.0, number % 60 + 0.5), 3: "E", 4: (106.0, 41.0, 12.25)})
    content = b"Exif\0\0" + exif.tobytes().removeprefix(b"Exif\0\0")
    return b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content


def write_photos(folder: Path, count: int, distinct: int = 6) -> list[Path]:
    """Write `count` photos with different bytes, made of a few drawings; those already there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"anh-{number:03}.jpg" for number in range(count)]
    drawings: dict[int, bytes] = {}
    for number, path in enumerate(paths):
        if not path.exists():
            seed = number % distinct
            drawing = drawings.setdefault(seed, drawings.get(seed) or drawn_photo(seed))
            path.write_bytes(drawing[:2] + camera_segment(number) + drawing[2:])
    return paths
