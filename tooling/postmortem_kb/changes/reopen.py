"""It was not over after all: the deadline will count from the next end."""

from __future__ import annotations

from datetime import datetime

from postmortem_kb.changes._state import require_status
from postmortem_kb.document import text_of
from postmortem_kb.edit import AddEntry, Edits, RemoveFact, SetFact
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import Incident

_ENDED = ("resolved_at", "resolved_by", "postmortem_due")


def reopen(incident: Incident, at: datetime, reason: str = "", by: str = "") -> Edits:
    """Open it again; the timeline keeps the stamps that are taken out."""
    require_status(incident, ("resolved",), "reopened")
    if incident.published:
        hint = "declare a new incident with `postmortem open` and name this one under `related`"
        raise RecordError(f"the post-mortem of {incident.id} is published already", hint)
    data = incident.incident.data
    gone = {key: text_of(data, key) for key in _ENDED if key in data}
    kept = ", ".join(f"{key} {value}" for key, value in gone.items())
    text = f"Reopened{f': {reason}' if reason else ''} (before: {kept})"
    removed = (RemoveFact((key,)) for key in gone)
    return (SetFact(("status",), "open"), *removed, AddEntry(at, "note", text, by))
