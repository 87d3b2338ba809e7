"""The shell: one page that the theme renders empty, and that every record's page is stamped from.

A page of 2,000 goes through the theme once and not 2,000 times. What the theme repeats for each
heading of the contents list, stamping repeats too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from postmortem_kb.markup import escape
from postmortem_kb.pages import Page

# Two levels deep, as all pages that are stamped from it, and in a folder that holds nothing else:
# then every way to another page goes by the front page, and is right from any of them.
FOLDER = "0-shell"
ADDRESS = f"{FOLDER}/page/"
SOURCE = f"{FOLDER}/page.md"
TITLE, CONTENT, PLACE, ANCHOR, DESCRIPTION = (
    f"kb-shell-{name}" for name in ("title", "content", "place", "anchor", "description")
)
# Where the content of each page begins, by `templates/main.html`.
BEGINNING = "kb-content"
_ITEM = re.compile(rf"<li\b(?:(?!<li\b|</li>).)*{ANCHOR}(?:(?!<li\b).)*?</li>", re.DOTALL)
_SLOT = re.compile("|".join((TITLE, CONTENT, DESCRIPTION, ADDRESS, ANCHOR)))


@dataclass(frozen=True, slots=True)
class Shell:
    """The rendered shell. Of `pieces` each second one is a slot or an item of the contents list."""

    pieces: tuple[str, ...]

    @classmethod
    def read(cls, html: str) -> Shell:
        """From the theme's rendering of the empty page."""
        pieces: list[str] = []
        position = 0
        for item in _ITEM.finditer(html):
            pieces += [*_split(html[position : item.start()]), item.group()]
            position = item.end()
        return cls((*pieces, *_split(html[position:])))

    def stamp(self, page: Page) -> str:
        """The HTML of a page. Nothing that stands in the page is taken for a slot."""
        values = {
            TITLE: escape(page.title),
            CONTENT: str(page.html),
            DESCRIPTION: escape(page.description),
            ADDRESS: page.address,
            # Where "skip to content" leads: the theme leads past the title and what stopped it.
            ANCHOR: BEGINNING,
        }
        filled = list(self.pieces)
        for position in range(1, len(filled), 2):
            slot = filled[position]
            filled[position] = values[slot] if slot in values else _items(slot, page)
        return "".join(filled)


def _split(text: str) -> list[str]:
    """Text, slot, text, …, text."""
    pieces: list[str] = []
    position = 0
    for slot in _SLOT.finditer(text):
        pieces += [text[position : slot.start()], slot.group()]
        position = slot.end()
    return [*pieces, text[position:]]


def _items(item: str, page: Page) -> str:
    """The theme's item of the contents list, once for each place."""
    return "".join(
        item.replace(ANCHOR, escape(place.id)).replace(PLACE, escape(place.text))
        for place in page.contents
    )
