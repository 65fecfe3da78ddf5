"""Where things stand on the site: the addresses of the contract, each formed in one place."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from plugins.domain.period import Period

HOME = "/"
WARDS = "/don-vi/"
INDICATORS = "/chi-tieu/"
CATEGORIES = "/chuyen-muc/"
TAGS = "/chu-de/"
ARCHIVE = "/luu-tru/"
SEARCH = "/tim-kiem/"
DATA = "/du-lieu/"


def article(moment: datetime, slug: str) -> str:
    """The address of an article published at `moment` (local time)."""
    return f"/tin/{moment.year:04d}/{moment.month:02d}/{slug}/"


def standing(slug: str) -> str:
    """The address of a page of content/pages."""
    return f"/{slug}/"


def ward(ward_id: str) -> str:
    """The address of a ward."""
    return f"{WARDS}{ward_id}/"


def achievements(ward_id: str) -> str:
    """The address of a ward's figures over all periods."""
    return f"{WARDS}{ward_id}/thanh-tich/"


@lru_cache(maxsize=4096)  # asked for with every figure
def period(ward_id: str, of: Period) -> str:
    """The address of a ward's figures of one period."""
    return f"{achievements(ward_id)}{of.slug}/"


def indicator(indicator_id: str) -> str:
    """The address of an indicator, by its id as the contract has it."""
    return f"{INDICATORS}{indicator_id}/"


def category(category_id: str) -> str:
    """The address of a category."""
    return f"{CATEGORIES}{category_id}/"


def tag(tag_id: str) -> str:
    """The address of a tag."""
    return f"{TAGS}{tag_id}/"


def year(number: str) -> str:
    """The address of a year's archive."""
    return f"{ARCHIVE}{number}/"


def page_of(address: str, number: int) -> str:
    """The address of page `number` (counted from the oldest) of a list."""
    return f"{address}trang/{number}/"


def row_anchor(indicator_id: str) -> str:
    """The id of an indicator's (first) row on a period's page."""
    return indicator_id.replace("_", "-")


def output(address: str) -> str:
    """The file behind an address that ends in a slash."""
    return f"{address[1:]}index.html"
