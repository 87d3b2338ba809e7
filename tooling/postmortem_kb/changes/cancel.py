"""It was no incident: nobody is blamed for having declared it, and no figure counts it."""

from __future__ import annotations

from datetime import datetime

from postmortem_kb.changes._state import require_status
from postmortem_kb.edit import AddEntry, Edits, SetFact
from postmortem_kb.incident import RUNNING, Incident
from postmortem_kb.moment import format_utc


def cancel(incident: Incident, at: datetime, reason: str, by: str = "") -> Edits:
    """Call the incident off, with the reason."""
    require_status(incident, RUNNING, "cancelled")
    facts = {"at": format_utc(at), "by": by, "reason": reason}
    return (
        SetFact(("status",), "cancelled"),
        SetFact(("cancelled",), {key: value for key, value in facts.items() if value}),
        AddEntry(at, "note", f"Cancelled: {reason}", by),
    )
