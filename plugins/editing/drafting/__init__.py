"""Asks for title, ward, section and period; writes a ready draft that lists the indicators the ward reported last time."""

from __future__ import annotations

from plugins.editing.drafting.answers import Answers, AnswersError
from plugins.editing.drafting.asking import ask
from plugins.editing.drafting.draft import Draft, new_article
from plugins.editing.drafting.previous import PreviousFigure, previous_figures

__all__ = ["Answers", "AnswersError", "Draft", "PreviousFigure", "ask", "new_article", "previous_figures"]
