"""How a day is written in words for people, decided once."""

from __future__ import annotations

from datetime import date


def written_day(day: date) -> str:
    """Write a day as administrative documents do: `08/7/2020`, `30/6/2025`, `05/02/2021`.

    Days below 10 and the months 1 and 2 carry a zero, other months none (Nghị định 30/2020/NĐ-CP, phụ lục I).
    """
    return f"{day.day:02d}/{written_month(day.month)}/{day.year:04d}"


def written_month(month: int) -> str:
    """Write the number of a month as in a day: `02`, `7`, `11`."""
    return f"{month:02d}" if month <= 2 else str(month)
