"""Giving somebody a role, by handing it over where only one may hold it."""

from __future__ import annotations

from datetime import datetime

from postmortem_kb.changes._holders import running
from postmortem_kb.changes._state import require_status
from postmortem_kb.edit import AddEntry, AppendFact, Edits, SetFact
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import RUNNING, Incident
from postmortem_kb.moment import format_utc


def assign(incident: Incident, role: str, who: str, at: datetime, *, shared: bool) -> Edits:
    """Give `who` the role from `at` on. Unless it is `shared`, whoever holds it hands it over."""
    require_status(incident, (*RUNNING, "resolved"), "given a role")
    holders = {held.position: held.who for held in running(incident) if held.role == role}
    if who in holders.values():
        raise RecordError(f"{who} holds the role {role} already", "nothing was changed")
    leaving = {} if shared else holders
    stamp = format_utc(at)
    ends = (SetFact(("roles", role, position, "until"), stamp) for position in leaving)
    entry = AppendFact(("roles", role), {"who": who, "from": stamp})
    text = role + (f", taken over from {', '.join(leaving.values())}" if leaving else "")
    return (*ends, entry, AddEntry(at, "role", text, who))
