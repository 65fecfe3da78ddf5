from __future__ import annotations

import dataclasses
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.index import build_index
from plugins.search.page import DocumentTerms, SearchPage
from plugins.search.terms import index_document
from plugins.search.update import update_index

WORDS = ["đường", "dương", "hộ", "nghèo", "Nghĩa", "vụ", "quân", "sự", "x\u0323", "12,5", "2020", "hoà"]


def terms(number: int, seed: int = 0, month: int | None = None) -> DocumentTerms:
    rng = random.Random(number * 1000 + seed)
    date = f"2020-{month or number % 12 + 1:02}-{number % 28 + 1:02}" if number % 7 else ""
    page = SearchPage(
        url=f"/tin/{number}/",
        title=" ".join(rng.choices(WORDS, k=4)),
        body=" ".join(rng.choices(WORDS, k=12)),
        date=date,
        ward_ids=(f"w{seed % 3}",),
        ward_labels=(f"Phường {seed % 3}",),
        category="An sinh" if number % 2 else "",
    )
    return index_document(page)


def updated(before: list[DocumentTerms], after: list[DocumentTerms]) -> dict[str, bytes]:
    files = dict(build_index(before))
    update = update_index(files.__getitem__, before, after)
    for path in update.removed:
        del files[path]
    return {**files, **update.written}


edits = st.tuples(
    st.lists(st.integers(0, 60), max_size=40, unique=True),  # pages before
    st.lists(st.integers(0, 60), max_size=5, unique=True),  # taken away
    st.lists(st.integers(0, 60), max_size=5, unique=True),  # edited or added
)


@given(edits)
@settings(max_examples=60, deadline=None)
def test_an_updated_index_has_the_bytes_of_a_new_one(edit: tuple[list[int], list[int], list[int]]) -> None:
    there, gone, fresh = edit
    before = [terms(number) for number in there]
    after = [terms(n) for n in there if n not in gone and n not in fresh] + [terms(n, seed=1) for n in fresh]
    assert updated(before, after) == dict(build_index(after))


def test_growing_and_shrinking_past_a_power_of_two_rebuilds_everything() -> None:
    small, large = [terms(n) for n in range(20)], [terms(n) for n in range(300)]
    assert updated(small, large) == dict(build_index(large))
    assert updated(large, small) == dict(build_index(small))


def test_an_edit_writes_only_what_differs() -> None:
    before = [terms(n) for n in range(200)]
    after = [dataclasses.replace(before[3], title="gạo"), *before[:3], *before[4:]]
    files = dict(build_index(before))
    written = update_index(files.__getitem__, before, after).written
    assert all(files.get(path) != content for path, content in written.items())
    assert len(written) == 2  # the card file and the manifest: its terms did not change


def test_nothing_changed_writes_nothing() -> None:
    before = [terms(n) for n in range(50)]
    update = update_index(dict(build_index(before)).__getitem__, before, before[::-1])
    assert update.written == {} and update.removed == ()
