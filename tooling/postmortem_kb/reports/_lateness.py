"""What the weekly report says beside the items: deadlines, incidents left mitigated, waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from postmortem_kb.as_of import happened
from postmortem_kb.clocks import Reading, read_clocks
from postmortem_kb.incident import INCIDENT_FILE, Incident, Waiver
from postmortem_kb.moment import parse_date
from postmortem_kb.policy import Policy, incident_day
from postmortem_kb.reports._links import record_link
from postmortem_kb.reports._week import Week
from postmortem_kb.reports._words import progress


@dataclass(frozen=True, slots=True)
class Deadline:
    """A clock that was missed. `done` is None where it still runs on; times are in UTC.

    `seconds` is how late it was, or is by now. `why` is the waiver's reason, where one explains it.
    `state` and `people` say how far the post-mortem is and who writes it. `declared` is what the
    record says, where `done` is what git says instead.
    """

    incident: str
    title: str
    severity: str
    link: str
    clock: str
    postmortem: bool
    due: datetime
    done: datetime | None
    seconds: float
    explained: bool
    why: str
    state: str
    people: tuple[str, ...]
    declared: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lingering:
    """An incident that is mitigated and not resolved, for `seconds`."""

    incident: str
    title: str
    severity: str
    link: str
    since: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class Unread:
    """An incident of which a file cannot be read: what that promised, nobody knows."""

    incident: str
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Excuse:
    """A waiver. `incident` is "" for one of the policy's own."""

    incident: str
    link: str
    rule: str
    reason: str
    by: str
    on: date | None
    until: date | None


def iter_deadlines(incidents: Iterable[Incident], policy: Policy, week: Week) -> Iterator[Deadline]:
    """Missed clocks: post-mortems still missing, and what else was missed in the week before."""
    for incident in incidents:
        day = incident_day(incident)
        if policy.since and day and day < policy.since:
            continue
        for reading in read_clocks(incident, policy, week.now):
            is_missed = reading.state in ("missed", "explained") and _is_known(incident, reading)
            if is_missed and _is_news(reading, week):
                yield _deadline(incident, reading, policy, week)


def iter_unread(incidents: Iterable[Incident], policy: Policy) -> Iterator[Unread]:
    """Incidents of which a file cannot be read, once each."""
    for incident in incidents:
        broken = [document.name for document in incident.documents if document.broken]
        if broken:
            link = record_link(incident, policy, broken[0])
            yield Unread(incident.id, incident.title, link)


def iter_lingering(
    incidents: Iterable[Incident], policy: Policy, week: Week
) -> Iterator[Lingering]:
    """Incidents that have been mitigated for longer than the policy's hours."""
    hours = policy.part("follow_up").get("mitigated_hours")
    for incident in incidents:
        moment = incident.moment("mitigated_at")
        if incident.status != "mitigated" or moment is None or not isinstance(hours, int):
            continue
        since = week.now - moment.at
        if since > timedelta(hours=hours):
            link = record_link(incident, policy, INCIDENT_FILE)
            facts = (incident.id, incident.title, incident.severity, link)
            yield Lingering(*facts, moment.at, since.total_seconds())


def iter_excuses(incidents: Iterable[Incident], policy: Policy, week: Week) -> Iterator[Excuse]:
    """Every waiver that was given by then, the policy's own first."""
    for waiver in policy.waivers:
        if happened(waiver.on, week.now, week.zone):
            yield _excuse(waiver, "", "")
    for incident in incidents:
        for waiver in incident.waivers:
            yield _excuse(waiver, incident.id, record_link(incident, policy, waiver.file))


def _is_known(incident: Incident, reading: Reading) -> bool:
    """Whether the file that would say that it was in time can be read."""
    about_postmortem = reading.clock.stops == "published"
    return not (about_postmortem and incident.postmortem and incident.postmortem.broken)


def _is_news(reading: Reading, week: Week) -> bool:
    """A missing post-mortem is named until it is there; all else once."""
    if reading.clock.stops == "published" and reading.stopped is None:
        return True
    if reading.clock.stops == "published":
        return week.was_in_past(reading.stopped)
    return week.was_in_past(reading.due)


def _deadline(incident: Incident, reading: Reading, policy: Policy, week: Week) -> Deadline:
    about_postmortem = reading.clock.stops == "published"
    explained = reading.state == "explained"
    return Deadline(
        incident=incident.id,
        title=incident.title,
        severity=incident.severity,
        link=record_link(incident, policy, INCIDENT_FILE),
        clock=reading.clock.title,
        postmortem=about_postmortem,
        due=reading.due,
        done=reading.stopped,
        seconds=((reading.stopped or week.now) - reading.due).total_seconds(),
        explained=explained,
        why=reading.why if explained else "",
        state=progress(incident) if about_postmortem else "",
        people=incident.authors if about_postmortem else (),
        declared=_declared(incident) if about_postmortem else None,
    )


def _declared(incident: Incident) -> datetime | None:
    declared = incident.published_at
    return declared.at if declared and incident.merged_at else None


def _excuse(waiver: Waiver, incident: str, link: str) -> Excuse:
    on, until = parse_date(waiver.on), parse_date(waiver.until)
    return Excuse(incident, link, waiver.rule, waiver.reason, waiver.by, on, until)
