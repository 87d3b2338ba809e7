"""Whether what was due came in time: post-mortems, and updates while an incident was open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from postmortem_kb.cadences import Rhythm, read_cadences
from postmortem_kb.incident import Incident
from postmortem_kb.metrics import PostmortemState, postmortem_state
from postmortem_kb.policy import Policy


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How many post-mortems that are owed came in time, late, late with a reason, or not yet.

    `running` are those whose deadline is still to come; they are neither kept nor missed.
    """

    in_time: int
    late: int
    explained: int
    missing: int
    running: int

    @property
    def judged(self) -> int:
        """How many deadlines are over."""
        return self.in_time + self.late + self.explained + self.missing

    @property
    def share_in_time(self) -> float | None:
        """The share (0 to 1) of those over that were kept; None where none is over."""
        return self.in_time / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Silence:
    """How one cadence was kept: in `kept` of `count` incidents; the longest silence in seconds."""

    cadence: str
    title: str
    count: int
    kept: int
    longest: float


def read_deadlines(incidents: Iterable[Incident], policy: Policy, now: datetime) -> Deadlines:
    """The post-mortem deadlines of some incidents, as of `now` (UTC)."""
    counts = Counter(postmortem_state(incident, policy, now) for incident in incidents)
    return Deadlines(
        in_time=counts[PostmortemState.IN_TIME],
        late=counts[PostmortemState.LATE],
        explained=counts[PostmortemState.LATE_EXPLAINED],
        missing=counts[PostmortemState.MISSING],
        running=counts[PostmortemState.RUNNING],
    )


def read_silences(
    incidents: Iterable[Incident], policy: Policy, now: datetime
) -> Sequence[Silence]:
    """For each cadence of the policy that applied to any of them, how it was kept."""
    rhythms = [found for incident in incidents for found in read_cadences(incident, policy, now)]
    return list(_silences(rhythms, policy))


def _silences(rhythms: Sequence[Rhythm], policy: Policy) -> Iterator[Silence]:
    for word, cadence in policy.cadences.items():
        some = [rhythm for rhythm in rhythms if rhythm.cadence.word == word]
        if some:
            yield Silence(
                cadence=word,
                title=cadence.title,
                count=len(some),
                kept=sum(not rhythm.silences for rhythm in some),
                longest=max((s.seconds for r in some for s in r.silences), default=0),
            )
