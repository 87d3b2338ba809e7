"""A figure as people are shown it: a sentence, a table, and what can be drawn of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from postmortem_kb.figures import FEW

Unit = Literal["count", "hours"]


@dataclass(frozen=True, slots=True)
class Series:
    """What is drawn: for each label a value of each name; None is not known. `stacked` adds up.

    `inks` says for each name what its colour means: `severity-1` to `severity-5`, `good`,
    `explained`, `bad`, `waiting`, or `plain` and `also` where it means nothing.
    """

    labels: tuple[str, ...]
    values: Mapping[str, tuple[float | None, ...]]
    unit: Unit = "count"
    stacked: bool = False
    inks: tuple[str, ...] = ("plain", "also")


@dataclass(frozen=True, slots=True)
class Panel:
    """One figure. `known` is the number of records that it comes from."""

    id: str
    title: str
    says: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    known: int
    series: Series | None = None

    @property
    def caution(self) -> str:
        """What a reader must be told of a small sample, or ""."""
        if self.known >= FEW or not self.rows:
            return ""
        return f"A small sample: {self.known} in all. One incident more can change this."
