"""The only place that knows under which names the plugins meet in Pelican's settings and context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from plugins.edition import Edition
    from plugins.edition.press import Press

SESSION = "CONG_PHUONG_SESSION"
EDITION = "CONG_PHUONG_EDITION"

# Pelican's settings and context are plain dicts of anything; types begin again behind these functions.
Context = dict[str, Any]


def put_edition(context: Context, edition: Edition) -> None:
    """Hand the published set to the generators that follow."""
    context[EDITION] = edition


def edition_of(context: Context) -> Edition:
    """The published set of this build."""
    return cast("Edition", context[EDITION])


def press_of(writer: object) -> Press:
    """The writer as the stages see it: a place to plan pages."""
    return cast("Press", writer)
