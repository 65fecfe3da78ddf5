"""What has been left alone for long: current wards without news, standing pages that were brought up to date long ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

from plugins.domain.issue import Issue, Place, Severity
from plugins.edition import Edition
from plugins.vietnamese.formatting import format_date

QUIET = timedelta(days=180)  # a ward that says nothing for half a year
OUTDATED = timedelta(days=365)  # a standing page that names the day it was brought up to date
_UPDATED = re.compile(r"cập nhật\D{0,20}(\d{1,2})/(\d{1,2})/(\d{4})", re.I)


def stale_pages(edition: Edition, *, complete: bool) -> list[Issue]:
    """Hints for `check`; they depend on the day and so are never part of what a build keeps.

    Not `complete` is an edition when files with errors are missing from it: the newest news may stand in one of them.
    """
    today = edition.now.date()
    return [*(_quiet_wards(edition, today) if complete else ()), *_old_standing_pages(edition, today)]


def _quiet_wards(edition: Edition, today: date) -> list[Issue]:
    newest: dict[str, date] = {}
    for article in edition.articles:
        for ward_id in article.wards:
            newest[ward_id] = max(newest.get(ward_id, date.min), article.moment.date())
    issues = []
    for ward_id in edition.registries.covered:
        ward, last = edition.registries.wards[ward_id], newest.get(ward_id)
        if ward.valid_on(today) and last is not None and today - last > QUIET:
            problem = f"{ward.name_in_sentence} chưa có tin mới từ ngày {format_date(last)}"
            cure = "đăng tin mới, hoặc bỏ qua nếu không có gì để đăng"
            issues.append(Issue("lau-khong-co-tin", Place("content/data/site.yaml"), problem, cure, Severity.HINT))
    return issues


def _old_standing_pages(edition: Edition, today: date) -> list[Issue]:
    issues = []
    for page in edition.static:
        match = _UPDATED.search(edition.body_of(page).text)
        try:
            updated = date(int(match[3]), int(match[2]), int(match[1])) if match else today
        except ValueError:
            continue
        if today - updated > OUTDATED:
            problem = f"trang ghi cập nhật ngày {format_date(updated)}, đã hơn một năm"
            cure = "xem lại nội dung rồi ghi ngày cập nhật mới"
            issues.append(Issue("trang-cu", Place(page.path), problem, cure, Severity.HINT))
    return issues
