from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from photographs import four_corners, jpeg, noise, write_old

from plugins.images.picture import Picture
from plugins.images.recipe import Recipe
from plugins.images.refusal import Refusal
from plugins.images.store import PictureRequest, PictureStore

SMALL = Recipe(widths=(60, 120), jpeg_width=60)


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "content/images"
    return [write_old(folder / f"Ảnh {n}.jpg", jpeg(noise(200, 150, n))) for n in range(3)]


def build(store: Path, photos: list[Path], out: Path | None = None, **options: bool) -> tuple[list[Picture], int, int]:
    """Make the pictures of all photos; returns them, how many were encoded and how many notes there were."""
    with PictureStore(store, SMALL, jobs=2, **options) as pictures:
        made = pictures.ensure([PictureRequest(path, f"images/{path.name}") for path in photos])
        assert not any(isinstance(one, Refusal) for one in made)
        done = [one for one in made if isinstance(one, Picture)]
        for one in done if out else ():
            pictures.place(one, out or Path())
        return done, pictures.encoded, len(pictures.notes())


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_photo_is_encoded_once(tmp_path: Path, photos: list[Path]) -> None:
    first, encoded, _ = build(tmp_path / "store", photos)
    again, encoded_again, notes = build(tmp_path / "store", photos)
    assert (encoded, encoded_again, notes) == (3, 0, 0)
    assert first == again


def test_a_fresh_clone_with_the_store_kept_encodes_nothing(tmp_path: Path, photos: list[Path]) -> None:
    first, _, _ = build(tmp_path / "store", photos)
    shutil.copytree(tmp_path / "store", tmp_path / "elsewhere/store", copy_function=shutil.copy)
    copies = [write_old(tmp_path / "clone" / path.name, path.read_bytes(), seconds=999) for path in photos]
    again, encoded, notes = build(tmp_path / "elsewhere/store", copies)
    assert (again, encoded, notes) == (first, 0, 0)


def test_published_files_are_named_after_the_photo_and_hold_what_they_say(tmp_path: Path, photos: list[Path]) -> None:
    pictures, _, _ = build(tmp_path / "store", photos, tmp_path / "out")
    paths = [file.path for file in pictures[0].files()]
    key = pictures[0].key[:10]
    assert paths == [f"anh/anh-0-{key}-60.webp", f"anh/anh-0-{key}-120.webp", f"anh/anh-0-{key}-60.jpg"]
    assert {path: len(content) for path, content in tree(tmp_path / "out").items()} == {
        file.path: file.size for picture in pictures for file in picture.files()
    }


def test_two_stores_make_the_same_bytes(tmp_path: Path, photos: list[Path]) -> None:
    build(tmp_path / "one", photos, tmp_path / "a")
    build(tmp_path / "two", list(reversed(photos)), tmp_path / "b", trust_status=False)
    assert tree(tmp_path / "a") == tree(tmp_path / "b") != {}


@pytest.mark.parametrize("trust", [True, False])
@pytest.mark.parametrize("damage", ["a byte changed", "cut", "emptied", "gone", "record changed", "record cut"])
def test_damage_is_made_good_with_a_note(damage: str, trust: bool, tmp_path: Path, photos: list[Path]) -> None:
    store, photos = tmp_path / "store", photos[:1]
    build(store, photos, tmp_path / "before")
    victim = sorted(store.glob("??/*.json" if "record" in damage else "??/*.webp"))[0]
    content = victim.read_bytes()
    victim.unlink()  # the published file shares its bytes by hard link; a new file leaves that one alone
    if damage != "gone":
        changed = {"cut": content[:-9], "record cut": content[:-9], "emptied": b""}
        victim.write_bytes(changed.get(damage, content[:-9] + b"X" + content[-8:]))
    build(store, photos, tmp_path / "after", trust_status=trust)
    _, encoded, _ = build(store, photos)
    assert encoded == 0
    assert tree(tmp_path / "before") == tree(tmp_path / "after")


def test_damage_is_told(tmp_path: Path, photos: list[Path]) -> None:
    build(tmp_path / "store", photos)
    sorted((tmp_path / "store").glob("??/*.webp"))[0].write_bytes(b"broken")
    assert build(tmp_path / "store", photos)[1:] == (1, 1)


