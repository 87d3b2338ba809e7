"""How well what is repeated while an incident is open was kept up: its cadences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from postmortem_kb.as_of import incident_as_of
from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import Cadence


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch (UTC) without an update that was longer than the cadence allows."""

    start: datetime
    end: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a cadence was kept. `next_due` is None once it is mitigated or over."""

    cadence: Cadence
    silences: tuple[Silence, ...]
    next_due: datetime | None


def read_cadences(incident: Incident, policy: Policy, now: datetime) -> tuple[Rhythm, ...]:
    """Every measured cadence that applies to the incident and has begun by `now`."""
    then = incident_as_of(incident, now, policy.zone)
    declared = then.moment("declared_at") if then else None
    if then is None or declared is None or not declared.exact:
        return ()
    severity = policy.highest_severity(then)
    return tuple(
        _rhythm(cadence, cadence.every_minutes, then, declared.at, now)
        for cadence in policy.cadences.values()
        if cadence.every_minutes and cadence.when.covers(then, severity)
    )


def _rhythm(
    cadence: Cadence, minutes: int, incident: Incident, declared: datetime, now: datetime
) -> Rhythm:
    end = _over(incident) or now
    allowed = timedelta(minutes=minutes)
    marks = [declared, *(at for at in _updates(cadence, incident) if declared < at < end), end]
    silences = tuple(
        Silence(start, stop, (stop - start).total_seconds())
        for start, stop in pairwise(marks)
        if stop - start > allowed
    )
    owed = incident.status == "open"
    return Rhythm(cadence, silences, marks[-2] + allowed if owed else None)


def _over(incident: Incident) -> datetime | None:
    """When updates were no longer owed: resolved, or cancelled."""
    if incident.status not in ("resolved", "cancelled"):
        return None
    cancelled = incident.incident.data.get("cancelled")
    at = text_of(cancelled, "at") if isinstance(cancelled, dict) else ""
    ends = (incident.moment("resolved_at"), parse_moment(at))
    declared = incident.moment("declared_at")
    return next((end.at for end in ends if end), declared.at if declared else None)


def _updates(cadence: Cadence, incident: Incident) -> list[datetime]:
    return sorted(
        entry.moment.at
        for entry in incident.timeline
        if entry.moment and entry.moment.exact and entry.kind == cadence.kind
        if not cadence.to or cadence.to in entry.words.get("to", "").split(",")
    )
