"""The ways a publish ends other than well; every message is Vietnamese and says what residents still see."""

from __future__ import annotations


class TargetError(Exception):
    """The target failed; whatever was online before is still online, whole."""


class TargetBusyError(Exception):
    """Somebody else is publishing to the same target."""


class UsageError(Exception):
    """The command cannot be carried out as given; nothing was touched."""
