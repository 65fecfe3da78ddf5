"""Python-Markdown with a small set of features, kept as one instance and made quicker without changing its output.

Differences from the stock converter, all on purpose: raw HTML is only ever inline and goes through `tags`; lines
indented by four spaces are not code, because offices indent the first line of paragraphs. The inline pass skips
patterns whose opening sign does not occur; tests hold its output equal to the stock pass.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any, Final

import markdown
from markdown.blockparser import BlockParser
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.treeprocessors import InlineProcessor

from plugins.domain.issue import Issue, Severity
from plugins.markup import tags
from plugins.markup.locating import Locator

_OPENING: Final = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
# No heading, list, quote, table, rule or definition begins with a letter.
_PLAIN_BLOCK: Final = re.compile(r"[^\W\d_][^\n]*(?:\n[^\W\d_][^\n]*)*")
_NO_HARM: Final = "không cần làm gì nếu bài hiện đúng; nên dán chữ thuần (Ctrl+Shift+V)"
_ANY_OPENING: Final = re.compile(r"[`\\\[<&*_]|  \n")


class TagPolicy(HtmlInlineProcessor):  # type: ignore[misc]
    """Decides about every raw tag outside code: kept, dropped with a word, or shown as text and refused."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(HTML_RE, md)
        self.locator = Locator("", "", 1)
        self.issues: list[Issue] = []
        self.seen = False

    def begin(self, locator: Locator) -> None:
        """Forget the last article."""
        self.locator = locator
        locator.cursors.clear()
        self.issues = []
        self.seen = False

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element | str, int, int]:
        """Replace one raw tag."""
        tag = str(self.backslash_unescape(self.unescape(m.group(1))))
        return self._decide(tag), m.start(0), m.end(0)

    def _decide(self, tag: str) -> str:
        if tag.startswith("<!--"):
            return ""
        name = tags.name_of(tag)
        if name in tags.ALLOWED:
            return self._allowed(tag, name)
        opens = not tag.startswith("</")
        if name in tags.REFUSED:
            if opens:
                self._say(name, f"không dùng được thẻ <{name}>", f"xóa thẻ <{name}> và </{name}>", Severity.ERROR)
            return tag
        if tags.is_decoration(name):
            if opens:
                self._say(name, f"đã gỡ thẻ <{name}>, chữ bên trong vẫn giữ", _NO_HARM, Severity.WARNING)
            return ""
        return tag

    def _allowed(self, tag: str, name: str) -> str:
        self.seen = True
        built, harmless, refused = tags.rebuild(tag, name)
        if refused:
            problem = f"không dùng được {', '.join(refused)} trong thẻ <{name}>"
            self._say(name, problem, f"xóa {', '.join(refused)}", Severity.ERROR)
        elif harmless and name != "span":
            problem = f"đã gỡ {', '.join(harmless)} khỏi thẻ <{name}>"
            self._say(name, problem, _NO_HARM, Severity.WARNING)
        return str(self.md.htmlStash.store(built))

    def _say(self, name: str, problem: str, cure: str, severity: Severity) -> None:
        place = self.locator.place(f"<{name}", f"<{name.upper()}", f"<{name.capitalize()}", "<")
        self.issues.append(Issue("the-html", place, problem, cure, severity))


class QuickInline(InlineProcessor):  # type: ignore[misc]
    """The stock inline pass without patterns that cannot match; overrides a private method, so the version is pinned."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if _ANY_OPENING.search(data) is None or isinstance(data, markdown.util.AtomicString):
            return data
        patterns = self.inlinePatterns
        patterns._sort()
        names = [entry.name for entry in patterns._priority]
        apply: Any = self._InlineProcessor__applyPattern
        start = 0
        count = len(names)
        while patternIndex < count:
            opening = _OPENING.get(names[patternIndex])
            if opening is not None and opening not in data:
                patternIndex += 1
                start = 0
                continue
            data, matched, start = apply(patterns[patternIndex], data, patternIndex, start)
            if not matched:
                patternIndex += 1
        return data


class QuickBlocks(BlockParser):  # type: ignore[misc]
    """The stock block parser, except that a block whose lines all begin with a letter is a paragraph at once."""

    def parseBlocks(self, parent: etree.Element, blocks: list[str]) -> None:
        """Parse blocks into `parent`; plain paragraphs do not pass all the block processors."""
        in_list = self.state.isstate("list")
        while blocks:
            block = blocks[0]
            if not in_list and _PLAIN_BLOCK.fullmatch(block):
                blocks.pop(0)
                etree.SubElement(parent, "p").text = block
                continue
            for processor in self.blockprocessors:
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


def build(quick: bool = True) -> tuple[markdown.Markdown, TagPolicy]:
    """A converter and its tag policy; `quick=False` leaves the stock inline pass, for comparison."""
    md = markdown.Markdown(
        extensions=["markdown.extensions.tables", "markdown.extensions.sane_lists"],
        extension_configs={"markdown.extensions.tables": {"use_align_attribute": True}},
        output_format="html",
    )
    md.preprocessors.deregister("html_block")
    md.parser.blockprocessors.deregister("code")
    policy = TagPolicy(md)
    md.inlinePatterns.register(policy, "html", 90)
    if quick:
        md.parser.__class__ = QuickBlocks
    if quick and hasattr(InlineProcessor, "_InlineProcessor__handleInline"):
        md.treeprocessors.register(QuickInline(md), "inline", 20)
    return md, policy