def test_a_changed_photo_is_noticed_even_at_the_same_size(tmp_path: Path, photos: list[Path]) -> None:
    before, _, _ = build(tmp_path / "store", photos)
    content = bytearray(photos[0].read_bytes())
    content[-40] ^= 0x55
    photos[0].write_bytes(content)
    after, encoded, _ = build(tmp_path / "store", photos)
    assert encoded == 1
    assert [a.key != b.key for a, b in zip(after, before, strict=True)] == [True, False, False]


def test_a_photo_changed_twice_within_one_tick_of_the_clock_is_noticed(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(jpeg(noise(90, 60, 1)))
    status = photo.stat()
    before, _, _ = build(tmp_path / "store", [photo])
    other = jpeg(noise(90, 60, 2))
    with photo.open("r+b") as file:  # same inode, and below the same size and time
        file.write(other[: status.st_size].ljust(status.st_size, b"\0"))
    os.utime(photo, ns=(status.st_mtime_ns, status.st_mtime_ns))
    after, _, _ = build(tmp_path / "store", [photo])
    assert before[0].key != after[0].key


def test_the_same_bytes_under_two_names_are_encoded_once(tmp_path: Path) -> None:
    content = jpeg(noise(200, 150))
    photos = [write_old(tmp_path / name, content) for name in ("Hội nghị.jpg", "copy.jpg")]
    pictures, encoded, _ = build(tmp_path / "store", photos)
    assert encoded == 1
    assert [picture.fallback.path.split("-")[0] for picture in pictures] == ["anh/hoi", "anh/copy"]
    assert pictures[0].key == pictures[1].key


def test_two_damaged_copies_are_both_refused_by_their_own_names(tmp_path: Path) -> None:
    photos = [write_old(tmp_path / name, b"\xff\xd8\xff broken") for name in ("a.jpg", "b.jpg")]
    with PictureStore(tmp_path / "store", SMALL) as store:
        refusals = store.ensure([PictureRequest(path, path.name) for path in photos])
    assert [refusal.name for refusal in refusals if isinstance(refusal, Refusal)] == ["a.jpg", "b.jpg"]


def test_only_what_the_run_asked_for_survives_pruning(tmp_path: Path, photos: list[Path]) -> None:
    build(tmp_path / "store", photos)
    with PictureStore(tmp_path / "store", SMALL) as store:
        kept = store.ensure([PictureRequest(photos[0], "a.jpg")])
        assert store.prune() == 8
        assert isinstance(kept[0], Picture)
        store.place(kept[0], tmp_path / "out")
    assert {path.name[:32] for path in (tmp_path / "store").glob("??/*")} == {kept[0].key}
    assert build(tmp_path / "store", photos)[1] == 2


def test_pictures_of_named_sources_survive_pruning_without_being_made(tmp_path: Path, photos: list[Path]) -> None:
    build(tmp_path / "store", photos)
    with PictureStore(tmp_path / "store", SMALL) as store:
        store.prune(photos[1:])
    assert build(tmp_path / "store", photos)[1] == 1


def test_work_starts_before_anyone_waits_for_it(tmp_path: Path, photos: list[Path]) -> None:
    with PictureStore(tmp_path / "store", SMALL) as store:
        pending = [store.submit(PictureRequest(path, path.name)) for path in photos]
        joined = store.submit(PictureRequest(photos[0], "khác.jpg"))
    assert store.encoded == 3
    assert [isinstance(one.result(), Picture) for one in [*pending, joined]] == [True] * 4


def test_a_picture_survives_its_record() -> None:
    from plugins.images.record import StoredFile, StoredPicture

    files = (StoredFile(60, 40, "image/webp", 9, "ab"), StoredFile(60, 40, "image/jpeg", 9, "cd"))
    stored = StoredPicture("k" * 32, "2020-07-07", 1, files)
    assert StoredPicture.from_bytes(stored.to_bytes()) == stored
    picture = stored.picture("hoi-nghi")
    assert Picture.from_record(picture.record()) == picture


def test_originals_are_never_in_the_store(tmp_path: Path) -> None:
    content = jpeg(four_corners(200, 150))
    build(tmp_path / "store", [write_old(tmp_path / "a.jpg", content)])
    assert content not in tree(tmp_path / "store").values()
