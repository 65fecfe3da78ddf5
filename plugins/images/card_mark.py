"""The site's mark on its share cards: the lotus of theme/static/icon.svg."""

from __future__ import annotations

from PIL import Image, ImageDraw

Point = tuple[float, float]
BOX = 64  # the units of the drawing
# Each petal begins and ends at the heart: two curves, each of two control points and an end.
HEART: Point = (32, 49)
PETALS: tuple[tuple[Point, ...], ...] = (
    ((20, 54.7), (12.4, 49.5), (8, 42.1), (15.6, 38.2), (24.8, 37.8), HEART),
    ((39.2, 37.8), (48.4, 38.2), (56, 42.1), (51.6, 49.5), (44, 54.7), HEART),
    ((15.8, 46.4), (11.5, 35.8), (12.1, 25.3), (22.6, 26.6), (32.3, 32.6), HEART),
    ((31.7, 32.6), (41.4, 26.6), (51.9, 25.3), (52.5, 35.8), (48.2, 46.4), HEART),
    ((20.5, 34.6), (24.4, 22), (32, 13), (39.6, 22), (43.5, 34.6), HEART),
)
_STEPS, _SMOOTH = 24, 6


def lotus(size: int, colour: str, ground: str) -> Image.Image:
    """The mark, `size` pixels wide and high, in a colour on a ground."""
    scale = size * _SMOOTH / BOX
    image = Image.new("RGB", (size * _SMOOTH, size * _SMOOTH), ground)
    draw = ImageDraw.Draw(image)
    for petal in PETALS:
        points = [(x * scale, y * scale) for x, y in _outline(petal)]
        draw.polygon(points, fill=colour)
        draw.line([*points, points[0]], fill=ground, width=round(1.6 * scale), joint="curve")
    draw.line((14 * scale, 55 * scale, 50 * scale, 55 * scale), fill=colour, width=round(3 * scale))
    return image.resize((size, size), Image.Resampling.BOX)


def _outline(petal: tuple[Point, ...]) -> list[Point]:
    curves = [(HEART, *petal[:3]), (petal[2], *petal[3:])]
    return [_on_curve(curve, step / _STEPS) for curve in curves for step in range(_STEPS)]


def _on_curve(curve: tuple[Point, ...], at: float) -> Point:
    """The point of a cubic Bézier curve (start, two controls, end) at a parameter from 0 to 1."""
    back = 1 - at
    parts = (back**3, 3 * back**2 * at, 3 * back * at**2, at**3)
    return sum(part * x for part, (x, _) in zip(parts, curve, strict=True)), sum(
        part * y for part, (_, y) in zip(parts, curve, strict=True)
    )
