"""A trial of a policy over two records: one of this year, one of the last."""

from __future__ import annotations

from collections.abc import Sequence

from postmortem_kb.problem import Level, Problem
from postmortem_kb.reports.what_if import Trial, collect
from tests.helpers.records import policy_of, renamed, sound

NOTED = Problem(
    "postmortems/2026/2026-11-03-slow/incident.md", 2, 1, "people-known", Level.NOTE, "wrong", ""
)


def trial(*, today: Sequence[Problem], then: Sequence[Problem]) -> Trial:
    """What `people-known=error` would say, from the problems of both policies."""
    records = [renamed(sound(), name) for name in ("2025-03-04-old", "2026-11-03-slow")]
    return collect(["people-known=error"], records, policy_of(), today, then)
