"""Each question has an answer of its own.

## What it asks

No two answers say the same: the words of one (eight or more) are those of the other, or all but a
few of them.

## Why

The same paragraph under two headings means that one of the two questions was not thought about, and
it is usually the harder one.

Precision: it gave no finding, and so no false one, in 106 public reports that were written with
care. That is too few to know.

## Bad

    ## Impact

    Checkout was slow for twenty minutes after the release halved the pool.

    ## Causes

    Checkout was slow for twenty minutes after the release halved the pool.

## Good

    ## Impact

    Checkout was slow for twenty minutes; 1,200 customers waited, and 40 gave up.

    ## Causes

    The release halved the connection pool, and no test holds a request long enough to notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._answers import Answer, iter_answers
from postmortem_kb.rules._case import Case

LEVEL = Level.WARNING
COMPLETENESS = True
_LEAST, _PIECE, _SHARE = 8, 4, 0.8


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """A finding at the later of two answers that say the same; once for each answer."""
    before: list[tuple[Answer, frozenset[tuple[str, ...]]]] = []
    for _, answer in iter_answers(incident, case):
        pieces = _pieces(answer.text) if answer and answer.given else frozenset()
        if answer is None or not pieces:
            continue
        alike = (found for found, theirs in before if _alike(pieces, theirs))
        other = next((found for found in alike if not _within(answer, found)), None)
        if other is not None:
            said, there = answer.section.heading, other.section.heading
            message = f"`{said}` says the same as `{there}`"
            yield Finding(answer.at, message, answer.question.asks or "write what is different")
        before.append((answer, pieces))


def _pieces(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of four words; none where they are so few that chance makes them alike."""
    words = [word.strip(".,;:!?()*_\"'").casefold() for word in text.split()]
    words = [word for word in words if word]
    if len(words) < _LEAST:
        return frozenset()
    return frozenset(tuple(words[at : at + _PIECE]) for at in range(len(words) - _PIECE + 1))


def _within(one: Answer, other: Answer) -> bool:
    """Whether one of the two stands below the other's heading, so that its text is in both."""
    inner, outer = sorted((one.section, other.section), key=lambda section: -section.start)
    return outer.start <= inner.start and inner.end <= outer.end


def _alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return len(one & other) >= _SHARE * min(len(one), len(other))
