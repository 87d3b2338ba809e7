"""How long it took, and whether the post-mortem came in time: the figures of one incident.

Lengths are in seconds. None is "not known": an end is missing, or is a bare date, or the two
contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from postmortem_kb.clocks import POSTMORTEM_CLOCK, Reading, read_clocks
from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds from the start (acknowledge: from the first word; response: from the report)."""

    detect: float | None
    acknowledge: float | None
    mitigate: float | None
    resolve: float | None
    response: float | None


class PostmortemState(StrEnum):
    """How a post-mortem that is owed stands to its deadline."""

    RUNNING = "running"
    IN_TIME = "in time"
    LATE = "late"
    LATE_EXPLAINED = "late, explained"
    MISSING = "missing"


def read_times(incident: Incident) -> Times:
    """The times of an incident as its stamps give them."""
    started, detected, reported, acknowledged, mitigated, resolved = (
        _at(incident, f"{name}_at")
        for name in ("started", "detected", "reported", "acknowledged", "mitigated", "resolved")
    )
    return Times(
        detect=_seconds(started, detected),
        acknowledge=_seconds(_earlier((detected, reported)), acknowledged),
        mitigate=_seconds(started, mitigated),
        resolve=_seconds(started, resolved),
        response=_seconds(reported, acknowledged),
    )


def postmortem_state(incident: Incident, policy: Policy, now: datetime) -> PostmortemState | None:
    """How the post-mortem stands at `now`; None where none is owed yet, or ever."""
    readings = (r for r in read_clocks(incident, policy, now) if r.clock.word == POSTMORTEM_CLOCK)
    reading = next(readings, None)
    return _state(reading) if reading else None


def _state(reading: Reading) -> PostmortemState:
    if reading.state == "explained":
        return PostmortemState.LATE_EXPLAINED
    if reading.stopped:
        return PostmortemState.IN_TIME if reading.state == "met" else PostmortemState.LATE
    return PostmortemState.RUNNING if reading.state == "running" else PostmortemState.MISSING


def _at(incident: Incident, name: str) -> datetime | None:
    moment = incident.moment(name)
    return moment.at if moment and moment.exact else None


def _earlier(times: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in times if at), default=None)


def _seconds(start: datetime | None, end: datetime | None) -> float | None:
    if start is None or end is None or end < start:
        return None
    return (end - start).total_seconds()
