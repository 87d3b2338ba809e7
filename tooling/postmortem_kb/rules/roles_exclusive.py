"""A role that only one person may hold is held by one person at a time.

## What it asks

Where the policy says `holders: one`, the times of two holders do not overlap. A hand-over is a
second entry; the first then ends with `until`.

## Why

Two people in command is nobody in command.

## Bad

    roles:
      incident-commander:
        - {who: ada, from: 2026-11-03T14:04:00Z}
        - {who: ben, from: 2026-11-03T15:00:00Z}

## Good

    roles:
      incident-commander:
        - {who: ada, from: 2026-11-03T14:04:00Z, until: 2026-11-03T15:00:00Z}
        - {who: ben, from: 2026-11-03T15:00:00Z}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from postmortem_kb.incident import Holding, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each pair of holders at one time."""
    for role in case.policy.roles.values():
        if role.shared:
            continue
        held = [(n, h) for n, h in enumerate(h for h in incident.holdings if h.role == role.word)]
        for (_, first), (position, second) in combinations(held, 2):
            if first.who != second.who and _overlap(first, second):
                at = At(data=("roles", role.word, position))
                message = f"{first.who} and {second.who} are {role.title} at the same time"
                hint = "end the first with `until:` where the second begins with `from:`"
                yield Finding(at, message, hint)


def _overlap(first: Holding, second: Holding) -> bool:
    """Whether two holdings share time; an unknown beginning or end is open."""
    return _before_end(first, second) and _before_end(second, first)


def _before_end(one: Holding, other: Holding) -> bool:
    """Whether `one` begins before `other` ends."""
    return one.since is None or other.until is None or one.since.at < other.until.at
