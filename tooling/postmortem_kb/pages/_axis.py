"""The phases of an incident, and the axis that they make for its picture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from postmortem_kb.incident import Incident

WIDTH = 1000
_LEAST = 24
_PHASES = (
    ("detected_at", "unseen", "until it was detected", "and not yet detected"),
    ("acknowledged_at", "waiting", "until somebody took it", "and nobody took it yet"),
    ("mitigated_at", "hurting", "until it was mitigated", "and not yet mitigated"),
    ("resolved_at", "closing", "until it was resolved", "and not yet resolved"),
)


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase whose two ends (UTC) are known and in order; `running` if it has no end yet."""

    style: str
    said: str
    start: datetime
    end: datetime
    running: bool = False

    @property
    def seconds(self) -> float:
        """Its length."""
        return (self.end - self.start).total_seconds()


class Axis:
    """From a time to its place between 0 and `WIDTH`."""

    def __init__(self, phases: Sequence[Phase]) -> None:
        self._times = [phases[0].start, *(phase.end for phase in phases)]
        self._places = [0.0]
        lengths = [phase.seconds for phase in phases]
        for width in _widths(lengths):
            self._places.append(self._places[-1] + width)
        self.is_stretched = min(lengths) < sum(lengths) * _LEAST / WIDTH
        """Whether a short phase is drawn wider than it is."""

    @property
    def ends(self) -> tuple[datetime, datetime]:
        """The first and the last time on it (UTC)."""
        return self._times[0], self._times[-1]

    def place(self, at: datetime) -> float:
        """Where a time is drawn; one outside is drawn at the nearer end."""
        first, last = self.ends
        if at <= first:
            return 0.0
        if at >= last:
            return float(WIDTH)
        after = bisect_right(self._times, at)
        start, end = self._times[after - 1], self._times[after]
        left, right = self._places[after - 1], self._places[after]
        return left + (right - left) * ((at - start) / (end - start))


def read_phases(incident: Incident, now: datetime) -> Iterator[Phase]:
    """The phases that are known; the last one of an incident that is not over runs until `now`."""
    ends = [(style, said, exact(incident, key)) for key, style, said, _ in _PHASES]
    known = [(style, said, at) for style, said, at in ends if at]
    start = exact(incident, "started_at")
    marks = [("", "", start), *known] if start else known
    for (_, _, before), (style, said, at) in pairwise(marks):
        if at > before:
            yield Phase(style, said, before, at)
    if marks and incident.running and now > marks[-1][2]:
        reached = max((n for n, (_, _, at) in enumerate(ends, start=1) if at), default=0)
        if reached < len(_PHASES):
            _, style, _, said = _PHASES[reached]
            yield Phase(style, said, marks[-1][2], now, running=True)


def exact(incident: Incident, name: str) -> datetime | None:
    """A stamp of the front matter (UTC); None where it is a bare date or missing."""
    found = incident.moment(name)
    return found.at if found and found.exact else None


def _widths(lengths: Sequence[float]) -> list[float]:
    """Widths in proportion; a short phase stays wide enough to be seen."""
    whole = sum(lengths)
    wide = [max(length / whole * WIDTH, _LEAST) for length in lengths]
    return [width / sum(wide) * WIDTH for width in wide]
