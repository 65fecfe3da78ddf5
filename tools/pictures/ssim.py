"""Structural similarity of two pictures, and a table of it for qualities of the codecs.

Run `python tools/pictures/ssim.py PHOTO …`. SSIM after Wang, Bovik, Sheikh and Simoncelli (2004), on luma, over windows of
8 x 8 pixels that do not overlap; 1 means equal. The reference is the photo decoded at full size and scaled once.
"""

from __future__ import annotations

import argparse
import io
import time
from pathlib import Path

from PIL import Image, ImageMath

WINDOW = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
SETTINGS: tuple[tuple[str, dict[str, int]], ...] = (
    *(("WEBP", {"quality": 78, "method": method}) for method in (0, 1, 2, 3, 4, 6)),
    *(("WEBP", {"quality": quality, "method": 2}) for quality in (70, 75, 82, 86)),
    *(("JPEG", {"quality": quality, "progressive": 1}) for quality in (75, 80, 85)),
    ("AVIF", {"quality": 60, "speed": 8}),
)


def ssim(one: Image.Image, other: Image.Image) -> float:
    """Mean structural similarity of two pictures of the same size.

    >>> ssim(Image.new("L", (16, 16), 9), Image.new("L", (16, 16), 9))
    1.0
    """
    a, b = (image.convert("L").convert("F") for image in (one, other))

    def mean(image: Image.Image) -> Image.Image:
        return image.reduce(WINDOW)

    def product(left: Image.Image, right: Image.Image) -> Image.Image:
        image: Image.Image = ImageMath.lambda_eval(lambda args: args["l"] * args["r"], l=left, r=right)
        return image

    similarity = ImageMath.lambda_eval(
        lambda m: (
            ((2 * m["a"] * m["b"] + _C1) * (2 * (m["ab"] - m["a"] * m["b"]) + _C2))
            / (
                (m["a"] * m["a"] + m["b"] * m["b"] + _C1)
                * (m["aa"] - m["a"] * m["a"] + m["bb"] - m["b"] * m["b"] + _C2)
            )
        ),
        a=mean(a),
        b=mean(b),
        aa=mean(product(a, a)),
        bb=mean(product(b, b)),
        ab=mean(product(a, b)),
    )
    whole = similarity.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    if not isinstance(whole, float):
        raise TypeError("a grey picture has one number a pixel")
    return round(whole, 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path, nargs="+")
    parser.add_argument("--width", type=int, default=960)
    args = parser.parse_args()
    print("| photo | codec | settings | KB | SSIM | ms |\n| --- | --- | --- | --: | --: | --: |")
    for photo in args.photos:
        with Image.open(photo) as opened:
            size = (args.width, round(opened.height * args.width / opened.width))
            reference = opened.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        for codec, options in SETTINGS:
            buffer, begun = io.BytesIO(), time.process_time()
            reference.save(buffer, codec, **options)
            spent = 1000 * (time.process_time() - begun)
            with Image.open(buffer) as made:
                similar = ssim(reference, made)
            words = ", ".join(f"{key} {value}" for key, value in options.items())
            print(f"| {photo.stem} | {codec} | {words} | {buffer.tell() / 1024:.0f} | {similar:.3f} | {spent:.0f} |")


if __name__ == "__main__":
    main()
