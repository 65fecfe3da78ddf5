"""Addresses a page needs besides its own: absolute ones, share links, the letter that reports an error."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from plugins.pages.views import LinkView, Page, SiteView

_LETTER = "\n\nChỗ chưa đúng:\n\nTheo tôi, đúng là:\n"


def absolute(site: SiteView, url: str) -> str:
    """Return `url` with the site's base address in front; an absolute address stays as it is."""
    return site.base_url + url if url.startswith("/") else url


def share_links(site: SiteView, page: Page) -> tuple[LinkView, ...]:
    """Return plain links that hand the page to Zalo, Facebook and a mail program; none needs a script.

    Zalo documents only its widget; the link is the address that widget opens. Where it fails, "copy link" remains.
    """
    address = _quoted(site.base_url) + _quoted(page.path)
    subject = _quoted(page.title)
    return (
        LinkView(label="Zalo", url=f"https://sp.zalo.me/share_inline?url={address}"),
        LinkView(label="Facebook", url=f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        LinkView(label="Thư điện tử", url=f"mailto:?subject={subject}&body={subject}%0A{address}"),
    )


def correction_letter(site: SiteView, page: Page) -> str:
    """Return the `mailto:` address of a letter about an error on `page`, empty when the portal has no mailbox."""
    mailbox = site.corrections_email or site.office.email
    if not mailbox:
        return ""
    title = _quoted(page.title)
    body = f"{_quoted('Trang: ')}{title}%0A{_quoted(site.base_url)}{_quoted(page.path)}{_quoted(_LETTER)}"
    return f"mailto:{mailbox}?subject={_quoted('Báo sai sót: ')}{title}&body={body}"


@lru_cache(maxsize=64)  # a page's title and address are quoted for several links
def _quoted(text: str) -> str:
    return quote(text, safe="")
