"""Checks stated numbers against each other; what does not close is a warning, never a repair."""

from __future__ import annotations

from decimal import Decimal

from plugins.domain.issue import Issue, Severity
from plugins.metrics.claims import ReadClaim
from plugins.vietnamese.formatting import format_percent

_TOLERANCE = Decimal("0.5")
"""Percentage points by which a stated per cent may miss the quotient: offices round both numbers first."""


def check_arithmetic(read: ReadClaim) -> list[Issue]:
    """Warn when value, plan and attainment of one claim contradict each other.

    The plan is the stated target, or the whole of "18/13 thanh niên". Precision words ("hơn 4 tỷ") widen the tolerance
    to five percentage points, since the exact value is not stated.
    """
    plan = read.target.value if read.target is not None else _whole(read)
    if plan is None or not plan or read.attainment is None:
        return []
    quotient = read.quantity.value * 100 / plan
    tolerance = _TOLERANCE * (10 if read.quantity.precision else 1)
    if abs(quotient - read.attainment) <= tolerance:
        return []
    attained = read.claim.attainment or read.value
    problem = f"tỷ lệ đạt ghi {format_percent(read.attainment)} nhưng tính từ hai số đã nêu thì được {format_percent(quotient.quantize(Decimal('0.01')))}"
    cure = "đối chiếu lại báo cáo; nếu báo cáo ghi đúng như vậy thì giữ nguyên"
    return [Issue("phep-tinh-lech", attained.place, problem, cure, Severity.WARNING, also=(read.value.place,))]


def _whole(read: ReadClaim) -> Decimal | None:
    whole = read.quantity.of
    return None if whole is None else whole * read.quantity.multiplier
