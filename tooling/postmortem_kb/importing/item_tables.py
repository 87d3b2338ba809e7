"""Action items in tables: which column says what, and what each row promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from postmortem_kb.importing.columns import column_of
from postmortem_kb.importing.draft import DraftItem
from postmortem_kb.importing.item_words import item_of, without_words
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.tables import Table, find_tables

ACTIONS = "actions"
_FACTS = ("owner", "ticket", "due", "state")


def table_items(placed: Sequence[Placed], refs: Mapping[str, str]) -> Iterator[DraftItem]:
    for table in find_tables(placed):
        title = table.column(column_of("title"))
        named = sum(table.column(column_of(fact)) >= 0 for fact in _FACTS)
        if title < 0 and table.concern == ACTIONS:
            title = _wordiest(table)
        if table.concern == ACTIONS or (title >= 0 and named >= 2 and "action" in _heads(table)):
            yield from _rows(table, max(title, 0), refs)


def _wordiest(table: Table) -> int:
    """The column with the longest texts: what is to be done takes more words than who and when."""
    widths = [
        sum(len(row.cells[n]) for row in table.rows if n < len(row.cells))
        for n in range(len(table.heads))
    ]
    return widths.index(max(widths)) if widths else 0


def _heads(table: Table) -> str:
    return " ".join(table.heads).casefold()


def _rows(table: Table, title: int, refs: Mapping[str, str]) -> Iterator[DraftItem]:
    columns = {fact: table.column(column_of(fact), but=title) for fact in _FACTS}
    for row in table.rows:
        facts = {k: row.cells[n] for k, n in columns.items() if 0 <= n < len(row.cells)}
        text = row.cells[title] if title < len(row.cells) else ""
        if without_words(text):
            continue
        yield item_of(
            row.line,
            row.end_line,
            text,
            references=refs,
            ticket=facts.get("ticket", ""),
            owner=facts.get("owner", ""),
            due=facts.get("due", ""),
            state=facts.get("state", ""),
        )
