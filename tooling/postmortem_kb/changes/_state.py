"""What several verbs ask of a record before they change it."""

from __future__ import annotations

from datetime import datetime

from postmortem_kb.errors import RecordError
from postmortem_kb.incident import RUNNING, Incident
from postmortem_kb.moment import format_utc

STATES = (*RUNNING, "resolved", "cancelled")


def require_status(incident: Incident, allowed: tuple[str, ...], doing: str) -> None:
    """Refuse unless the incident has one of these states; `doing` completes "cannot be …"."""
    if incident.kind == "external":
        message = f"{incident.id} is another company's incident and cannot be {doing}"
        raise RecordError(message, "edit its incident.md by hand; nothing was changed")
    if incident.status in allowed:
        return
    if incident.status not in STATES:
        message = f"{incident.id} has no status that is known, and cannot be {doing}"
        raise RecordError(message, f"write one of {', '.join(STATES)}; nothing was changed")
    raise RecordError(_refusal(incident, doing), _HINTS[incident.status].format(id=incident.id))


def _refusal(incident: Incident, doing: str) -> str:
    """`… is already mitigated (since …)`, or `… is cancelled and cannot be mitigated`."""
    if incident.status != doing:
        return f"{incident.id} is {incident.status} and cannot be {doing}"
    since = incident.moment(f"{doing}_at")
    return f"{incident.id} is already {doing}{f' (since {since.written})' if since else ''}"


def require_not_before(incident: Incident, at: datetime, *stamps: str) -> None:
    """Refuse a time that lies before one of these stamps of the incident."""
    for name in stamps:
        moment = incident.moment(name)
        if moment and moment.exact and at < moment.at:
            message = f"{format_utc(at)} is before `{name}`, which is {moment.written}"
            raise RecordError(message, f"give another --at, or mend `{name}` in incident.md")


_HINTS = {
    "open": "nothing was changed",
    "mitigated": "nothing was changed",
    "resolved": "nothing was changed; `postmortem reopen {id}` opens it again",
    "cancelled": "nothing was changed; declare a new incident with `postmortem open`",
}
