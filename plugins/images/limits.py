"""What one picture may cost, so that no file can stop or slow a build beyond a known bound."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one picture.

    Attributes:
        pixels: most pixels of the decoded picture (width x height).
        file_bytes: largest file that is opened.
        frames: most frames of an animation.
        seconds: processor seconds of the worker process for one picture.
        patience: wall-clock seconds after which a worker that gives no answer is killed; longer than `seconds`
            because a busy machine is not the photo's fault.
        memory_bytes: address space of one worker process.
    """

    pixels: int = 40_000_000
    file_bytes: int = 20 * 1024 * 1024
    frames: int = 200
    seconds: int = 10
    patience: float = 300.0
    memory_bytes: int = 512 * 1024 * 1024
