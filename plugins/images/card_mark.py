"""What share cards show beside words: the lotus of theme/static/icon.svg, and the arches of a bridge."""

from __future__ import annotations

from PIL import Image, ImageDraw

from plugins.images.card_text import WIDTH

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
# The arches: centre, radii of the outer edges, width of the stroke; in pixels.
CENTRE, RADII, STROKE = (1100, 170), (165, 130, 95), 12


def lotus(size: int) -> Image.Image:
    """The mark, `size` pixels wide and high, as ink of 0 to 255 (mode L)."""
    scale = size * _SMOOTH / BOX
    image = Image.new("L", (size * _SMOOTH, size * _SMOOTH))
    draw = ImageDraw.Draw(image)
    for petal in PETALS:
        points = [(x * scale, y * scale) for x, y in _outline(petal)]
        draw.polygon(points, fill=255)
        draw.line([*points, points[0]], fill=0, width=round(1.6 * scale), joint="curve")
    draw.line((14 * scale, 55 * scale, 50 * scale, 55 * scale), fill=255, width=round(3 * scale))
    return image.resize((size, size), Image.Resampling.BOX)


def arches(height: int) -> Image.Image:
    """The arches of a bridge at the right end of a bar of this height, as ink of 0 to 255 (mode L) as wide as a card."""
    image = Image.new("L", (WIDTH * _SMOOTH, height * _SMOOTH))
    draw = ImageDraw.Draw(image)
    x, y = CENTRE
    for radius in RADII:
        box = [(at + by) * _SMOOTH for by in (-radius, radius) for at in (x, y)]
        draw.ellipse(box, outline=255, width=STROKE * _SMOOTH)
    return image.resize((WIDTH, height), Image.Resampling.BOX)


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
