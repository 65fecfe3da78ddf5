"""Draw the sample photos of content/images: own drawings that behave like phone photos.

Run `python tools/pictures/draw_samples.py content/images`. The scenes are abstract and show no real person or place;
the metadata (camera, time, GPS position) is invented, so that a build has something to remove.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.pictures.display_p3 import display_p3

SKIN, HAIR = ("#c98f63", "#b97d54", "#d7a273"), "#2a2320"
SHIRTS = ("#2f6f9f", "#c0563b", "#3d8060", "#d9a441", "#7a5a96", "#dfe3e6")


class Canvas:
    """Drawing in thousandths of the width, so that one scene serves every size."""

    def __init__(self, width: int, height: int, top: str, bottom: str) -> None:
        self.unit = width / 1000
        self.height = height / self.unit
        mask = Image.linear_gradient("L").resize((width, height))
        self.image = Image.composite(Image.new("RGB", mask.size, bottom), Image.new("RGB", mask.size, top), mask)
        self.draw = ImageDraw.Draw(self.image)

    def _pixels(self, *numbers: float) -> list[int]:
        return [round(number * self.unit) for number in numbers]

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0) -> None:
        self.draw.rounded_rectangle(self._pixels(left, top, right, bottom), round(radius * self.unit), fill)

    def oval(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        self.draw.ellipse(self._pixels(x - across / 2, y - down / 2, x + across / 2, y + down / 2), fill)

    def shape(self, fill: str, *points: float) -> None:
        self.draw.polygon(self._pixels(*points), fill)

    def person(self, x: float, feet: float, tall: float, number: int) -> None:
        """A figure without a face."""
        shirt = SHIRTS[number % len(SHIRTS)]
        self.box(x - tall * 0.11, feet - tall * 0.5, x - tall * 0.01, feet, "#39424e", tall * 0.03)
        self.box(x + tall * 0.01, feet - tall * 0.5, x + tall * 0.11, feet, "#39424e", tall * 0.03)
        self.box(x - tall * 0.15, feet - tall * 0.82, x + tall * 0.15, feet - tall * 0.42, shirt, tall * 0.07)
        self.oval(x, feet - tall * 0.91, tall * 0.17, tall * 0.2, SKIN[number % len(SKIN)])
        self.draw.pieslice(
            self._pixels(x - tall * 0.09, feet - tall * 1.02, x + tall * 0.09, feet - tall * 0.8), 180, 360, HAIR
        )


def street(width: int, height: int) -> Image.Image:
    """Narrow tube houses, awnings, wires, motorbikes."""
    canvas, dice = Canvas(width, height, "#8fc3e0", "#f2e4c4"), random.Random("street")
    left = -20.0
    while left < 1000:
        wide, high = dice.uniform(70, 120), dice.uniform(230, 430)
        wall = dice.choice(("#e7d3a1", "#d8b48a", "#c7d6cf", "#e9c7b5", "#b9c9d9"))
        canvas.box(left, 560 - high, left + wide, 560, wall)
        for floor in range(int(high // 75)):
            for column in (0.16, 0.58):
                x, y = left + wide * column, 540 - high + 25 + floor * 75
                canvas.box(x, y, x + wide * 0.26, y + 44, "#4f6d7a", 3)
        canvas.shape(dice.choice(SHIRTS[:5]), left, 480, left + wide, 480, left + wide + 9, 510, left - 9, 510)
        canvas.box(left + 10, 510, left + wide - 10, 560, "#6b5648")
        left += wide + dice.uniform(2, 6)
    canvas.box(0, 560, 1000, canvas.height, "#8d9094")
    for x in range(-40, 1000, 130):
        canvas.box(x, 655, x + 70, 663, "#eceae0")
    for x in (110, 420, 730, 930):
        canvas.box(x - 5, 430, x + 5, 590, "#5d4a3a")
        for turn in range(6):
            canvas.oval(
                x + dice.uniform(-45, 45), 400 + dice.uniform(-40, 30), 90, 70, ("#3f7d4c", "#57945a")[turn % 2]
            )
    for number, x in enumerate((250, 560, 820)):
        for wheel in (x - 26, x + 26):
            canvas.oval(wheel, 640, 36, 36, "#26282b")
        canvas.box(x - 28, 606, x + 28, 626, SHIRTS[number], 8)
        canvas.person(x - 4, 640, 95, number + 2)
    return canvas.image


def hall(width: int, height: int) -> Image.Image:
    """A meeting hall from behind: banner, stage, rows of seats."""
    canvas = Canvas(width, height, "#efe2c8", "#c9a877")
    middle = 500
    canvas.box(60, 120, 940, canvas.height * 0.42, "#8f2a22")
    canvas.box(120, 150, 880, 215, "#f0d27a", 6)
    for line, wide in ((168, 520), (190, 380)):
        canvas.box(middle - wide / 2, line, middle + wide / 2, line + 9, "#8f2a22", 4)
    for flag in (90, 870):
        canvas.box(flag, 235, flag + 40, 400, "#c8302b")
    floor = canvas.height * 0.42
    canvas.box(0, floor, 1000, canvas.height, "#a9794b")
    canvas.box(250, floor - 60, 750, floor + 10, "#6f4526", 8)
    for number, x in enumerate((320, 440, 560, 680)):
        canvas.person(x, floor + 60, 170, number)
        canvas.box(x - 56, floor - 26, x + 56, floor + 40, "#7d5030", 6)
    rows = 6
    for row in range(rows):
        top = floor + 90 + (canvas.height - floor - 90) * row / rows
        size = 46 + 15 * row
        count = 11 - row
        for seat in range(count):
            across = 1000 * (seat + 0.5) / count
            canvas.oval(across, top, size * 0.6, size * 0.7, HAIR)
            shirt = SHIRTS[(seat * 5 + row * 3) % 6]
            canvas.box(across - size * 0.6, top + size * 0.32, across + size * 0.6, top + size * 1.5, shirt, size * 0.3)
    return canvas.image


def gifts(width: int, height: int) -> Image.Image:
    """People handing over parcels in a yard."""
    canvas = Canvas(width, height, "#dfe9e2", "#bcd0b7")
    canvas.box(0, 90, 1000, 400, "#f4ead2")
    canvas.shape("#b5543c", -20, 110, 500, 10, 1020, 110)
    for x in (90, 300, 620, 830):
        canvas.box(x, 180, x + 90, 400, "#7c9a92", 4)
    canvas.box(0, 400, 1000, canvas.height, "#c8b48f")
    for number, (giver, taker) in enumerate(((190, 330), (480, 620), (760, 890))):
        feet = 620 + 25 * (number % 2)
        canvas.person(giver, feet, 300, number)
        canvas.person(taker, feet, 280, number + 3)
        middle = (giver + taker) / 2
        canvas.box(middle - 42, feet - 205, middle + 42, feet - 145, ("#e8432f", "#1fa05c", "#2b6fd6")[number], 5)
        canvas.box(middle - 6, feet - 205, middle + 6, feet - 145, "#ffe08a")
    return canvas.image


def trees(width: int, height: int) -> Image.Image:
    """Young trees along an alley, upright format."""
    canvas, dice = Canvas(width, height, "#bfe0ea", "#f4f0dd"), random.Random("trees")
    ground = canvas.height * 0.62
    canvas.shape("#b9b2a6", 420, ground, 580, ground, 900, canvas.height, 100, canvas.height)
    canvas.shape("#86a861", 0, ground, 420, ground, 100, canvas.height, 0, canvas.height)
    canvas.shape("#86a861", 1000, ground, 580, ground, 900, canvas.height, 1000, canvas.height)
    for step in range(5):
        near = step / 4
        for side in (-1, 1):
            x, foot = 500 + side * (130 + 300 * near), ground + 20 + 440 * near
            tall = 140 + 330 * near
            canvas.box(x - tall * 0.03, foot - tall * 0.6, x + tall * 0.03, foot, "#6e5138")
            for leaf in range(5):
                where = dice.uniform(-0.17, 0.17) * tall, dice.uniform(-0.14, 0.1) * tall
                green = ("#3f7d4c", "#57945a", "#6fae5f")[leaf % 3]
                canvas.oval(x + where[0], foot - tall * 0.75 + where[1], tall * 0.36, tall * 0.32, green)
    return canvas.image


def exif(camera: str, when: str, orientation: int = 1) -> Image.Exif:
    """Metadata such as a phone writes, with an invented GPS position."""
    tags = Image.Exif()
    tags[0x010F], tags[0x0110], tags[0x0112], tags[0x0132] = "Congphuong", camera, orientation, when
    tags[0x9286] = "tranh minh hoa"
    tags.get_ifd(0x8769).update({0x9003: when, 0x829A: 0.01, 0x8827: 100})
    position = {1: "N", 2: (10.0, 0.0, 0.5), 3: "E", 4: (107.0, 59.0, 59.5), 5: 0, 6: 3.0, 29: when[:10]}
    tags.get_ifd(0x8825).update(position)
    return tags


def main(folder: Path) -> None:
    """Write the samples; the same bytes at every run."""
    folder.mkdir(parents=True, exist_ok=True)

    def save(image: Image.Image, name: str, **options: object) -> None:
        path = folder / name
        image.filter(ImageFilter.GaussianBlur(0.8)).save(path, "JPEG", quality=80, optimize=True, **options)
        print(f"{name}: {image.width} x {image.height}, {path.stat().st_size // 1024} KB")

    save(street(4032, 3024), "pho-phuong.jpg", exif=exif("Dien thoai 12", "2020:06:28 07:15:30"))
    # A phone held upright: the sensor's picture lies on its side and the metadata says so.
    lying = hall(1500, 2000).transpose(Image.Transpose.ROTATE_90)
    save(lying, "Hội nghị sơ kết.jpg", exif=exif("Dien thoai 8", "2020:07:07 08:05:00", orientation=6))
    save(gifts(2000, 1500), "trao-qua.jpg", exif=exif("Dien thoai P3", "2020:07:03 09:40:12"), icc_profile=display_p3())
    save(trees(900, 1200), "cay-xanh.jpg", exif=exif("Dien thoai 5", "2020:06:05 16:20:00"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
