from __future__ import annotations

import io
from pathlib import Path

from photographs import jpeg
from PIL import Image, ImageChops, ImageCms, ImageStat

from plugins.images.decoding import Decoded, decode
from plugins.images.limits import Limits

SAMPLE = Path(__file__).parents[2] / "content/images/trao-qua.jpg"

# Linear Display P3 to linear sRGB, both D65 (CSS Color 4, section on predefined colour spaces).
P3_TO_SRGB = (
    (1.2249401762805598, -0.22494017628055996, 0.0),
    (-0.042056954709688163, 1.0420569547096881, 0.0),
    (-0.019637554590334432, -0.078636045550631889, 1.0982736001409663),
)


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def coded(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def p3_to_srgb(colour: tuple[int, int, int]) -> tuple[float, ...]:
    """The textbook conversion of one colour, independent of the library under test."""
    light = [linear(part / 255) for part in colour]
    return tuple(255 * coded(sum(a * b for a, b in zip(row, light, strict=True))) for row in P3_TO_SRGB)


def pixels(content: bytes, widest: int = 4000) -> Image.Image:
    result = decode("a.jpg", content, widest, Limits())
    assert isinstance(result, Decoded)
    return result.image


def sample_profile() -> bytes:
    with Image.open(SAMPLE) as image:
        profile = image.info["icc_profile"]
    assert isinstance(profile, bytes)
    return profile


def test_colours_of_a_display_p3_phone_match_the_published_matrix() -> None:
    for colour in [(200, 60, 40), (90, 160, 90), (40, 80, 200), (180, 180, 180), (240, 220, 120)]:
        content = jpeg(Image.new("RGB", (64, 64), colour), quality=100, icc_profile=sample_profile())
        found = pixels(content).getpixel((32, 32))
        assert isinstance(found, tuple)
        expected = p3_to_srgb(colour)
        assert max(abs(a - b) for a, b in zip(found, expected, strict=True)) < 2.5, (colour, found, expected)


def test_the_sample_photo_matches_a_conversion_at_full_size() -> None:
    content = SAMPLE.read_bytes()
    with Image.open(io.BytesIO(content)) as image:
        unconverted = image.convert("RGB").resize((1000, 750), Image.Resampling.LANCZOS)
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        full = ImageCms.profileToProfile(
            image, profile, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC
        )
    assert full is not None
    reference = full.resize((1000, 750), Image.Resampling.LANCZOS)

    def distance(one: Image.Image) -> float:
        return max(ImageStat.Stat(ImageChops.difference(one, reference)).mean)

    assert distance(pixels(content, 1000)) < 0.6
    assert distance(unconverted) > 1.5  # what would be seen without the conversion


def test_a_damaged_profile_does_not_cost_the_photo() -> None:
    content = jpeg(Image.new("RGB", (64, 64), (200, 60, 40)), icc_profile=b"no profile at all")
    assert pixels(content).getpixel((1, 1)) is not None


def test_print_colours_become_screen_colours() -> None:
    assert pixels(jpeg(Image.new("CMYK", (64, 64), (0, 0, 0, 0)))).getpixel((9, 9)) == (255, 255, 255)
