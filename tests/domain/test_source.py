"""A source leads to the sentence it names."""

from __future__ import annotations

from plugins.domain.source import Source, TextQuote


def test_the_link_of_a_source_is_its_article_at_the_sentence() -> None:
    quote = TextQuote("627 suất quà", "Phường trao 627 suất quà.")
    assert Source("content/a.md", "/tin/a/", "so-lieu-1", quote).link == "/tin/a/#so-lieu-1"
