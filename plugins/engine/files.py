"""Small dealings with files that several parts of a build share."""

from __future__ import annotations

import os
from pathlib import Path


def count_files(folder: Path) -> int:
    """How many files, of any kind, lie below a folder."""
    count, waiting = 0, [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    count += 1
    return count


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old bytes or the new ones, never half of them."""
    fresh = f"{path}.new"
    with open(fresh, "wb") as file:  # noqa: PTH123 - there are thousands, and path objects cost time
        file.write(content)
    os.replace(fresh, path)  # noqa: PTH105 - as above
