"""Addresses a page needs besides its own: absolute ones, share links, the letter that reports an error."""

from __future__ import annotations

from urllib.parse import quote

from plugins.pages.views import LinkView, Page, SiteView


def absolute(site: SiteView, url: str) -> str:
    """Return `url` with the site's base address in front; an absolute address stays as it is."""
    return site.base_url + url if url.startswith("/") else url


def share_links(site: SiteView, page: Page) -> tuple[LinkView, ...]:
    """Return plain links that hand the page to Zalo, Facebook and a mail program; none needs a script.

    Zalo documents only its widget; the link is the address that widget opens. Where it fails, "copy link" remains.
    """
    address = quote(absolute(site, page.path), safe="")
    subject = quote(page.title, safe="")
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
    body = f"Trang: {page.title}\n{absolute(site, page.path)}\n\nChỗ chưa đúng:\n\nTheo tôi, đúng là:\n"
    return f"mailto:{mailbox}?subject={quote('Báo sai sót: ' + page.title, safe='')}&body={quote(body, safe='')}"
