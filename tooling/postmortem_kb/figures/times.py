"""How long it took to detect, acknowledge, mitigate and resolve: medians and 90th percentiles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median

from postmortem_kb.incident import Incident
from postmortem_kb.metrics import read_times


@dataclass(frozen=True, slots=True)
class Spread:
    """The values (seconds or days, ascending) of those of which they are known."""

    values: tuple[float, ...]

    @property
    def known(self) -> int:
        """From how many records it comes."""
        return len(self.values)

    @property
    def median(self) -> float | None:
        """The value in the middle, or between the two in the middle."""
        return median(self.values) if self.values else None

    @property
    def ninetieth(self) -> float | None:
        """The least value that nine in ten do not exceed (nearest rank)."""
        return self.values[ceil(0.9 * len(self.values)) - 1] if self.values else None


@dataclass(frozen=True, slots=True)
class TimesOf:
    """The times of `count` incidents, in seconds, as `metrics.Times` defines them."""

    count: int
    detect: Spread
    acknowledge: Spread
    mitigate: Spread
    resolve: Spread


def spread(values: Iterable[float | None]) -> Spread:
    """Of the values that are known."""
    return Spread(tuple(sorted(value for value in values if value is not None)))


def read_times_of(incidents: Iterable[Incident]) -> TimesOf:
    """The times of some incidents."""
    times = [read_times(incident) for incident in incidents]
    return TimesOf(
        count=len(times),
        detect=spread(found.detect for found in times),
        acknowledge=spread(found.acknowledge for found in times),
        mitigate=spread(found.mitigate for found in times),
        resolve=spread(found.resolve for found in times),
    )
