"""What people see of a build, and what can only be decided when everything is known."""

from __future__ import annotations

import fcntl
import io
import json
import os
import pty
import re
import struct
import termios
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.assembly.compiling import article_of_file, shorten
from plugins.assembly.console import ProgressLine, print_issues
from plugins.assembly.crosschecks import contradictions, shared_addresses
from plugins.assembly.editions import sort_articles
from plugins.assembly.settings import BuildSettings, SettingsError, current_moment
from plugins.domain.document import Status
from plugins.domain.issue import Issue, Place, Severity
from plugins.vietnamese.timezone import VIETNAM
from tests.edition.editions import NAMESAKE, START, article_of, edition_of, observation, registries, reports

ISSUE = Issue("ma-loi", Place("content/a.md", 3, 7), "sai 5%", "sửa\nlại", also=(Place("content/b.md", 2),))


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def after(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *moments: float) -> str:
    """What a progress line has shown at some seconds after the work began, of a hundred pieces, one a second."""
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    line = ProgressLine(stream)
    line("dựng trang", 0, 100)
    for moment in moments:
        clock[0] = 1000.0 + moment
        line("dựng trang", int(moment), 100)
    line.clear()
    return stream.getvalue()


def test_work_that_is_soon_over_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert after(Terminal(), monkeypatch, 0.2, 0.5, 0.9) == ""


def test_a_terminal_shows_a_bar_with_counts_rate_and_time_left_and_takes_it_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = after(Terminal(), monkeypatch, 50)
    assert "[##############..............] dựng trang: 50/100, 1 mỗi giây, còn 50 giây" in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.parametrize("columns", [24, 40, 60, 72, 80, 200])
def test_the_bar_is_never_longer_than_a_line_of_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("TERM", "xterm")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        line = ProgressLine(stream)
        line("dựng trang", 0, 138_012)
        clock[0] += 200
        line("dựng trang", 12_345, 138_012)
        shown = os.read(ours, 4096).decode()
    os.close(ours)
    (told,) = re.findall(r"\r([^\r\x1b]*)\x1b\[K", shown)
    assert len(told) < columns
    assert told in "dựng trang: 12345/138012, 62 mỗi giây, còn 34 phút" or told.startswith("[")


def test_elsewhere_there_are_plain_lines_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = after(io.StringIO(), monkeypatch, 2, 5, 11, 12, 25)
    assert shown == "dựng trang: 11/100, 1 mỗi giây, còn 89 giây\ndựng trang: 25/100, 1 mỗi giây, còn 75 giây\n"


def test_nothing_done_yet_is_no_reason_to_divide_by_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    stream = Terminal()
    line = ProgressLine(stream)
    line("đọc bài", 0, 0)
    clock[0] = 5.0
    line("đọc bài", 0, 0)
    assert "0/0" in stream.getvalue() or stream.getvalue() == ""


def printed(form: str, stream: io.StringIO | None = None) -> str:
    out = stream or io.StringIO()
    print_issues([ISSUE], form, out)
    return out.getvalue()


def test_an_issue_is_printed_with_place_code_reason_and_cure() -> None:
    assert printed("text").startswith("content/a.md:3:7: LỖI [ma-loi] sai 5% (xem thêm content/b.md:2) | cách sửa: sửa")


def test_machines_get_the_same_as_json() -> None:
    [issue] = json.loads(printed("json"))
    assert (issue["code"], issue["severity"], issue["line"], issue["column"]) == ("ma-loi", "error", 3, 7)
    assert issue["also"] == [{"path": "content/b.md", "line": 2, "column": 0}]


def test_an_annotation_is_one_line_whatever_the_message_holds() -> None:
    assert printed("github") == ("::error file=content/a.md,line=3,col=7::[ma-loi] sai 5%25 | cách sửa: sửa%0Alại\n")


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in printed("text", Terminal())
    assert "\x1b[" not in printed("text")
    monkeypatch.setenv(name, value)
    assert "\x1b[" not in printed("text", Terminal())


@pytest.mark.parametrize(
    ("given_moment", "moment"),
    [
        ("2026-06-01T08:00:00+07:00", datetime(2026, 6, 1, 8, tzinfo=VIETNAM)),
        ("2026-06-01T01:00:00Z", datetime(2026, 6, 1, 8, tzinfo=VIETNAM)),
        ("2026-06-01T08:00:00", datetime(2026, 6, 1, 8, tzinfo=VIETNAM)),
    ],
)
def test_the_clock_may_be_set_and_is_that_of_vietnam(
    monkeypatch: pytest.MonkeyPatch, given_moment: str, moment: datetime
) -> None:
    monkeypatch.setenv("CONG_PHUONG_NOW", given_moment)
    assert current_moment() == moment
    assert current_moment().utcoffset() == timedelta(hours=7)


