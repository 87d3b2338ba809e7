"""Another rung of the ladder: the timeline keeps both, for the highest ever held counts."""

from __future__ import annotations

from datetime import datetime

from postmortem_kb.changes._state import require_status
from postmortem_kb.edit import AddEntry, Edits, SetFact
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import RUNNING, Incident


def change_severity(
    incident: Incident, severity: str, at: datetime, reason: str, by: str = ""
) -> Edits:
    """Give the incident another severity from `at` on."""
    require_status(incident, (*RUNNING, "resolved"), "given another severity")
    if severity == incident.severity:
        raise RecordError(f"{incident.id} is {severity} already", "nothing was changed")
    words = {"from": incident.severity, "to": severity}
    entry = AddEntry(at, "severity", reason, by, {k: v for k, v in words.items() if v})
    return (SetFact(("severity",), severity), entry)
