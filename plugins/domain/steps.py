"""Work that goes on by steps, so that many things can be worked on in step.

A processor does the same to sixteen articles about a fifth quicker than it does everything to one after the other, since
code and data of one step fit into its nearest memory, and those of all steps do not. A generator that works on one
thing says by `yield` where it may wait for the others; its `return` is the result.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeVar

Result = TypeVar("Result")

Steps = Generator[None, None, Result]
"""Work on one thing that may pause between its steps."""


def alone(steps: Steps[Result]) -> Result:
    """Do all steps of one work, one after the other."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def in_step(works: Iterable[Steps[Result]]) -> list[Result | Exception]:
    """Do the first step of every work, then the second, and so on; what one work raises stands for its result."""
    results: dict[int, Result | Exception] = {}
    going = dict(enumerate(works))
    count = len(going)
    while going:
        for number, steps in tuple(going.items()):
            try:
                next(steps)
            except StopIteration as end:
                results[number] = end.value
                del going[number]
            except Exception as problem:
                results[number] = problem
                del going[number]
    return [results[number] for number in range(count)]
