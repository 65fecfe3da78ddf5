"""How the work of a function grows with the size of what it is given, whatever the speed of the machine."""

from __future__ import annotations

import time
from collections.abc import Callable


def grows_with_the_size(work: Callable[[int], object], size: int) -> bool:
    """Whether eight times the size takes about eight times the processor time, and not the 64 times of a square."""
    return _least_time(work, 8 * size) < 24 * _least_time(work, size)


def _least_time(work: Callable[[int], object], size: int) -> float:
    return min(_time(work, size) for _ in range(5))


def _time(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
