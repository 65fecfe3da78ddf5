"""What a worker does for share cards: draw them and write them down."""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any

from plugins.images.card_drawing import MissingLetter, draw_card
from plugins.images.card_text import CardText

_NAMES = count()


def draw_cards(task: dict[str, Any]) -> dict[str, Any]:
    """Draw a batch of cards into the folder `scratch`; `cards` are pairs of content address and words."""
    drawn: dict[str, dict[str, Any]] = {}
    for key, words in task["cards"]:
        try:
            content = draw_card(CardText(**words))
        except MissingLetter as error:
            drawn[key] = {"refusal": asdict(error.refusal)}
            continue
        path = Path(task["scratch"]) / f"{os.getpid()}-card-{next(_NAMES)}"
        path.write_bytes(content)
        drawn[key] = {"path": str(path), "digest": hashlib.sha256(content).hexdigest()}
    return {"cards": drawn}
