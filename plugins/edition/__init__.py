"""The published set: articles and figures of one build, and the words with which pages speak of them."""

from __future__ import annotations

from plugins.edition.article import ILLUSTRATIVE_TAG, Article, FigureKey, Reference
from plugins.edition.edition import Body, Edition

__all__ = ["ILLUSTRATIVE_TAG", "Article", "Body", "Edition", "FigureKey", "Reference"]
