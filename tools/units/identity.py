"""The id of a ward, as decision 0002 fixes it; needs nothing but the standard library."""

from __future__ import annotations

import re
import unicodedata

KINDS = {"Phường": "phường", "Xã": "xã", "Thị trấn": "thị trấn", "Đặc khu": "đặc khu"}


def split_name(name: str) -> tuple[str, str]:
    """Give kind and short name of "Phường Cầu Ông Lãnh"; a bare number keeps its noun: "Phường 1"."""
    for noun, kind in KINDS.items():
        if name.startswith(noun + " "):
            short = name.removeprefix(noun + " ")
            return kind, name if short.isdigit() else short
    raise ValueError(f"no known kind of unit in {name!r}")


def folded(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens; apostrophes vanish ("M'Drắk" is mdrak)."""
    text = re.sub("['’`]", "", text.replace("đ", "d").replace("Đ", "d"))
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return re.sub("[^a-z0-9]+", "-", bare.lower()).strip("-")


def base_id(short_name: str, code: str) -> str:
    """Folded short name and official code; units that share a code at different times get a suffix besides."""
    return f"{folded(short_name)}-{code}"
