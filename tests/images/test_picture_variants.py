from __future__ import annotations

import io
import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from photographs import SECRET, encoded, four_corners, jpeg, private_exif
from PIL import Image, PngImagePlugin

from plugins.images.decoding import Decoded, decode
from plugins.images.encoding import Encoded, encode
from plugins.images.limits import Limits
from plugins.images.picture import AVIF, JPEG, WEBP
from plugins.images.recipe import Recipe

XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{SECRET}</x:xmpmeta>'.encode()


def variants(content: bytes, recipe: Recipe | None = None) -> list[Encoded]:
    recipe = recipe or Recipe()
    result = decode("a.jpg", content, recipe.widths[-1], Limits())
    assert isinstance(result, Decoded)
    return list(encode(result.image, recipe))


def jpeg_markers(content: bytes) -> Iterator[int]:
    """The markers before the pixels."""
    at = 2
    while content[at + 1] != 0xDA:
        yield content[at + 1]
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")


def webp_chunks(content: bytes) -> Iterator[bytes]:
    at = 12
    while at < len(content):
        yield content[at : at + 4]
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + size + size % 2


def with_everything() -> dict[str, bytes]:
    """Photos that carry each kind of metadata."""
    image, comment = four_corners(1300, 900), PngImagePlugin.PngInfo()
    comment.add_text("Comment", SECRET)
    comment.add_itxt("XML:com.adobe.xmp", XMP.decode())
    profile = SECRET.encode() * 9
    return {
        "JPEG": jpeg(image, exif=private_exif(), xmp=XMP, comment=SECRET.encode(), icc_profile=profile)
        + SECRET.encode(),
        "PNG": encoded(image, "PNG", exif=private_exif(), pnginfo=comment, icc_profile=profile),
        "WEBP": encoded(image, "WEBP", exif=private_exif(), xmp=XMP, icc_profile=profile),
        "AVIF": encoded(image, "AVIF", exif=private_exif(), xmp=XMP, icc_profile=b""),
        "GIF": encoded(image, "GIF", comment=SECRET.encode()),
    }


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_no_byte_of_metadata_gets_out(kind: str) -> None:
    content = with_everything()[kind]
    assert SECRET.encode() in content
    made = variants(content, Recipe(avif=True))
    assert {file.mime for file in made} == {WEBP, AVIF, JPEG}
    for file in made:
        assert not any(mark in file.content for mark in (SECRET.encode(), b"Exif", b"ICC_PROFILE", b"xmpmeta", b"<x:"))
        with Image.open(io.BytesIO(file.content)) as image:
            assert not set(image.info) & {"exif", "icc_profile", "xmp", "comment", "XML:com.adobe.xmp"}
            assert not image.getexif()
        if file.mime == JPEG:
            assert set(jpeg_markers(file.content)) <= {0xE0, 0xDB, 0xC2, 0xC4}
        if file.mime == WEBP:
            assert list(webp_chunks(file.content)) == [b"VP8 "]


def test_sizes_formats_and_proportions_are_those_of_the_recipe() -> None:
    made = variants(jpeg(four_corners(2400, 1600)))
    assert [(file.mime, file.width, file.height) for file in made] == [
        (WEBP, 1600, 1067),
        (WEBP, 960, 640),
        (WEBP, 480, 320),
        (JPEG, 960, 640),
    ]
    for file in made:
        with Image.open(io.BytesIO(file.content)) as image:
            assert (image.size, image.get_format_mimetype()) == ((file.width, file.height), file.mime)


def test_a_tiny_picture_keeps_its_own_width() -> None:
    assert [(file.mime, file.width) for file in variants(jpeg(four_corners(120, 80)))] == [(WEBP, 120), (JPEG, 120)]


def test_the_fallback_is_progressive() -> None:
    with Image.open(io.BytesIO(variants(jpeg(four_corners()))[-1].content)) as image:
        assert image.info["progressive"] == 1


@given(width=st.integers(1, 20000))
@settings(max_examples=200, deadline=None)
def test_no_size_is_wider_than_the_source_or_almost_twice_there(width: int) -> None:
    ladder = Recipe().ladder(width)
    assert ladder[-1] == min(width, 1600)
    assert all(narrow * 11 <= wide * 10 for narrow, wide in itertools.pairwise(ladder))


@pytest.mark.parametrize(
    "wrong", [{"widths": ()}, {"widths": (960, 480)}, {"webp_quality": 101}, {"webp_method": 7}, {"jpeg_width": 0}]
)
def test_a_recipe_that_no_codec_understands_cannot_exist(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Recipe(**wrong)  # type: ignore[arg-type]


def test_another_setting_is_another_picture() -> None:
    assert (
        len({Recipe().key("a"), Recipe().key("b"), Recipe(webp_quality=70).key("a"), Recipe(avif=True).key("a")}) == 4
    )
