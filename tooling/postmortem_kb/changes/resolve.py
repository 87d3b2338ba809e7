"""The incident is over: from here the clock of the post-mortem runs."""

from __future__ import annotations

from datetime import datetime

from postmortem_kb.changes._state import require_not_before, require_status
from postmortem_kb.edit import AddEntry, Edits, SetFact
from postmortem_kb.incident import RUNNING, Incident
from postmortem_kb.moment import format_utc


def resolve(incident: Incident, at: datetime, text: str, by: str = "") -> Edits:
    """Write that it was over at `at`. When the harm stopped is a fact of its own, not made up."""
    require_status(incident, RUNNING, "resolved")
    require_not_before(incident, at, "declared_at", "started_at", "mitigated_at")
    edits: Edits = (SetFact(("status",), "resolved"), SetFact(("resolved_at",), format_utc(at)))
    if by:
        edits += (SetFact(("resolved_by",), by),)
    return (*edits, AddEntry(at, "resolution", text, by))


def owe_postmortem(due: datetime | None) -> Edits:
    """Write until when (UTC) the post-mortem is to be published, where one is asked for."""
    return (SetFact(("postmortem_due",), format_utc(due)),) if due else ()