def test_settings_refuse_to_exist_wrongly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONG_PHUONG_NOW", raising=False)
    assert BuildSettings(root=Path("x")).now.tzinfo is not None
    with pytest.raises(SettingsError, match="--jobs"):
        BuildSettings(root=Path("x"), jobs=0)
    with pytest.raises(SettingsError, match="múi giờ"):
        BuildSettings(root=Path("x"), now=datetime(2026, 6, 1))
    monkeypatch.setenv("CONG_PHUONG_NOW", "mai")
    with pytest.raises(SettingsError, match="CONG_PHUONG_NOW=mai"):
        current_moment()


def test_an_article_is_in_exactly_one_class_and_the_changes_of_class_before_and_after_now_are_known() -> None:
    statuses = list(Status)
    articles = [article_of(number, status=statuses[number % 3]) for number in range(12)]
    now = START + timedelta(days=5)
    sorting = sort_articles(articles, now)
    classes = [sorting.published, sorting.withdrawn, sorting.drafts, sorting.scheduled]
    assert sorted(one.path for members in classes for one in members) == sorted(one.path for one in articles)
    assert all(one.moment <= now for one in (*sorting.published, *sorting.withdrawn))
    assert [one.moment for one in sorting.published] == sorted((one.moment for one in sorting.published), reverse=True)
    assert sorting.next_publish == min(one.moment for one in sorting.scheduled)
    past, later = (
        [one.moment for one in articles if one.moment <= now],
        [one.moment for one in articles if one.moment > now],
    )
    assert sorting.flips(now) == (max(past), min(later))
    assert sort_articles([], now).flips(now) == (None, None)
    assert sort_articles([], now).next_publish is None


def test_two_sources_of_one_address_are_named_with_a_slug_that_is_free() -> None:
    first, second, third = (article_of(number, url="/tin/2020/01/a/", slug="a") for number in range(3))
    found = shared_addresses([third, first, second])
    assert [(issue.place.path, issue.also[0].path) for issue in found] == [
        (second.path, first.path),
        (third.path, first.path),
    ]
    assert "slug: a-2" in found[0].cure
    assert shared_addresses([first, article_of(5)]) == []


def test_two_articles_that_state_one_figure_differently_are_told_apart_in_a_warning() -> None:
    same = observation("120 hộ", indicator="ho_ngheo")
    other = observation("121 hộ", indicator="ho_ngheo")
    [issue] = contradictions(reports(same, other))
    assert issue.severity is Severity.WARNING
    assert "120 hộ" in issue.problem and "121 hộ" in issue.problem
    assert contradictions(reports(same, same)) == []
    assert contradictions(reports(same, observation("9 hộ", indicator="ho_ngheo", ward=NAMESAKE))) == []
    assert contradictions(reports(same, observation("9 hộ", "2021-H1", indicator="ho_ngheo"))) == []
    assert contradictions(reports(observation("5 suất"), observation("6 suất"))) == []  # gifts come in several rounds
    twice = edition_of((article_of(0, same, other), (same, other)))
    assert contradictions(twice) == []


@given(st.text(max_size=300), st.integers(1, 120))
def test_an_excerpt_is_the_beginning_and_never_longer_than_asked(text: str, limit: int) -> None:
    words = " ".join(text.split())
    short = shorten(text, limit)
    if len(words) <= limit:
        assert short == words
    else:
        assert short.endswith("…") and len(short) <= limit + 1
        assert words.startswith(short[:-1])


def test_an_article_can_be_read_by_itself_for_whoever_asks_pelican(tmp_path: Path) -> None:
    from tests.factories import article

    path = tmp_path / "content/a.md"
    path.parent.mkdir()
    path.write_text(article("Bài", "**Chữ** <script>x</script>"), encoding="utf-8")
    html, metadata = article_of_file(tmp_path, path, registries())
    assert "<strong>Chữ</strong>" in html and "<script" not in html
    assert (metadata["title"], metadata["slug"]) == ("Bài", "bai")
    path.write_text("không có phần khai báo", encoding="utf-8")
    assert article_of_file(tmp_path, path, registries()) == ("", {})
