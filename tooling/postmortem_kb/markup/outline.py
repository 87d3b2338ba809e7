"""The headings of a text: their levels on the page, their ids, and links to themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from postmortem_kb.markup.parser import OURS
from postmortem_kb.markup.tags import opening_tag
from postmortem_kb.markup.words import inline_words

_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its level on the page (1 to 6), its text without markup, its id."""

    level: int
    text: str
    id: str


def outline(tokens: Sequence[Token], shift: int, prefix: str) -> Iterator[Heading]:
    """Give each heading its level, its id and a link to itself; yield them in order.

    Ids are made as GitHub makes them, so that a link to a heading works in both places.
    """
    taken: dict[str, int] = {}
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "heading_open":
            children = inline.children or []
            text = inline_words(children).strip()
            name = prefix + _unique(_slug(text), taken)
            level = min(int(opening.tag[1]) + shift, 6)
            opening.tag = closing.tag = f"h{level}"
            opening.attrs = {"id": name}
            inline.children = [*children, _permalink(name)]
            yield Heading(level, text, name)


def _slug(text: str) -> str:
    # An id that begins with two underscores could be one of the theme's own.
    name = _NOT_IN_SLUG.sub("", text.lower()).replace(" ", "-").strip("-_")
    return name[:_LONGEST_SLUG] or "section"


def _unique(slug: str, taken: dict[str, int]) -> str:
    name = slug
    while name in taken:
        taken[slug] += 1
        name = f"{slug}-{taken[slug]}"
    taken[name] = 0
    return name


def _permalink(name: str) -> Token:
    attributes = {"class": "headerlink", "href": f"#{name}", "title": "Link to this section"}
    return Token(OURS, "", 0, content=f"{opening_tag('a', attributes)}&para;</a>")
