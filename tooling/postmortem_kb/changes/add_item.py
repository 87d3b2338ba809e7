"""A new promise: an action item behind those there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from postmortem_kb.changes._items import LIST
from postmortem_kb.edit import AppendFact, Edits
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import Incident

_NUMBERED = re.compile(r"a([0-9]{1,9})", re.ASCII)


def next_id(taken: Iterable[str]) -> str:
    """The id behind the highest of the form `a1`; one that was ever given is never used again."""
    numbers = (int(match[1]) for match in map(_NUMBERED.fullmatch, taken) if match)
    return f"a{max(numbers, default=0) + 1}"


def add_item(incident: Incident, item_id: str, facts: Mapping[str, str]) -> Edits:
    """Write a new item with the facts that are not empty.

    Raises `RecordError` for an id that is taken, and for the title of one that waits to be done:
    whoever is not sure whether a command went through types it again.
    """
    if any(item.id == item_id for item in incident.action_items):
        raise RecordError(f"{incident.id} has an action item {item_id} already", "name another")
    same = _waiting(incident, facts.get("title", ""))
    if same:
        message = f"{incident.id}#{same} says the same and is not done"
        raise RecordError(message, "say what is different about this one; nothing was changed")
    given = {key: word for key, word in facts.items() if word}
    return (AppendFact((LIST,), {"id": item_id, **given}),)


def _waiting(incident: Incident, title: str) -> str:
    """The id of an item of that title that waits to be done, or ""."""
    waiting = (item for item in incident.action_items if item.state in ("committed", "idea"))
    return next((item.id for item in waiting if item.title.casefold() == title.casefold()), "")
