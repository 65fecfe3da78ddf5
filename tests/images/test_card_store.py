from __future__ import annotations

from pathlib import Path

from photographs import write_old
from titles import titles

from plugins.images.card_drawing import draw_card
from plugins.images.card_store import Card, CardStore
from plugins.images.card_text import CardRequest, CardText, key_in_path
from plugins.images.limits import Limits
from plugins.images.refusal import Refusal

REQUESTS = [CardRequest(CardText(title), f"bai-{number}") for number, title in enumerate(titles(30))]


def build(folder: Path, requests: list[CardRequest]) -> tuple[list[Card | Refusal], int]:
    with CardStore(folder, jobs=2) as store:
        return store.ensure(requests), store.drawn


def test_a_card_is_drawn_once_and_is_what_the_drawing_says(tmp_path: Path) -> None:
    cards, drawn = build(tmp_path, REQUESTS)
    assert drawn == 30
    assert build(tmp_path, REQUESTS) == (cards, 0)
    with CardStore(tmp_path) as store:
        for card, request in zip(store.ensure(REQUESTS), REQUESTS, strict=True):
            assert isinstance(card, Card)
            store.place(card, tmp_path / "out")
            content = (tmp_path / "out" / request.path).read_bytes()
            assert len(content) == card.size
    assert content == draw_card(REQUESTS[-1].text)


def test_a_card_that_cannot_be_drawn_does_not_stop_the_others(tmp_path: Path) -> None:
    cards, drawn = build(tmp_path, [REQUESTS[0], CardRequest(CardText("Chúc mừng 😀"), "a"), REQUESTS[1]])
    assert [type(card) for card in cards] == [Card, Refusal, Card]
    assert drawn == 2


def test_a_damaged_card_is_drawn_again(tmp_path: Path) -> None:
    build(tmp_path, REQUESTS)
    victims = sorted(tmp_path.glob("??/*"))[:2]
    victims[0].write_bytes(victims[0].read_bytes()[:-1])
    victims[1].unlink()
    assert build(tmp_path, REQUESTS)[1] == 2


def test_two_pages_with_the_same_words_share_a_card(tmp_path: Path) -> None:
    cards, drawn = build(tmp_path, [CardRequest(REQUESTS[0].text, "a"), CardRequest(REQUESTS[0].text, "b")])
    assert drawn == 1
    assert [card.path.split("-")[0] for card in cards if isinstance(card, Card)] == ["the/a", "the/b"]


def test_only_cards_of_the_run_survive_pruning(tmp_path: Path) -> None:
    build(tmp_path, REQUESTS)
    with CardStore(tmp_path) as store:
        store.ensure(REQUESTS[:5])
        assert store.prune() == 25
    assert len(list(tmp_path.glob("??/*"))) == 5


def test_cards_named_by_key_and_a_running_worker_s_files_survive_pruning(tmp_path: Path) -> None:
    build(tmp_path, REQUESTS)
    young, old = tmp_path / "scratch/1-1", tmp_path / "scratch/1-2"
    young.write_bytes(b"x")
    write_old(old, b"x")
    with CardStore(tmp_path) as store:
        assert store.prune({REQUESTS[0].text.key}) == 29
    assert [path.name[:32] for path in tmp_path.glob("??/*")] == [REQUESTS[0].text.key]
    assert (young.exists(), old.exists()) == (True, False)


def test_dropping_a_card_by_its_address_leaves_the_others(tmp_path: Path) -> None:
    cards, _ = build(tmp_path, REQUESTS)
    with CardStore(tmp_path) as store:
        assert store.drop({key_in_path(REQUESTS[3].path), "0123456789"}) == 1
    assert build(tmp_path, REQUESTS) == (cards, 1)


def test_a_card_that_takes_too_long_is_refused_alone(tmp_path: Path) -> None:
    endless = CardRequest(CardText("Tin", ward="x" * 20_000), "a")
    with CardStore(tmp_path, Limits(seconds=2), jobs=1) as store:
        cards = store.ensure([REQUESTS[0], endless, REQUESTS[1]])
    assert [type(card) for card in cards] == [Card, Refusal, Card]
