"""A Display P3 colour profile, written from its published numbers (SMPTE EG 432-1 primaries, D65, the sRGB curve)."""

from __future__ import annotations

import struct

# Columns of the matrix from linear P3 to XYZ, adapted to D50 as ICC profiles demand.
_RED, _GREEN, _BLUE = (0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)
_D50 = (0.96420, 1.0, 0.82491)
# IEC 61966-2-1: ((x + .055) / 1.055) ^ 2.4 above .04045, x / 12.92 below.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _xyz(column: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*column)


def _words(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded


def display_p3() -> bytes:
    """The profile (ICC version 4, matrix and curves) as bytes."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = {
        b"desc": _words("Display P3 (project's own)"),
        b"cprt": _words("Public domain"),
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, start = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    size = start + len(body)
    head = struct.pack(">I4xI4s4s4s", size, 0x04000000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2020, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + _fixed(*_D50)
    return head + b"\0" * (128 - len(head)) + table + body
