"""The whole beside a part: "45.230/80.000 triệu đồng", "12 trong tổng số 14 chi bộ", "18 thanh niên (18/13)"."""

from __future__ import annotations

import re
from decimal import Decimal

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.mentions import Mention
from plugins.editing.suggest.prose import Prose
from plugins.editing.suggest.units import PERCENT

_OUT_OF = re.compile(r"(?:\s+[^\W\d_]+){0,6}\s+(?:trong|trên)\s+tổng(?: số)?\s+")  # "12 trong tổng số 14 chi bộ"


_NOUN_OF_ALL = re.compile(r"(?: [^\W\d_]+){1,2} ?/ ?")  # "12,5 ha rừng/15 ha"


def attach_whole(prose: Prose, host: Draft, mention: Mention, gap: str) -> bool:
    """ "45.230 triệu đồng/80.000 triệu đồng", "18 thanh niên (18/13 thanh niên)": n of m with the noun said twice."""
    if gap.strip() == "(" and mention.of is not None and host.second is None and _says_again(host.mention, mention):
        host.second = mention.of
        host.reach = mention.end
        return True
    if mention.kind != host.mention.kind or host.second is not None:
        return False
    if mention.multiplier == host.mention.multiplier and _OUT_OF.fullmatch(gap):
        host.second, host.reach = mention.number, mention.end
        return True
    if gap.strip() != "/" and _NOUN_OF_ALL.fullmatch(gap) is None:
        return False
    if mention.kind == PERCENT:
        host.target = format(mention.number, "f")
    elif mention.multiplier == host.mention.multiplier:
        host.second = mention.number
    else:
        host.target = f"{vietnamese(mention.number)} {mention.unit}"
    host.end = host.reach = mention.end
    return True


def _says_again(host: Mention, mention: Mention) -> bool:
    return mention.number == host.number and mention.kind in (host.kind, "bare")


def vietnamese(number: Decimal) -> str:
    """A number with its decimal comma."""
    return format(number, "f").replace(".", ",")
