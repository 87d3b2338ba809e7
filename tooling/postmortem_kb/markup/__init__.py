"""An author's Markdown as clean HTML: one fixed Markdown, one sanitiser, no other way in.

Nothing from another host is loaded, no script, style, id or class of an author's comes through, and
no text takes long: one that is past the bounds of `parser` is shown as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape as _escape

from postmortem_kb.markup.addresses import Link
from postmortem_kb.markup.outline import Heading, outline
from postmortem_kb.markup.page import Page
from postmortem_kb.markup.parser import TooMuch, parse, write
from postmortem_kb.markup.sanitiser import clean
from postmortem_kb.markup.words import words

__all__ = ["Heading", "Rendered", "escape", "plain", "render", "render_inline"]


_UNSOUND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text for a page: its HTML, its headings in order, and its words for search and excerpts."""

    html: str
    headings: tuple[Heading, ...]
    text: str


def refuse(_address: str) -> str | None:
    """The `link` of a text that leads nowhere but to other hosts and to its own headings."""
    return None


def render(
    text: str, *, link: Link = refuse, heading_level: int = 0, id_prefix: str = ""
) -> Rendered:
    """`text` as HTML for a page.

    `link` is given each address without a scheme, percent-encoded, and answers with the address to
    use or with None: then a link becomes its text and an image its alternative text. Headings go
    down by `heading_level` levels. Every id begins with `id_prefix`, after the `fn:` or `fnref:`
    of a footnote.
    """
    text = _sound(text)
    try:
        tokens = parse(text)
        spoken = words(tokens)
        headings = tuple(outline(tokens, heading_level, id_prefix))
        Page(link, headings, id_prefix).settle(tokens)
        return Rendered(clean(write(tokens)), headings, spoken)
    except TooMuch as reason:
        return Rendered(_as_written(text, reason.why), (), text)


def render_inline(text: str, *, link: Link = refuse) -> str:
    """One line of Markdown as HTML that stands within a line; blocks are not read."""
    text = _sound(text)
    try:
        tokens = parse(text, inline=True)
        Page(link, (), "").settle(tokens)
        return clean(write(tokens), inline=True)
    except TooMuch:
        return escape(text)


def plain(text: str) -> str:
    """The words of a Markdown text, without markup: a line for each paragraph, heading or cell."""
    text = _sound(text)
    try:
        return words(parse(text))
    except TooMuch:
        return text


def escape(text: str) -> str:
    """Any text as HTML that shows it, also within an attribute's quotes."""
    return _escape(_sound(text))


def _sound(text: str) -> str:
    """`text` with what no HTML may hold replaced: control characters, halves of surrogate pairs."""
    return _UNSOUND.sub("\ufffd", text)


def _as_written(text: str, why: str) -> str:
    return (
        '<div class="admonition note"><p class="admonition-title">Shown as it was written</p>'
        f"<p>This text is not formatted: {escape(why)}.</p></div>\n"
        f"<pre><code>{escape(text)}</code></pre>\n"
    )
