"""HTML that is safe by construction: what is not `Html` is text and gets escaped."""

from __future__ import annotations

from collections.abc import Iterable

from postmortem_kb.markup import escape
from postmortem_kb.markup.addresses import is_external

_VOID = ("img", "input", "br", "hr", "rect", "line")


class Html(str):
    """A text that is HTML already. Joining one to other text gives text again, never HTML."""

    __slots__ = ()


def element(
    name: str, /, *children: str | Iterable[str] | None, **attributes: str | int | bool | None
) -> Html:
    """An element. Children that are `Html` stand as they are; any other text is escaped.

    `class_` is written `class`, `data_kind` is `data-kind`; None and False leave one out.
    """
    opening = f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>"
    if name in _VOID:
        return Html(opening)
    return Html(f"{opening}{join(children)}</{name}>")


def join(children: Iterable[str | Iterable[str] | None], separator: str = "") -> Html:
    """Children one after the other, with `separator` as text between them."""
    return Html(escape(separator).join(_child(child) for child in children if child))


def coded(text: str) -> Html:
    """A sentence of ours, in which words between backticks are code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return join([text])
    return join(element("code", part) if at % 2 else part for at, part in enumerate(parts))


def outward(address: str, text: str = "") -> Html:
    """A link to another host; the text alone where the address is none of a page."""
    if not is_external(address):
        return join([text or address])
    return element("a", text or address, href=address, rel="noopener noreferrer")


def listed(items: Iterable[str], class_: str | None = None) -> Html:
    """A list; empty where there are no items."""
    inside = [element("li", item) for item in items]
    return element("ul", *inside, class_=class_) if inside else Html("")


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], class_: str = "") -> Html:
    """A table whose rows become cards on a narrow screen: each cell knows its column's name."""
    names = list(heads)
    head = element("tr", [element("th", name, scope="col") for name in names])
    body = [
        element(
            "tr",
            [element("td", cell, data_label=name) for name, cell in zip(names, row, strict=True)],
        )
        for row in rows
    ]
    inside = element(
        "table", element("thead", head), element("tbody", body), class_="kb-table__table"
    )
    return element("div", inside, class_=f"kb-table {class_}".strip())


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'


def _child(child: str | Iterable[str] | None) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return str(child)
    return escape(child) if isinstance(child, str) else join(child)
