"""Finds what must not go online about a person: identity numbers, lists of mobile numbers, bank accounts.

The 12-digit number of the identity card starts with the code of the place of birth, 001 to 096 (Circular 59/2021/TT-BCA),
followed by one digit for century and sex. Mobile numbers are 03, 05, 07, 08 or 09 with eight more digits.
"""

from __future__ import annotations

import re

_LONG = re.compile(r"0\d")  # a cheap first look: nothing below matches without it
_IDENTITY = re.compile(r"(?<![\w.,/=%#-])0(?:[0-8]\d|9[0-6])([ .]?)\d{3}\1\d{3}\1\d{3}(?![\w%]|[.,/-]\d)")
_OLD_IDENTITY = re.compile(
    r"(?:CMND|CMTND|chứng minh nhân dân|số định danh|CCCD|căn cước)\D{0,25}(\d{9}(?:\d{3})?)(?!\d)", re.I
)
_MOBILE = re.compile(r"(?<![\w.,/=%#-])(?:\+84|0)[ .-]?[35789]\d(?:[ .-]?\d){7}(?![\w%]|[.,/-]\d)")
_ACCOUNT = re.compile(r"(?:\bSTK\b|số tài khoản|tài khoản số)[^\d\n]{0,30}(\d(?:[ .-]?\d){7,18})(?!\d)", re.I)
_LIST_LENGTH = 3  # an office's own lines are one or two; three mobiles close together are a list of people
_LIST_SPAN = 400  # characters within which those three stand


def find_personal_data(text: str) -> tuple[str, ...]:
    """Return the suspicious stretches of a text in order, without repeats."""
    found: dict[str, None] = {}
    if _LONG.search(text):
        for match in _IDENTITY.finditer(text):
            if match[0][:3] != "000":
                found[match[0]] = None
        for number in _mobile_list(text):
            found[number] = None
    if "ài khoản" in text or "STK" in text or "TÀI KHOẢN" in text:
        found |= {match[1]: None for match in _ACCOUNT.finditer(text)}
    found |= {match[1]: None for match in _OLD_IDENTITY.finditer(text)}
    return tuple(found)


def hidden(number: str) -> str:
    """Return a number as it may be printed in messages and logs: the middle replaced by dots."""
    return f"{number[:3]}…{number[-2:]}"


def _mobile_list(text: str) -> list[str]:
    places = [(match.start(), match[0]) for match in _MOBILE.finditer(text)]
    for index in range(len(places) - _LIST_LENGTH + 1):
        near = places[index : index + _LIST_LENGTH]
        if near[-1][0] - near[0][0] <= _LIST_SPAN and len({re.sub(r"\D", "", number) for _, number in near}) == 3:
            return [number for _, number in near]
    return []
