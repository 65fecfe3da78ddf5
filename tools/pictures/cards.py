"""Draw any list of titles as share cards and say what would go wrong: `python tools/pictures/cards.py titles.txt`.

The file holds one title a line. Reported are letters without a glyph, words outside the margins, titles that had to be
cut, and the sizes of the files. `--sheet FILE` keeps twenty of the cards, evenly chosen, as one picture to look at.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from plugins.images.card_drawing import MARGIN, PANEL_TOP, blank_card, draw_card, passages
from plugins.images.card_layout import ELLIPSIS
from plugins.images.card_text import HEIGHT, WIDTH, CardText
from plugins.images.letters import letters_refused

SIDE = 4  # pixels that a letter may reach beyond the margin it is set to
HEAVIEST = 80_000  # bytes; chat apps leave out heavy previews
HEAD, FOOT = 106, 12  # pixels kept free above the title (from the top) and at the bottom of the card
SHOWN = 20
FIGURES = (
    ("", ""),
    ("1.178 suất quà", "Quà tặng gia đình chính sách"),
    ("2.458.733.000.000 đồng", "Tổng thu ngân sách nhà nước trên địa bàn phường, lũy kế từ đầu năm"),
)


@dataclass(slots=True)
class Findings:
    """What was found; `sizes` are bytes."""

    problems: list[str] = field(default_factory=list)
    letters: Counter[str] = field(default_factory=Counter)
    sizes: list[int] = field(default_factory=list)
    seconds: float = 0.0


def card_of(number: int, title: str) -> CardText:
    """The title on the card of an article, in turns without a figure, with a short and with a long one."""
    figure, label = FIGURES[number % len(FIGURES)]
    return CardText(
        title, "Phường Nguyễn Cư Trinh", "07/07/2020", figure, label, "Văn bản", "Cổng Phường", number % 5 == 0
    ).printable()


def decoded(content: bytes) -> Image.Image:
    """The pixels of a card in colour."""
    with Image.open(io.BytesIO(content)) as card:
        return card.convert("RGB")


def leaves_its_place(text: CardText, content: bytes) -> bool:
    """Whether ink lies outside the margins, or the title between the head and its byline leaves its room."""
    ink = ImageChops.difference(decoded(content), decoded(blank_card(with_panel=bool(text.figure))))
    bottom = PANEL_TOP if text.figure else HEIGHT
    whole, title = ink.getbbox(), ink.crop((0, 97, WIDTH, bottom)).getbbox()
    if whole is None or title is None:
        return True
    beside = whole[0] < MARGIN - SIDE or whole[2] > WIDTH - MARGIN + SIDE
    return beside or whole[3] > HEIGHT - FOOT or title[1] + 97 < HEAD


def examine(titles: list[str]) -> Findings:
    """Draw every title and note what is wrong."""
    found = Findings()
    for number, title in enumerate(titles):
        text = card_of(number, title)
        if refusal := letters_refused(title, text.words):
            found.problems.append(f"{number + 1}: {refusal.problem}: {title}")
            continue
        begun = time.process_time()
        content = draw_card(text)
        found.seconds += time.process_time() - begun
        found.sizes.append(len(content))
        found.letters.update(text.title)
        if leaves_its_place(text, content):
            found.problems.append(f"{number + 1}: words outside the margins: {title}")
        if any(part.setting.lines[-1][-1].endswith(ELLIPSIS) for part in passages(text)) and ELLIPSIS not in title:
            found.problems.append(f"{number + 1}: cut, {len(title)} characters: {title}")
        if found.sizes[-1] >= HEAVIEST:
            found.problems.append(f"{number + 1}: {found.sizes[-1]} bytes: {title}")
    return found


def sheet(titles: list[str]) -> Image.Image:
    """Twenty of the cards, evenly chosen, at half their size in two columns."""
    chosen = [(number, titles[number]) for number in range(0, len(titles), -(-len(titles) // SHOWN))]
    picture = Image.new("RGB", (WIDTH, -(-len(chosen) // 2) * HEIGHT // 2))
    for place, (number, title) in enumerate(chosen):
        card = decoded(draw_card(card_of(number, title)))
        small = card.resize((WIDTH // 2, HEIGHT // 2), Image.Resampling.LANCZOS)
        picture.paste(small, (place % 2 * WIDTH // 2, place // 2 * HEIGHT // 2))
    return picture


def main() -> int:
    """Print the report; the exit code is 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("titles", type=Path)
    parser.add_argument("--sheet", type=Path, help="where to write the picture of twenty cards")
    chosen = parser.parse_args()
    lines = chosen.titles.read_text(encoding="utf-8").splitlines()
    titles = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    found = examine(titles)
    print(*found.problems, sep="\n")
    sizes = found.sizes or [0]
    print(f"{len(found.sizes)} of {len(titles)} titles drawn, {len(found.letters)} different letters")
    print(f"longest {max(map(len, titles), default=0)} characters; {len(found.problems)} problems")
    print(f"bytes: mean {sum(sizes) / len(sizes):.0f}, largest {max(sizes)}")
    print(f"processor time to draw: {1000 * found.seconds / len(sizes):.2f} ms a card")
    if chosen.sheet and titles:
        sheet(titles).save(chosen.sheet)
    return int(bool(found.problems))


if __name__ == "__main__":
    sys.exit(main())
