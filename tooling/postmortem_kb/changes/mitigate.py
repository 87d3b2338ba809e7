"""The harm has stopped; what caused it may still be there."""

from __future__ import annotations

from datetime import datetime

from postmortem_kb.changes._state import require_not_before, require_status
from postmortem_kb.edit import AddEntry, Edits, SetFact
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_utc


def mitigate(incident: Incident, at: datetime, text: str, by: str = "") -> Edits:
    """Write that the harm stopped at `at`."""
    require_status(incident, ("open",), "mitigated")
    require_not_before(incident, at, "started_at")
    return (
        SetFact(("status",), "mitigated"),
        SetFact(("mitigated_at",), format_utc(at)),
        AddEntry(at, "mitigation", text, by),
    )
