"""What has to be done in time: the clocks of the policy, read for one incident.

Lengths are added in UTC, so that 72 hours are 72 hours across a clock change; days end at 24:00
in the policy's zone. Facts dated after `now` have not happened yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from postmortem_kb.as_of import incident_as_of
from postmortem_kb.document import maps_of, text_of
from postmortem_kb.incident import Incident, Waiver
from postmortem_kb.moment import Moment, end_of_day, parse_date, parse_moment
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import Clock
from postmortem_kb.working_days import add_working_days

POSTMORTEM_CLOCK = "postmortem"
POSTMORTEM_RULE = "postmortem-deadline"
CLOCKS_RULE = "communication-clocks"
_STAMPS = {
    "acknowledged": "acknowledged_at",
    "mitigated": "mitigated_at",
    "resolved": "resolved_at",
    "confirmed": "confirmed_at",
}
_NEVER = datetime.max.replace(tzinfo=UTC)

State = Literal["running", "met", "missed", "explained"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A clock as it stands. Times are in UTC; `stopped` is None while it is not done.

    `due` is what counts, `first_due` what it was before a waiver moved it.
    `running`: not done, in time still. `met`: done in time. `missed`: late, done or not.
    `explained`: late, and a waiver says `why`.
    """

    clock: Clock
    starts: datetime
    first_due: datetime
    due: datetime
    stopped: datetime | None
    state: State
    why: str = ""


def read_clocks(incident: Incident, policy: Policy, now: datetime) -> tuple[Reading, ...]:
    """Every clock of the policy that applies to the incident and has started by `now`."""
    then = incident_as_of(incident, now, policy.zone)
    if then is None or then.status == "cancelled":
        return ()
    readings = (_read(clock, then, policy, now) for clock in policy.clocks.values())
    return tuple(reading for reading in readings if reading)


def postmortem_deadline(
    incident: Incident, policy: Policy, now: datetime | None = None
) -> datetime | None:
    """Until when (UTC) the post-mortem is to be published; None where none is due.

    A waiver dated before the deadline moves it to the end of its `until`. With `now`, facts
    dated after it do not count.
    """
    then = incident_as_of(incident, now, policy.zone) if now else incident
    clock = policy.clocks.get(POSTMORTEM_CLOCK)
    start = _start(clock, then) if clock and then else None
    if not (then and clock and start and _applies(clock, then, policy)):
        return None
    return _moved(_due_by_policy(clock, start, then, policy), clock, then, policy)


def waiver_rule(clock: Clock) -> str:
    """The rule that a waiver names to excuse this clock."""
    return POSTMORTEM_RULE if clock.stops == "published" else CLOCKS_RULE


def _read(clock: Clock, incident: Incident, policy: Policy, now: datetime) -> Reading | None:
    start = _start(clock, incident)
    if start is None or not _applies(clock, incident, policy):
        return None
    first_due = _due_by_policy(clock, start, incident, policy)
    due = _moved(first_due, clock, incident, policy)
    stopped = _stopped(clock, incident)
    if (stopped or now) <= due:
        state: State = "met" if stopped else "running"
        return Reading(clock, start, first_due, due, stopped, state)
    excuse = _excuse(clock, incident, policy, stopped or now)
    if excuse is None:
        return Reading(clock, start, first_due, due, stopped, "missed")
    return Reading(clock, start, first_due, due, stopped, "explained", excuse.reason)


def _applies(clock: Clock, incident: Incident, policy: Policy) -> bool:
    if clock.stops == "published" and not policy.asks_postmortem(incident):
        return False
    measured = clock.hours is not None or clock.business_days is not None
    return measured and clock.when.covers(incident, policy.highest_severity(incident))


def _start(clock: Clock, incident: Incident) -> datetime | None:
    """When it started; a bare date starts no clock: what is due from it is not known."""
    moment = incident.moment(clock.starts)
    return moment.at if moment and moment.exact else None


def _moved(due: datetime, clock: Clock, incident: Incident, policy: Policy) -> datetime:
    """The due time after the waivers that move it."""
    for waiver in _waivers(clock, incident):
        on, until = parse_date(waiver.on), parse_date(waiver.until)
        # The whole day of the waiver lies before the deadline: one of the same day may have
        # been written after it, and a record is no proof.
        if on and until and _end_of(on, policy) <= due:
            due = max(due, _end_of(until, policy))
    return due


def _due_by_policy(clock: Clock, start: datetime, incident: Incident, policy: Policy) -> datetime:
    if clock.word == POSTMORTEM_CLOCK:
        stored = parse_moment(text_of(incident.incident.data, "postmortem_due"))
        if stored:
            day = parse_date(stored.written)
            return _end_of(day, policy) if day else stored.at
    try:
        if clock.hours is not None:
            return start + timedelta(hours=clock.hours)
        first = start.astimezone(policy.zone).date()
        last = add_working_days(first, clock.business_days or 0, text_of(policy.data, "country"))
        return _end_of(last, policy)
    except OverflowError:
        return _NEVER


def _end_of(day: date, policy: Policy) -> datetime:
    try:
        return end_of_day(day, policy.zone)
    except OverflowError:
        return _NEVER


def _waivers(clock: Clock, incident: Incident) -> Iterator[Waiver]:
    return (waiver for waiver in incident.waivers if waiver.rule == waiver_rule(clock))


def _excuse(clock: Clock, incident: Incident, policy: Policy, late: datetime) -> Waiver | None:
    """The waiver that covers what was done, or is still to be done, at `late`."""
    for waiver in _waivers(clock, incident):
        end = parse_date(waiver.until)
        if end is None or late <= _end_of(end, policy):
            return waiver
    return None


def _stopped(clock: Clock, incident: Incident) -> datetime | None:
    """When the first thing that stops the clock was done."""
    if clock.stops == "published":
        return incident.publication
    done = _first_done(clock, incident)
    return done.at if done else None


def _first_done(clock: Clock, incident: Incident) -> Moment | None:
    if clock.stops == "sent":
        return _earliest(
            parse_moment(text_of(entry, "at"))
            for entry in maps_of(incident.incident.data, "sent")
            if text_of(entry, "what") == clock.sent
        )
    if clock.stops == "notified":
        return _earliest(e.moment for e in incident.timeline if e.kind == "notified")
    return incident.moment(_STAMPS.get(clock.stops, ""))


def _earliest(moments: Iterator[Moment | None]) -> Moment | None:
    return min((moment for moment in moments if moment), key=lambda m: m.at, default=None)
