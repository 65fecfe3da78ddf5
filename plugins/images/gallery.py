"""Galleries: a plain Markdown list whose items are only pictures."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plugins.images.markup import picture_html
from plugins.pages.views.common import PictureView


@dataclass(frozen=True, slots=True)
class GalleryPicture:
    """One picture of a gallery as written: name, description, caption (its title, or the words behind it)."""

    name: str
    alt: str
    caption: str


def gallery(element: Element) -> tuple[GalleryPicture, ...]:
    """The pictures of a `ul` or `ol` that is a gallery, else nothing.

    A gallery has two items or more, and each is one picture, followed at most by its caption in plain words.
    """
    if element.tag not in ("ul", "ol") or len(element) < 2:
        return ()
    pictures = [_picture(item) for item in element]
    return tuple(picture for picture in pictures if picture) if all(pictures) else ()


def _picture(item: Element) -> GalleryPicture | None:
    holder = item
    if len(item) == 1 and item[0].tag == "p" and not (item.text or "").strip() and not (item[0].tail or "").strip():
        holder = item[0]  # a list with empty lines between its items
    if len(holder) != 1 or holder[0].tag != "img" or (holder.text or "").strip():
        return None
    image = holder[0]
    behind = " ".join((image.tail or "").split()).lstrip("–-—: ")
    return GalleryPicture(image.get("src", ""), image.get("alt", ""), image.get("title", "") or behind)


def gallery_html(views: tuple[PictureView, ...]) -> str:
    """The gallery as a list of figures."""
    return f'<ul class="cp-gallery">{"".join(f"<li>{picture_html(view)}</li>" for view in views)}</ul>'
