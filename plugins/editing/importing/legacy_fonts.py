"""Text typed for the fonts of the 1990s (.VnTime, VNI-Times) inside a Word file, run by run."""

from __future__ import annotations

from typing import Any

from plugins.vietnamese.encodings import tcvn3_to_unicode, vni_to_unicode


def convert_run(text: str, font: str) -> str:
    """The text of one run in Unicode; text that holds letters beyond Latin-1 is Unicode already, whatever its font.

    Fonts of the ABC set whose name ends in H show capitals only, so their text becomes capitals.
    """
    if not text or max(text) > "\xff":
        return text
    lower = font.lower()
    if lower.startswith(".vn"):
        converted = tcvn3_to_unicode(text)
        return converted.upper() if font.endswith("H") else converted
    return vni_to_unicode(text) if lower.startswith("vni-") else text


def convert_runs(run: Any) -> Any:
    """A mammoth run with its text converted, for a document transform."""
    from mammoth import documents

    font = run.font or ""
    if not font.lower().startswith((".vn", "vni-")):
        return run
    children = [
        documents.Text(convert_run(child.value, font)) if isinstance(child, documents.Text) else child
        for child in run.children
    ]
    return run.copy(children=children)
