from __future__ import annotations

import io

import pytest
from photographs import CORNERS, STORED, encoded, four_corners, jpeg, private_exif
from PIL import Image, ImageOps

from plugins.images.decoding import Decoded, decode
from plugins.images.limits import Limits


def decoded(content: bytes, widest: int = 600) -> Decoded:
    result = decode("a.jpg", content, widest, Limits())
    assert isinstance(result, Decoded)
    return result


def assert_upright(image: Image.Image) -> None:
    for name, colour in CORNERS.items():
        x = image.width * (3 if "right" in name else 1) // 4
        y = image.height * (3 if "bottom" in name else 1) // 4
        found = image.getpixel((x, y))
        assert isinstance(found, tuple)
        assert max(abs(a - b) for a, b in zip(found, colour, strict=True)) < 12, f"{name}: {found}"


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_stands_upright_however_the_phone_was_held(kind: str, orientation: int) -> None:
    upright = four_corners()
    turn = STORED[orientation]
    stored = upright.transpose(turn) if turn is not None else upright
    result = decoded(encoded(stored, kind, exif=private_exif(orientation)))
    assert result.image.size == (600, 400)
    assert (result.source_width, result.source_height) == (1200, 800)
    assert_upright(result.image)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turning_agrees_with_pillows_own_reference(orientation: int) -> None:
    content = jpeg(four_corners(400, 300), exif=private_exif(orientation))
    with Image.open(io.BytesIO(content)) as image:
        reference = ImageOps.exif_transpose(image).convert("RGB")
    assert decoded(content, widest=4000).image.tobytes() == reference.tobytes()


@pytest.mark.parametrize("orientation", [0, 9, 255])
def test_a_nonsense_orientation_leaves_the_photo_as_it_is(orientation: int) -> None:
    assert_upright(decoded(jpeg(four_corners(), exif=private_exif(orientation))).image)


def test_the_first_frame_of_an_animation_is_kept() -> None:
    frames = [four_corners(300, 200), Image.new("RGB", (300, 200), "white")]
    result = decoded(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert result.frames == 2
    assert_upright(result.image)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_colour_mode_becomes_plain_colours(mode: str) -> None:
    grey = Image.new("L", (40, 30), 255)
    image = Image.new("I;16", (40, 30), 65535) if mode == "I;16" else grey.convert(mode)
    pixels = decoded(encoded(image, "PNG")).image
    assert (pixels.mode, pixels.getpixel((20, 15))) == ("RGB", (255, 255, 255))


def test_transparent_parts_become_white_paper() -> None:
    clear = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    assert decoded(encoded(clear, "PNG")).image.getpixel((20, 15)) == (255, 255, 255)


def test_the_day_of_the_camera_is_read() -> None:
    assert decoded(jpeg(four_corners(), exif=private_exif())).taken == "2020-07-07"
    assert decoded(jpeg(four_corners())).taken == ""


@pytest.mark.parametrize("stamp", ["0000:00:00 00:00:00", "2020:13:01 00:00:00", "hôm qua", "2020-07-07"])
def test_a_camera_without_a_clock_states_no_day(stamp: str) -> None:
    exif = Image.Exif()
    exif[0x0132] = stamp
    assert decoded(jpeg(four_corners(), exif=exif)).taken == ""
