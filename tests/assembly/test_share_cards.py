"""Share cards in the plan of a site, and what becomes of those that cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.assembly.build import Session, plan_pages
from plugins.assembly.settings import BuildSettings
from plugins.assembly.share_cards import OWNER, PlannedCard, ShareCards
from plugins.engine.plan import Output, Plan
from plugins.engine.tree import MakingFailed
from plugins.engine.workers import TIMED_OUT
from tests.factories import article, bare_project


@pytest.fixture
def cards(tmp_path: Path) -> ShareCards:
    project = bare_project(tmp_path / "project")
    for title in ("Một tin dài hơn hẳn", "Tin ngắn"):
        project.write(f"content/2020/{len(title)}.md", article(title, date="2020-07-08"))
    session = Session(BuildSettings(root=project.root, jobs=1), lambda *_: None)
    plan_pages(session)
    return session.cards


def planned(cards: ShareCards, *held: PlannedCard) -> list[Output]:
    plan = Plan()
    cards.add(plan, lambda card: card in held)
    return list(plan)


def test_every_card_is_planned_once_and_those_to_be_drawn_in_the_order_of_their_titles_lengths(
    cards: ShareCards,
) -> None:
    titles = {card.path: card.make().text.title for card in cards.cards.values()}
    outputs = planned(cards)
    assert sorted(output.path for output in outputs) == sorted(titles)
    lengths = [len(titles[output.path]) for output in outputs]
    assert lengths == sorted(lengths) and all(output.early for output in outputs)
    made = outputs[0].make()
    assert isinstance(made, bytes) and made.startswith(b"\x89PNG")


def test_cards_that_the_site_holds_stay_in_the_plan(cards: ShareCards) -> None:
    held = next(iter(cards.cards.values()))
    outputs = planned(cards, held)
    assert len(outputs) == len(cards.cards) and outputs[0].path == held.path


def test_a_card_that_cannot_be_drawn_is_an_issue_of_its_article(cards: ShareCards) -> None:
    card = next(card for address, card in cards.cards.items() if address.startswith("/tin/"))
    failed = MakingFailed([(Output(card.path, OWNER, card.key, bytes), TIMED_OUT)])
    (issue,) = cards.refused(failed)
    assert (issue.code, issue.place.path) == ("the-may-dung", f"content/2020/{len(card.make().text.title)}.md")


def test_whatever_else_cannot_be_made_is_no_matter_of_cards(cards: ShareCards) -> None:
    failed = MakingFailed([(Output("index.html", "trang chủ", "", bytes), TIMED_OUT)])
    with pytest.raises(MakingFailed):
        cards.refused(failed)
