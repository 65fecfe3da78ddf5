"""Which HTML an article may hold, which is dropped as harmless decoration, and which is refused."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALLOWED: Final = _words(
    "a abbr b blockquote br cite code dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins "
    "kbd li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead time tr u ul "
    "caption"
)
ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "title"}),
    "td": frozenset({"colspan", "rowspan", "align"}),
    "th": frozenset({"colspan", "rowspan", "align"}),
    "ol": frozenset({"start"}),
    "abbr": frozenset({"title"}),
    "time": frozenset({"datetime"}),
    "details": frozenset({"open"}),
}
# These run, load, embed, ask for input or swallow what follows; they are shown as text and refuse the article.
REFUSED: Final = _words(
    "applet audio base button canvas dialog embed form frame frameset iframe input isindex keygen link listing "
    "math meta noembed noframes noscript object option optgroup output param picture plaintext portal progress "
    "script select slot source style svg template textarea title track video xmp animate set use foreignobject "
    "image"
)
# Word and old editors leave these; the text inside them stays.
DECORATION: Final = _words(
    "acronym address article aside basefont bdi bdo big blink body center col colgroup data dfn dir fieldset "
    "font footer h1 head header hgroup html label legend main map area marquee menu nav nobr rb rp rt ruby samp "
    "section strike tt var wbr meter search"
)
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})

_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:_-]*)")
_ATTRIBUTE: Final = re.compile(r"([^\s\"'=<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_HARMLESS: Final = _words(
    "style class id align valign width height border bgcolor color lang dir face size hspace vspace rel target "
    "cellpadding cellspacing name role scope type value nowrap loading decoding clear xml:lang summary hidden "
    "tabindex"
)


def name_of(tag: str) -> str:
    """The lower-case name of a tag as written, "" when it has none that HTML could know."""
    match = _TAG.match(tag)
    return match[1].lower() if match else ""


def is_decoration(name: str) -> bool:
    """Whether a tag is dropped without loss: decoration, and the namespaced tags that Word pastes (`o:p`)."""
    return name in DECORATION or (":" in name and name.split(":")[0] in ("o", "w", "v", "m", "st1"))


def rebuild(tag: str, name: str) -> tuple[str, list[str], list[str]]:
    """An allowed tag with its allowed attributes only; the names of harmless and of refused attributes left out."""
    if tag.startswith("</"):
        return f"</{name}>", [], []
    kept, harmless, refused = [], [], []
    for match in _ATTRIBUTE.finditer(tag[1 + len(name) :].rstrip("/>")):
        attribute = match[1].lower()
        value = next((group for group in match.groups()[1:] if group is not None), "")
        if attribute in ATTRIBUTES.get(name, ()):
            kept.append(f' {attribute}="{escape(unescape(value))}"')
        elif attribute in _HARMLESS or attribute.startswith(("data-", "aria-", "xmlns", "mso")):
            harmless.append(attribute)
        else:
            refused.append(attribute)
    return f"<{name}{''.join(kept)}>", harmless, refused
