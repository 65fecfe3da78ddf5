"""Reads an index as its description says, without the code that writes it."""

from __future__ import annotations

import json
from zlib import crc32

ALPHABET = [c for c in map(chr, range(32, 127)) if c not in '"\\<']


def numbers(text: str) -> list[int]:
    found, value, unit = [], 0, 1
    for character in text:
        digit = ALPHABET.index(character)
        value += (digit % 46) * unit
        unit *= 46
        if digit < 46:
            found.append(value)
            value, unit = 0, 1
    return found


def manifest(files: dict[str, bytes]) -> dict:
    return json.loads(files["manifest.json"])


def lists(files: dict[str, bytes], key: str) -> dict[str, dict[int, int]]:
    """Surface → document number → level, of a word or of a pair ("nghia vu")."""
    folder, place = ("p", 1) if " " in key else ("w", 0)
    count = manifest(files)["shards"][place]
    entry = json.loads(files[f"{folder}/{crc32(key.encode()) % count:x}.json"]).get(key, [])
    found = {}
    for surface, gaps, levels in zip(entry[::3], entry[1::3], entry[2::3], strict=True):
        number, postings = -1, {}
        for i, gap in enumerate(numbers(gaps)):
            number += gap + 1
            postings[number] = int(levels[i]) if levels else 0
        found[surface or key] = postings
    return found


def cards(files: dict[str, bytes]) -> dict[int, list]:
    """Document number → title, date, address, wards, category, kind (as far as written)."""
    found, start = {}, 0
    for gap in numbers(manifest(files)["cards"]):
        start += gap
        for offset, *row in json.loads(files[f"c/{start}.json"]):
            found[start + offset] = row
    return found


def titles(files: dict[str, bytes], key: str) -> set[str]:
    """Titles of the pages listed under a key, whatever their marks."""
    known = cards(files)
    return {known[number][0] for postings in lists(files, key).values() for number in postings}
