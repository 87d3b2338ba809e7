"""What `check --fix` may mend by itself: the form of a record, never what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postmortem_kb.document import Document
from postmortem_kb.edit import (
    AddSection,
    MarkEntries,
    Mend,
    NameItem,
    OrderKeys,
    QuoteFacts,
    SortEntries,
    TrimFacts,
)

_MENTIONED = re.compile(r"#a([0-9]{1,6})\b")
_NUMBERED = re.compile(r"a([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A heading that has to be there, perhaps under one of its older names; what it asks."""

    heading: str
    also: tuple[str, ...]
    asks: str


def mend_incident(order: Sequence[str]) -> tuple[Mend, ...]:
    """The mends of `incident.md`; `order` is that of its keys."""
    return (TrimFacts(), QuoteFacts(), OrderKeys(tuple(order)), MarkEntries(), SortEntries())


def mend_postmortem(
    document: Document, order: Sequence[str], wanted: Sequence[Wanted]
) -> tuple[Mend, ...]:
    """The mends of `postmortem.md`, with the headings and the ids that are missing in it."""
    return (
        *(TrimFacts(), QuoteFacts(), OrderKeys(tuple(order))),
        *_item_ids(document),
        *(AddSection(each.heading, each.asks) for each in wanted if not _stands(document, each)),
    )


def _stands(document: Document, wanted: Wanted) -> bool:
    return document.section(wanted.heading, *wanted.also) is not None


def _item_ids(document: Document) -> Iterator[NameItem]:
    """Ids for items without one: higher than any that stands or is mentioned in the file."""
    items = document.data.get("action_items")
    found = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    ids = (_NUMBERED.fullmatch(str(item.get("id"))) for item in found)
    taken = [int(match[1]) for match in ids if match]
    taken += [int(number) for number in _MENTIONED.findall(document.text)]
    highest = max(taken, default=0)
    for position, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict) and item and item.get("id") is None:
            highest += 1
            yield NameItem(("action_items", position), f"a{highest}")
