"""The map of the site: no path that could harm, no address with two owners."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.engine.plan import Output, Plan, UnsafePath, check_path


def output(path: str, owner: str = "content/a.md") -> Output:
    return Output(path, owner, "khóa", lambda: b"")


@settings(max_examples=400)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(["..", ".", "", "a", "A", "b.html", "con", "é", "\\", "\x00", "~", " "]), max_size=5
        ).map("/".join),
    )
)
def test_an_accepted_path_stays_below_the_root_and_is_plain(path: str) -> None:
    try:
        assert check_path(path) == path
    except UnsafePath:
        return
    parts = path.split("/")
    assert path.isascii() and path == path.lower()
    assert all(parts) and not any(part in {".", ".."} or not part.strip(".") for part in parts)
    assert not set(path) & set('\\:*?"<>| \t\n\x00%#')
    assert len(path) <= 240


@pytest.mark.parametrize("path", ["index.html", "tin/2020/07/a-b_c.d/index.html", ".well-known/x", "a..b/c", "a" * 240])
def test_ordinary_paths_are_accepted(path: str) -> None:
    assert check_path(path) == path


@pytest.mark.parametrize(
    "path",
    ["", "/a", "a/", "a//b", "../a", "a/../b", "a/./b", "a/...", "A", "ă", "a b", "a\\b", "c:/a", "a\n", "a" * 241],
)
def test_harmful_paths_are_refused(path: str) -> None:
    with pytest.raises(UnsafePath):
        check_path(path)


def test_a_second_owner_of_an_address_is_an_issue_that_names_both_and_the_first_one_stays() -> None:
    plan = Plan()
    plan.extend([output("tin/a/index.html", "content/a.md"), output("tin/a/index.html", "content/b.md")])
    [issue] = plan.issues
    assert (issue.code, issue.place.path, issue.also[0].path) == ("dia-chi-trung", "content/b.md", "content/a.md")
    assert "/tin/a/" in issue.problem
    assert [one.owner for one in plan] == ["content/a.md"]
    assert len(plan) == 1
    assert plan.get("tin/a/index.html") is not None and plan.get("tin/b/index.html") is None


def test_nobody_may_own_the_manifest() -> None:
    plan = Plan()
    plan.add(output("manifest.json"))
    [issue] = plan.issues
    assert "bản kê" in issue.problem
    assert len(plan) == 0


def test_an_unsafe_path_never_enters_a_plan() -> None:
    plan = Plan()
    with pytest.raises(UnsafePath):
        plan.add(output("../index.html"))
    assert len(plan) == 0
