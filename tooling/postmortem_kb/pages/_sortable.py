"""A table that `tables.js` lets a reader sort and filter; it says all it has to say without it.

A cell carries what it sorts by and the words that its column can be filtered by, so that the
script never has to guess from the text that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from postmortem_kb.pages._html import Html, element


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; `numbers` sort as such, and `choices` make its words a filter."""

    title: str
    numbers: bool = False
    choices: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, what it sorts by, and the words that its row is found by."""

    shown: str
    sort: str = ""
    words: tuple[str, ...] = ()


def sortable(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], things: str, class_: str = ""
) -> Html:
    """The table. `things` is what its rows are, in the plural: a filter counts them.

    Where `things` is empty the rows are too few for a filter, and can only be sorted.
    """
    heads = [
        element(
            "th",
            column.title,
            scope="col",
            data_numbers=column.numbers,
            data_choices=column.choices,
        )
        for column in columns
    ]
    body = [
        element("tr", [_cell(column, found) for column, found in zip(columns, row, strict=True)])
        for row in rows
    ]
    head = element("thead", element("tr", heads))
    inside = element("table", head, element("tbody", body), class_="kb-table__table")
    return element("div", inside, class_=f"kb-table {class_}".strip(), data_kb_table=things)


def _cell(column: Column, found: Cell) -> Html:
    return element(
        "td",
        element("span", found.shown) if found.shown else None,
        data_label=column.title,
        data_sort=found.sort or None,
        data_words="\n".join(word for word in found.words if word) or None,
    )
