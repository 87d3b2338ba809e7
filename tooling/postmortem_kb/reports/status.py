"""What is going on: open incidents, running clocks, updates that are due, what is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from postmortem_kb.as_of import incident_as_of
from postmortem_kb.cadences import read_cadences
from postmortem_kb.clocks import Reading, read_clocks
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import Role
from postmortem_kb.reports._words import progress


@dataclass(frozen=True, slots=True)
class Ongoing:
    """An incident that is not over. `age` is in seconds, None where not known."""

    id: str
    title: str
    severity: str
    status: str
    kind: str
    age: float | None
    commander: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to be done until `due` (UTC). `excused`: late, and a waiver says why."""

    id: str
    what: str
    due: datetime
    state: str = ""
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """The state of things at `now` (UTC). What is due is in the order of its time."""

    now: datetime
    zone: tzinfo
    ongoing: tuple[Ongoing, ...]
    updates: tuple[Due, ...]
    running: tuple[Due, ...]
    late: tuple[Due, ...]
    overdue_items: int


def collect(incidents: Iterable[Incident], policy: Policy, now: datetime) -> Status:
    """The status of the incidents as they stood at `now`. External ones have none."""
    then = [
        found
        for incident in incidents
        if incident.kind != "external"
        if (found := incident_as_of(incident, now, policy.zone))
    ]
    readings = [(one, reading) for one in then for reading in _unfinished(one, policy, now)]
    running = (_due(one, r) for one, r in readings if r.state == "running")
    late = (_due(one, r) for one, r in readings if r.state != "running")
    return Status(
        now=now,
        zone=policy.zone,
        ongoing=tuple(_ongoing(one, policy, now) for one in then if one.running),
        updates=_sorted(update for one in then for update in _updates(one, policy, now)),
        running=_sorted(running),
        late=_sorted(late),
        overdue_items=sum(_count_overdue(one, policy, now) for one in then),
    )


def _sorted(entries: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.due, entry.id, entry.what)))


def _unfinished(incident: Incident, policy: Policy, now: datetime) -> Iterator[Reading]:
    return (r for r in read_clocks(incident, policy, now) if r.stopped is None)


def _due(incident: Incident, reading: Reading) -> Due:
    about_postmortem = reading.clock.stops == "published"
    state = progress(incident) if about_postmortem else ""
    excused = reading.state == "explained"
    return Due(incident.id, reading.clock.title, reading.due, state, excused)


def _updates(incident: Incident, policy: Policy, now: datetime) -> Iterator[Due]:
    for rhythm in read_cadences(incident, policy, now):
        if rhythm.next_due:
            yield Due(incident.id, rhythm.cadence.title, rhythm.next_due)


def _ongoing(incident: Incident, policy: Policy, now: datetime) -> Ongoing:
    begun = incident.moment("declared_at") or incident.moment("started_at")
    age = (now - begun.at).total_seconds() if begun and begun.exact else None
    return Ongoing(
        id=incident.id,
        title=incident.title,
        severity=incident.severity,
        status=incident.status,
        kind=incident.kind,
        age=age,
        commander=_commander(incident, policy),
    )


def _commander(incident: Incident, policy: Policy) -> tuple[str, ...]:
    role = _leading_role(policy)
    holdings = (held for held in incident.holdings if role and held.role == role.word)
    return tuple(held.who for held in holdings if held.until is None)


def _leading_role(policy: Policy) -> Role | None:
    """The role that policies call commander, else the first that one person alone holds."""
    alone = (role for role in policy.roles.values() if not role.shared)
    return policy.find_role("commander") or next(alone, None)


def _count_overdue(incident: Incident, policy: Policy, now: datetime) -> int:
    today = now.astimezone(policy.zone).date()
    dues = (parse_date(item.due) for item in incident.action_items if item.open)
    return sum(due < today for due in dues if due) if incident.kind == "incident" else 0
