"""What a worker does for share cards: draw them and put them into the store."""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from plugins.images.card_drawing import MissingLetter, draw_card
from plugins.images.card_text import CardText, stored_name


def draw_cards(task: dict[str, Any]) -> dict[str, Any]:
    """Draw a batch of cards into the store at `folder`; `cards` are pairs of content address and words.

    Answers with the SHA-256 and the size in bytes of each.
    """
    drawn: dict[str, dict[str, Any]] = {}
    for key, words in task["cards"]:
        try:
            content = draw_card(CardText(*words))
        except MissingLetter as error:
            drawn[key] = {"refusal": asdict(error.refusal)}
            continue
        digest = hashlib.sha256(content).hexdigest()
        _put(content, f"{task['folder']}/{stored_name(key, digest)}", f"{task['folder']}/scratch/{os.getpid()}-card")
        drawn[key] = {"digest": digest, "size": len(content)}
    return {"cards": drawn}


def _put(content: bytes, target: str, scratch: str) -> None:
    """Write a file whole or not at all."""
    with open(scratch, "wb") as file:  # noqa: PTH123 - there are thousands of cards, and path objects cost time
        file.write(content)
    try:
        os.replace(scratch, target)  # noqa: PTH105 - as above
    except FileNotFoundError:  # the first card of its subfolder
        Path(target).parent.mkdir(exist_ok=True)
        Path(scratch).replace(target)
