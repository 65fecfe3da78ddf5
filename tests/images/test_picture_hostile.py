from __future__ import annotations

import os
import signal
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from photographs import SECRET, encoded, four_corners, jpeg, noise, private_exif
from PIL import Image

from plugins.domain.issue import Place
from plugins.images.crew import Crew, Death
from plugins.images.decoding import Decoded, decode
from plugins.images.limits import Limits
from plugins.images.picture import Picture
from plugins.images.recipe import Recipe
from plugins.images.refusal import CODES, Refusal, refuse
from plugins.images.store import PictureRequest, PictureStore

GOOD = jpeg(four_corners(300, 200))


def png_of_size(width: int, height: int) -> bytes:
    """A PNG that claims a size; its few bytes unpack to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


def film(frames: int) -> bytes:
    pictures = [Image.new("L", (8, 8), number % 256) for number in range(frames)]
    return encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:])


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing in it": (b"", "anh-rong"),
    "cut off": (GOOD[: len(GOOD) // 2], "anh-hong"),
    "cut off after the header": (GOOD[:20], "anh-hong"),
    "a cut-off PNG": (encoded(noise(200, 200), "PNG")[:5000], "anh-hong"),
    "garbage with a JPEG's first bytes": (b"\xff\xd8\xff" + b"\x13\x37" * 500, "anh-hong"),
    "a web page named .jpg": (b"<!DOCTYPE html><html><script>alert(1)</script>", "anh-sai-loai"),
    "PHP": (b"<?php system($_GET['c']); ?>", "anh-sai-loai"),
    "SVG": (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "anh-sai-loai"),
    "PDF": (b"%PDF-1.7\n", "anh-sai-loai"),
    "TIFF": (encoded(Image.new("RGB", (9, 9)), "TIFF"), "anh-sai-loai"),
    "BMP": (encoded(Image.new("RGB", (9, 9)), "BMP"), "anh-sai-loai"),
    "an iPhone's HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100, "anh-sai-loai"),
    "a Word report": (b"PK\x03\x04" + b"\0" * 100, "anh-sai-loai"),
    "a decompression bomb": (png_of_size(50_000, 50_000), "anh-qua-lon"),
    "just over the pixel limit": (png_of_size(8_000, 5_001), "anh-qua-lon"),
    "a film": (film(201), "anh-qua-nhieu-khung"),
    "too heavy": (GOOD + b"\0" * (20 * 1024 * 1024), "anh-qua-nang"),
}


def ensure(
    tmp_path: Path, *sources: Path, limits: Limits | None = None, recipe: Recipe | None = None
) -> list[Picture | Refusal]:
    with PictureStore(tmp_path / "store", recipe, limits, jobs=1) as store:
        return store.ensure([PictureRequest(source, f"images/{source.name}") for source in sources])


def test_each_hostile_file_is_refused_by_name_and_the_rest_go_on(tmp_path: Path) -> None:
    sources = []
    for number, (content, _) in enumerate(HOSTILE.values()):
        sources.append(tmp_path / f"{number}.jpg")
        sources[-1].write_bytes(content)
    sources.append(tmp_path / "good.jpg")
    sources[-1].write_bytes(GOOD)
    *refused, good = ensure(tmp_path, *sources)
    assert isinstance(good, Picture)
    for (what, (_, code)), result in zip(HOSTILE.items(), refused, strict=True):
        assert isinstance(result, Refusal), what
        assert result.code == code, what
        issue = result.issue(Place("content/a.md", 3))
        assert result.name in issue.problem and len(issue.cure) > 15, what
        assert "{" not in issue.problem + issue.cure, what


def test_an_iphone_owner_is_told_which_setting_to_change(tmp_path: Path) -> None:
    (tmp_path / "IMG_0001.jpg").write_bytes(HOSTILE["an iPhone's HEIC"][0])
    [refusal] = ensure(tmp_path, tmp_path / "IMG_0001.jpg")
    assert isinstance(refusal, Refusal)
    assert "Tương thích nhất" in refusal.cure


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_nothing_but_a_regular_file_is_opened(tmp_path: Path) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(GOOD)
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "link.jpg").symlink_to(outside)
    (tmp_path / "broken.jpg").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.jpg").mkdir()
    names = ["pipe.jpg", "link.jpg", "broken.jpg", "folder.jpg", "none.jpg", "nul\0.jpg"]
    results = ensure(tmp_path, *(tmp_path / name for name in names))  # the pipe would keep us waiting for ever
    codes = [result.code if isinstance(result, Refusal) else "published" for result in results]
    assert codes == ["anh-khong-phai-tep"] * 4 + ["anh-khong-co"] * 2


def test_a_picture_with_a_program_behind_it_publishes_only_the_picture(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(GOOD + f"<?php {SECRET} ?><script>{SECRET}</script>".encode())
    [picture] = ensure(tmp_path, tmp_path / "a.jpg")
    assert isinstance(picture, Picture)
    assert not any(SECRET.encode() in path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file())


@pytest.mark.slow
def test_a_picture_that_takes_too_long_is_stopped_and_the_next_one_is_made(tmp_path: Path) -> None:
    (tmp_path / "slow.jpg").write_bytes(jpeg(noise(3000, 2000), quality=60))
    (tmp_path / "good.jpg").write_bytes(jpeg(four_corners(30, 20)))
    endless = Recipe((3000,), avif=True, avif_speed=0)
    slow, good = ensure(
        tmp_path, tmp_path / "slow.jpg", tmp_path / "good.jpg", limits=Limits(seconds=3), recipe=endless
    )
    assert isinstance(slow, Refusal)
    assert (slow.code, "3 giây" in slow.problem) == ("anh-qua-lau", True)
    assert isinstance(good, Picture)


@pytest.mark.slow
def test_a_picture_that_needs_too_much_memory_is_refused_and_the_next_one_is_made(tmp_path: Path) -> None:
    (tmp_path / "large.png").write_bytes(encoded(Image.new("RGB", (6000, 5000)), "PNG"))
    (tmp_path / "good.jpg").write_bytes(GOOD)
    large, good = ensure(
        tmp_path, tmp_path / "large.png", tmp_path / "good.jpg", limits=Limits(memory_bytes=140 * 1024**2)
    )
    assert isinstance(large, Refusal)
    assert large.code == "anh-qua-nhieu-bo-nho"
    assert isinstance(good, Picture)


@pytest.mark.slow
def test_the_largest_allowed_picture_fits_the_memory_limit(tmp_path: Path) -> None:
    image = Image.new("RGB", (8000, 5000), "#446688")
    (tmp_path / "a.png").write_bytes(encoded(image, "PNG", compress_level=1))
    (tmp_path / "b.jpg").write_bytes(encoded(image, "JPEG", progressive=True))
    (tmp_path / "c.gif").write_bytes(encoded(image, "GIF"))
    assert [type(result) for result in ensure(tmp_path, *sorted(tmp_path.glob("?.*")))] == [Picture] * 3


@pytest.mark.parametrize(("how", "death"), [("SIGSTOP", Death.LATE), ("SIGKILL", None)])
def test_a_worker_that_hangs_or_dies_is_replaced(how: str, death: Death | None, tmp_path: Path) -> None:
    crew = Crew(Recipe(), Limits())
    task = {"name": "a.jpg", "path": str(tmp_path / "none.jpg"), "digest": "", "key": "", "scratch": str(tmp_path)}
    try:
        assert crew.ask(task) == {"refusal": {**refusal_fields()}}
        worker = crew._idle.get_nowait()
        os.kill(worker._process.pid, getattr(signal, how))
        crew._idle.put(worker)
        crew._limits = Limits(patience=0.5 if how == "SIGSTOP" else 300.0)
        # A dead worker had done work before, so a fresh one tries again; a hanging one has used up the patience.
        assert crew.ask(task) == (death or {"refusal": {**refusal_fields()}})
        assert worker._process.poll() is not None
        crew._limits = Limits()
        assert crew.ask(task) == {"refusal": {**refusal_fields()}}
    finally:
        crew.close()


def refusal_fields() -> dict[str, str]:
    refusal = refuse("a.jpg", "anh-khong-co")
    return {field: getattr(refusal, field) for field in refusal.__slots__}


def test_every_refusal_has_a_problem_and_a_cure_in_plain_words() -> None:
    facts = dict.fromkeys(("found", "limit", "cure"), "x")
    for code in CODES:
        refusal = refuse("a.jpg", code, **facts)
        assert refusal.problem and refusal.cure
        assert not refusal.problem.endswith(".") and not refusal.cure.endswith(".")


SOUND = [encoded(four_corners(64, 48), kind, exif=private_exif(6)) for kind in ("JPEG", "PNG", "WEBP", "AVIF")]
SOUND.append(film(3))


@given(
    st.sampled_from(SOUND), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=12), st.floats(0.1, 1)
)
@settings(max_examples=400, deadline=None)
def test_a_damaged_file_is_a_picture_or_a_refusal_never_a_crash(
    content: bytes, changes: list[tuple[float, int]], kept: float
) -> None:
    damaged = bytearray(content[: int(len(content) * kept) if kept < 0.9 else len(content)])
    for where, value in changes:
        damaged[int(where * (len(damaged) - 1))] = value
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert isinstance(decode("a.jpg", bytes(damaged), 600, Limits(pixels=1_000_000)), Decoded | Refusal)


def test_damaged_metadata_does_not_cost_the_photo() -> None:
    content = jpeg(four_corners(300, 200), exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xee" * 60)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert isinstance(decode("a.jpg", content, 600, Limits()), Decoded)
