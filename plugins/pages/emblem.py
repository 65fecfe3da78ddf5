"""The portal's own emblem, a lotus of five petals, as SVG and as the pixel icons browsers still ask for.

Run once by a developer, `python -m plugins.pages.emblem`; the files in theme/static are committed.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

GROUND, PETAL, LINE = "#8c1c1f", "#f7e6bd", "#8c1c1f"
_ROOT = (32.0, 49.0)
#: turn in degrees, length, half width; from the back to the front
_PETALS = ((-74, 25, 6.5), (74, 25, 6.5), (-40, 31, 8.0), (40, 31, 8.0), (0, 36, 8.5))


def _petal(turn: float, length: float, half: float) -> list[tuple[float, float]]:
    """Return start, two control points, tip, two control points of a petal that stands on the root."""
    flat = [(0, 0), (-half * 1.35, -length * 0.4), (-half * 0.9, -length * 0.75), (0, -length)]
    flat += [(half * 0.9, -length * 0.75), (half * 1.35, -length * 0.4)]
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    return [(round(_ROOT[0] + x * cosine - y * sine, 1), round(_ROOT[1] + x * sine + y * cosine, 1)) for x, y in flat]


def svg(ground: bool) -> str:
    """Return the emblem as SVG: on its red tile, or bare in the colour of the text around it."""
    shapes = []
    for petal in _PETALS:
        a, b, c, d, e, f = (f"{x:g} {y:g}" for x, y in _petal(*petal))
        shapes.append(f'<path d="M{a}C{b} {c} {d}C{e} {f} {a}Z"/>')
    tile = f'<rect width="64" height="64" rx="14" fill="{GROUND}"/>' if ground else ""
    paint = f'fill="{PETAL}" stroke="{LINE}"' if ground else 'fill="currentColor" class="cp-emblem__petals"'
    water = '<path d="M14 55h36" stroke-linecap="round" stroke-width="3" {}/>'.format(
        f'stroke="{PETAL}"' if ground else 'stroke="currentColor"'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">{tile}'
        f'<g {paint} stroke-width="1.6" stroke-linejoin="round">{"".join(shapes)}</g>{water}</svg>\n'
    )


def pixels(size: int) -> Image.Image:
    """Return the emblem on its tile, `size` pixels square, drawn four times as large and reduced."""
    scale = size * 4 / 64
    image = Image.new("RGBA", (size * 4, size * 4), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, size * 4 - 1, size * 4 - 1), 14 * scale, fill=GROUND)
    for petal in _PETALS:
        a, b, c, d, e, f = _petal(*petal)
        outline = [(x * scale, y * scale) for x, y in (*_curve(a, b, c, d), *_curve(d, e, f, a))]
        draw.polygon(outline, fill=PETAL)
        draw.line([*outline, outline[0]], fill=LINE, width=max(1, round(1.6 * scale)), joint="curve")
    draw.line((14 * scale, 55 * scale, 50 * scale, 55 * scale), fill=PETAL, width=round(3 * scale))
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _curve(*ends: tuple[float, float]) -> list[tuple[float, float]]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = ends
    points = []
    for step in range(24):
        t = step / 24
        u = 1 - t
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        points.append(
            (
                sum(w * x for w, x in zip(weights, (ax, bx, cx, dx), strict=True)),
                sum(w * y for w, y in zip(weights, (ay, by, cy, dy), strict=True)),
            )
        )
    return points


def main() -> None:
    """Write the icons into theme/static."""
    static = Path("theme/static")
    (static / "icons").mkdir(parents=True, exist_ok=True)
    (static / "icon.svg").write_text(svg(ground=True), encoding="utf-8")
    (static / "icons" / "emblem.svg").write_text(svg(ground=False), encoding="utf-8")
    for size in (180, 192, 512):
        pixels(size).save(static / f"icon-{size}.png", optimize=True)
    pixels(64).save(static / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])


if __name__ == "__main__":
    main()
