"""From the tokens of a text to those that a page may hold: nothing of the author's is left raw."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from urllib.parse import unquote

from markdown_it.token import Token

from postmortem_kb.markup.addresses import Link, is_external, resolve
from postmortem_kb.markup.code import can_be_coloured, code_block
from postmortem_kb.markup.outline import Heading
from postmortem_kb.markup.parser import OURS, TooMuch
from postmortem_kb.markup.tags import Tag, opening_tag, split_tags
from postmortem_kb.markup.words import inline_words

MOST_COLOURED = 8_000
MOST_ADDRESSES = 500_000
_ALERTS = {"IMPORTANT": "info", "CAUTION": "danger"}


class Page:
    """One text on its way to a page: how its links resolve, and what it has used of the bounds.

    A public method other than `settle` bears the name of the type of token that it changes.
    """

    def __init__(self, link: Link, headings: Sequence[Heading], prefix: str) -> None:
        self._link = link
        self._ids = {heading.id for heading in headings}
        self._prefix = prefix
        self._open_links_refused: list[bool] = []
        self._coloured = 0
        self._addresses = 0

    def settle(self, tokens: Sequence[Token]) -> None:
        """Change the tokens, and those in them, into what may stand on a page. Raises TooMuch."""
        for token in tokens:
            change: Callable[[Token], None] | None = getattr(self, token.type, None)
            if change:
                change(token)
            if token.children:
                self.settle(token.children)

    def link_open(self, token: Token) -> None:
        """A link, or only its text where the address is refused."""
        attributes = self._link_to(_attributes(token))
        token.hidden = attributes is None
        token.attrs = {**(attributes or {})}
        self._open_links_refused.append(token.hidden)

    def link_close(self, token: Token) -> None:
        """The end of a link, which goes where its beginning went."""
        token.hidden = self._open_links_refused.pop()

    def image(self, token: Token) -> None:
        """An image of ours; a link where it is another host's; its text where it is refused."""
        _write(
            token, self._image({**_attributes(token), "alt": inline_words(token.children or [])})
        )

    def html_inline(self, token: Token) -> None:
        """What may stay of an author's HTML."""
        _write(token, "".join(map(self._piece, split_tags(token.content))))

    html_block = html_inline

    def fence(self, token: Token) -> None:
        """A code block, in colour if its language is one that we know."""
        code, language = token.content, (token.info.split() or [""])[0]
        if self._coloured + len(code) > MOST_COLOURED or not can_be_coloured(code, language):
            language = ""
        self._coloured += len(code) if language else 0
        _write(token, code_block(code, language))

    def code_block(self, token: Token) -> None:
        """Indented code."""
        _write(token, code_block(token.content))

    def td_open(self, token: Token) -> None:
        """A cell's alignment as an attribute, because no style may stay."""
        if style := str(token.attrs.pop("style", "")):
            token.attrs["align"] = style.removeprefix("text-align:")

    th_open = td_open

    def list_item_open(self, token: Token) -> None:
        """An item of a task list, in the form that the theme draws."""
        if "checked" in token.meta:
            checked = " checked" if token.meta["checked"] else ""
            box = f'<input type="checkbox" disabled{checked}>'
            drawn = f'{box}<span class="task-list-indicator"></span>'
            label = f'<label class="task-list-control">{drawn}</label>'
            _write(token, f'<li class="task-list-item">{label} ')

    def alert_open(self, token: Token) -> None:
        """GitHub's alert, as the theme's admonition."""
        kind = str(token.meta["kind"])
        token.attrs = {"class": f"admonition {_ALERTS.get(kind, kind.lower())}"}

    def alert_title_open(self, token: Token) -> None:
        """The title of an alert."""
        token.attrs = {"class": "admonition-title"}

    def footnote_ref(self, token: Token) -> None:
        """The number of a footnote in the text."""
        note, reference = self._footnote(token)
        link = opening_tag("a", {"class": "footnote-ref", "href": f"#{note}"})
        number = token.meta["id"] + 1
        _write(token, f"{opening_tag('sup', {'id': reference})}{link}{number}</a></sup>")

    def footnote_block_open(self, token: Token) -> None:
        """The beginning of the footnotes, at the end of the text."""
        _write(token, '<div class="footnote">\n<hr>\n<ol>\n')

    def footnote_open(self, token: Token) -> None:
        """The beginning of one footnote."""
        _write(token, opening_tag("li", {"id": self._footnote(token)[0]}))

    def footnote_anchor(self, token: Token) -> None:
        """The way back from a footnote to the text."""
        _, reference = self._footnote(token)
        attributes = {
            "class": "footnote-backref",
            "href": f"#{reference}",
            "title": "Back to the text",
        }
        _write(token, f" {opening_tag('a', attributes)}&#8617;</a>")

    def footnote_close(self, token: Token) -> None:
        """The end of one footnote."""
        _write(token, "</li>\n")

    def footnote_block_close(self, token: Token) -> None:
        """The end of the footnotes."""
        _write(token, "</ol>\n</div>\n")

    def _footnote(self, token: Token) -> tuple[str, str]:
        """The ids of a footnote and of one reference to it; the colon keeps them from headings'."""
        name = f"{self._prefix}{token.meta['id'] + 1}"
        again = token.meta.get("subId") or 0
        return f"fn:{name}", f"fnref:{name}" + (f":{again}" if again else "")

    def _piece(self, piece: Tag | str) -> str:
        if isinstance(piece, str):
            return escape(piece, quote=False)
        if piece.closes:
            return f"</{piece.name}>"
        if piece.name == "img":
            return self._image(piece.attributes)
        attributes = self._link_to(piece.attributes) if piece.name == "a" else piece.attributes
        return "" if attributes is None else opening_tag(piece.name, attributes)

    def _image(self, attributes: Mapping[str, str]) -> str:
        text, title = attributes.get("alt", ""), attributes.get("title", "")
        source = self._resolve(attributes.get("src", ""), title)
        if source is None or (is_external(source) and self._open_links_refused):
            return escape(text)
        if is_external(source):
            return f"{opening_tag('a', _link_attributes(source))}{escape(text or source)}</a>"
        return opening_tag("img", {**attributes, "src": source, "alt": text, "loading": "lazy"})

    def _link_to(self, attributes: Mapping[str, str]) -> dict[str, str] | None:
        title = attributes.get("title", "")
        address = self._resolve(attributes.get("href", ""), title)
        return None if address is None else _link_attributes(address, title)

    def _resolve(self, address: str, title: str) -> str | None:
        resolved = resolve(address, self._within)
        self._addresses += len(resolved or "") + len(title)
        if self._addresses > MOST_ADDRESSES:
            raise TooMuch(f"its links have more than {MOST_ADDRESSES:,} characters together")
        return resolved

    def _within(self, address: str) -> str | None:
        """A heading of this text goes before what the page makes of an address."""
        name = self._prefix + unquote(address[1:]).lower()
        return f"#{name}" if address[:1] == "#" and name in self._ids else self._link(address)


def _link_attributes(address: str, title: str = "") -> dict[str, str]:
    attributes = {"href": address, "title": title}
    attributes["rel"] = "noopener noreferrer" if is_external(address) else ""
    return {name: value for name, value in attributes.items() if value}


def _attributes(token: Token) -> dict[str, str]:
    return {name: str(value) for name, value in token.attrs.items()}


def _write(token: Token, html: str) -> None:
    token.type, token.content, token.children = OURS, html, None
