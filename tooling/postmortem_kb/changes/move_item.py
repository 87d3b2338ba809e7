"""An action item becomes due on another day; `moved` keeps every day it was due before."""

from __future__ import annotations

from datetime import date

from postmortem_kb.changes._items import path_to, require_item
from postmortem_kb.edit import AppendFact, Edits, SetFact
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date


def move_item(
    incident: Incident, item_id: str, due: date, on: date, reason: str, by: str = ""
) -> Edits:
    """Write the new due date, and the move (on the day `on`) beside it.

    Raises `RecordError` where the item no longer waits, has no due date that could be moved, or
    where the new one is the old one or over already.
    """
    item = require_item(incident, item_id)
    name, before = f"{incident.id}#{item_id}", parse_date(item.due)
    if before is None:
        hint = f"write `due: {due}` into it: the first date is a promise and no move"
        raise RecordError(f"{name} has no due date that could be moved", hint)
    if due == before:
        raise RecordError(f"{name} is due on {due} already", "nothing was changed")
    if due < on:
        raise RecordError(f"{due} is over already: it is {on}", "name a day that is still to come")
    facts = {
        "on": on.isoformat(),
        "from": before.isoformat(),
        "to": due.isoformat(),
        "by": by,
        "reason": reason,
    }
    said = {key: word for key, word in facts.items() if word}
    return (
        SetFact(path_to(item, "due"), due.isoformat()),
        AppendFact(path_to(item, "moved"), said),
    )
