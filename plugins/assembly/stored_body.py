"""A body as it lies in the store."""

from __future__ import annotations

from itertools import accumulate, pairwise

from plugins.edition import Body


def encode_body(body: Body) -> bytes:
    """A body as plain text, which is read much quicker than JSON: lengths in bytes, then the parts themselves."""
    texts = (body.html, body.text, "\n".join(body.headings), body.figures, body.excerpt)
    parts = [text.encode() for text in texts]
    return b"%b\n%b" % (" ".join(map(str, map(len, parts))).encode(), b"".join(parts))


def decode_body(raw: bytes) -> Body:
    """The body that a compiler wrote."""
    html, *words = _parts(raw)
    return _body(raw[html].decode(), *(raw[part].decode() for part in words))


def decode_html(raw: bytes) -> str:
    """Only the HTML of that body: its page needs no more, and to decode the rest takes as long."""
    return raw[_parts(raw)[0]].decode()


def decode_words(raw: bytes) -> Body:
    """That body without its HTML, which search does not need."""
    return _body("", *(raw[part].decode() for part in _parts(raw)[1:]))


def _body(html: str, text: str, headings: str, figures: str, excerpt: str) -> Body:
    return Body(html, text, tuple(headings.split("\n")) if headings else (), figures, excerpt)


def _parts(raw: bytes) -> list[slice]:
    """Where each part of a stored body lies."""
    start = raw.index(b"\n") + 1
    ends = accumulate(map(int, raw[:start].split()), initial=start)
    return [slice(*borders) for borders in pairwise(ends)]
