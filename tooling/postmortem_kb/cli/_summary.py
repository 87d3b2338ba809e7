"""The last line of a check: how many records, how many problems of which level."""

from __future__ import annotations

from collections import Counter

from postmortem_kb.problem import Level, Outcome


def summarise(outcome: Outcome) -> str:
    """`12 records checked: 2 errors, 1 note` or `… : all good`."""
    counts = Counter(problem.level for problem in outcome.problems)
    found = ", ".join(_counted(counts[level], level) for level in Level if counts[level])
    return f"{_counted(outcome.checked, 'record')} checked: {found or 'all good'}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
