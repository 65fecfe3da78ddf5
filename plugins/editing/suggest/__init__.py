"""Reads Vietnamese report prose and proposes metrics for an editor to confirm; pure, writes nothing."""

from __future__ import annotations

from plugins.editing.suggest.assistant import suggest
from plugins.editing.suggest.proposal import Kind, Proposal, to_json
from plugins.editing.suggest.undeclared import undeclared

__all__ = ["Kind", "Proposal", "suggest", "to_json", "undeclared"]
