"""Action items in tables: which column says what, and what each row promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from postmortem_kb.importing.draft import DraftItem
from postmortem_kb.importing.item_words import item_of, without_words
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.tables import Table, find_tables

ACTIONS = "actions"
_COLUMNS = {
    "title": re.compile(
        r"action|item|task|description|what|todo|improvement|measure|maßnahme|aufgabe|acci[oó]n|ação"
        r"|tarea|tarefa|tâche|mesure",
        re.I,
    ),
    "owner": re.compile(
        r"owner|assignee|assigned|who|responsible|person|lead|\bdri\b|verantwortlich|\bwer\b|\bqui\b"
        r"|responsable|responsável|eigenaar",
        re.I,
    ),
    "ticket": re.compile(r"ticket|issue|bug|jira|link|tracking|pr\b", re.I),
    "due": re.compile(
        r"due|deadline|\beta\b|target|\bby\b|when|date|frist|fällig|échéance|fecha|prazo|plazo",
        re.I,
    ),
    "state": re.compile(r"state|status|done|progress|complete|état|statut|estado", re.I),
}


def table_items(placed: Sequence[Placed], refs: Mapping[str, str]) -> Iterator[DraftItem]:
    for table in find_tables(placed):
        title = table.column(_COLUMNS["title"])
        named = sum(table.column(_COLUMNS[key]) >= 0 for key in ("owner", "ticket", "due", "state"))
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
    columns = {key: table.column(pattern, but=title) for key, pattern in _COLUMNS.items()}
    for row in table.rows:
        facts = {k: row.cells[n] for k, n in columns.items() if 0 <= n < len(row.cells)}
        text = row.cells[title] if title < len(row.cells) else ""
        if without_words(text):
            continue
        yield item_of(
            row.line,
            row.line,
            text,
            references=refs,
            ticket=facts.get("ticket", ""),
            owner=facts.get("owner", ""),
            due=facts.get("due", ""),
            state=facts.get("state", ""),
        )
