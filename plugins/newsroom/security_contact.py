"""security.txt (RFC 9116): whom to tell about a weakness of the site."""

from __future__ import annotations

from datetime import timedelta

from plugins.edition import Edition
from plugins.newsroom.feeds import updated_at

PATH = ".well-known/security.txt"
VALID_FOR = timedelta(days=365)


def security_contact(edition: Edition) -> bytes | None:
    """The file, valid for a year from the newest change; None for a site without news or without an address.

    The same articles give the same bytes: the end is counted from what was published, not from the day of the build.
    """
    site = edition.registries.site
    if not site.office.email or not edition.articles:
        return None
    expires = max(updated_at(article) for article in edition.articles[:50]) + VALID_FOR
    lines = [
        f"Contact: mailto:{site.office.email}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: vi, en",
        f"Canonical: {site.url}/{PATH}",
    ]
    return ("\n".join(lines) + "\n").encode()
