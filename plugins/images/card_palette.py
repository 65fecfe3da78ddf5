"""The colours of share cards, as the palette of a PNG: behind every ground come the inks that are written on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageColor

# The colours of the theme's light scheme (theme/styles/tokens.css), on the accent where there is no token.
PAPER, INK, BRAND, DEEP = "#f8f6f2", "#1d1f23", "#8c1c1f", "#701417"
AMBER, MIST, RUST, WHITE = "#d4ae5c", "#f3dfd9", "#9a3412", "#ffffff"
STEPS = 4  # from no ink to full ink, so that the edges of letters are smooth


@dataclass(frozen=True, slots=True)
class Ramp:
    """A ground at place `first` of the palette, and behind it the steps to each of its inks."""

    first: int
    ground: str
    inks: tuple[str, ...]

    @property
    def end(self) -> int:
        """The place behind the last ink."""
        return self.first + 1 + STEPS * len(self.inks)

    def shift(self, ink: str) -> int:
        """What is added to a step (1 to STEPS) of this ink, counted from the ground."""
        return STEPS * self.inks.index(ink)

    def full(self, ink: str) -> int:
        """The place of the full ink."""
        return self.first + self.shift(ink) + STEPS

    def colours(self) -> bytes:
        """The entries of the palette, three bytes each."""
        ground = ImageColor.getrgb(self.ground)
        mixed = [
            round(below + (above - below) * step / STEPS)
            for ink in self.inks
            for step in range(1, STEPS + 1)
            for below, above in zip(ground, ImageColor.getrgb(ink), strict=True)
        ]
        return bytes([*ground, *mixed])


ON_BRAND = Ramp(0, BRAND, (WHITE, MIST, AMBER))
ON_DEEP = Ramp(ON_BRAND.end, DEEP, (BRAND, PAPER, MIST, AMBER))
ON_PAPER = Ramp(ON_DEEP.end, PAPER, (BRAND, RUST, INK))
COLOURS = 64  # places of the palette, which then begins again: a step by so many leads to the same colour
PALETTE = b"".join(ramp.colours() for ramp in (ON_BRAND, ON_DEEP, ON_PAPER)).ljust(3 * COLOURS, b"\0") * (
    256 // COLOURS
)


def stepped(ink: Image.Image, shift: int) -> Image.Image:
    """Ink of 0 to 255 (mode L) as steps from a ground, see `Ramp.shift`."""
    return ink.point(_table(shift))


@lru_cache(maxsize=16)
def _table(shift: int) -> list[int]:
    steps = [round(cover * STEPS / 255) for cover in range(256)]
    return [step and step + shift for step in steps]
