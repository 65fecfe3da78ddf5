"""A body as it lies in the store."""

from __future__ import annotations

from plugins.edition import Body


def encode_body(body: Body) -> bytes:
    """A body as plain text, which is read much quicker than JSON: two lengths in bytes, HTML, text, headings."""
    html, text = body.html.encode(), body.text.encode()
    return b"%d %d\n%b%b%b" % (len(html), len(text), html, text, "\n".join(body.headings).encode())


def decode_body(raw: bytes) -> Body:
    """The body that a compiler wrote."""
    start, html, text = _parts(raw)
    headings = raw[text:].decode()
    return Body(raw[start:html].decode(), raw[html:text].decode(), tuple(headings.split("\n")) if headings else ())


def decode_html(raw: bytes) -> str:
    """Only the HTML of that body: its page needs no more, and to decode the rest takes as long."""
    start, html, _ = _parts(raw)
    return raw[start:html].decode()


def _parts(raw: bytes) -> tuple[int, int, int]:
    """Where the HTML of a stored body begins and ends, and where its text ends, in bytes."""
    start = raw.index(b"\n") + 1
    html, text = raw[:start].split()
    return start, start + int(html), start + int(html) + int(text)
