"""A picture as the browser needs to know it: finished attributes for the theme, finished HTML for article bodies."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from plugins.images.card_text import HEIGHT, WIDTH, CardRequest
from plugins.images.picture import JPEG, Picture, Variant
from plugins.pages.views.common import PictureSourceView, PictureView, ShareImageView

# Width of the reading column of the theme; below it a picture fills the screen.
READING_COLUMN = "(min-width: 46em) 43em, 100vw"


def picture_view(
    picture: Picture,
    alt: str,
    *,
    caption: str = "",
    credit: str = "",
    eager: bool = False,
    sizes: str = READING_COLUMN,
    root: str = "/",
) -> PictureView:
    """The view of a picture on a page; `root` is the site's root path, `eager` is for a page's first picture only."""
    sources = tuple(
        PictureSourceView(media_type=mime, srcset=_srcset(variants, root))
        for mime, variants in groupby(picture.variants, key=lambda variant: variant.mime)
    )
    return PictureView(
        src=root + picture.fallback.path,
        width=picture.fallback.width,
        height=picture.fallback.height,
        alt=alt,
        sizes=sizes,
        sources=sources,
        caption=caption,
        credit=credit,
        eager=eager,
    )


def share_image_view(card: CardRequest, root: str = "/") -> ShareImageView:
    """The share card of a page for its head; its description is what is written on it."""
    text = card.text.printable()
    alt = " – ".join(
        part for part in (text.title, text.ward, " ".join((text.figure, text.figure_label)).strip()) if part
    )
    return ShareImageView(url=root + card.path, width=WIDTH, height=HEIGHT, alt=alt, media_type=JPEG)


def _srcset(variants: Iterable[Variant], root: str) -> str:
    return ", ".join(f"{root}{variant.path} {variant.width}w" for variant in variants)


def picture_html(view: PictureView, *, among_words: bool = False) -> str:
    """A `<picture>`, within a `<figure>` when it has a caption or a credit; every text is escaped.

    Among the words of a paragraph no figure may stand; there caption and credit follow the picture.
    """
    sources = "".join(_source(source, view.sizes) for source in view.sources)
    picture = f"<picture>{sources}{_img(view)}</picture>"
    words = [escape(view.caption)] if view.caption else []
    if view.credit:
        words.append(f'<span class="cp-picture__credit">{escape(view.credit)}</span>' if words else escape(view.credit))
    if not words:
        return picture
    if among_words:
        return f"{picture} <small>{' '.join(words)}</small>"
    return f'<figure class="cp-figure">{picture}<figcaption>{" ".join(words)}</figcaption></figure>'


def _source(source: PictureSourceView, sizes: str) -> str:
    return f'<source type="{escape(source.media_type)}" srcset="{escape(source.srcset)}" sizes="{escape(sizes)}">'


def _img(view: PictureView) -> str:
    haste = 'loading="eager"' if view.eager else 'loading="lazy"'
    srcset = f' srcset="{escape(view.srcset)}" sizes="{escape(view.sizes)}"' if view.srcset else ""
    size = f'width="{view.width}" height="{view.height}"'
    return f'<img src="{escape(view.src)}"{srcset} {size} alt="{escape(view.alt)}" {haste} decoding="async">'
