"""What a check says last: which rules were not asked, how many records, how many problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from postmortem_kb.printable import printable
from postmortem_kb.problem import Level, Outcome, Skipped

NO_RECORD = "no record yet: `postmortem open` declares the first"


def summarise(outcome: Outcome, *, none: str = NO_RECORD) -> Iterator[str]:
    """At most two lines, the last like `12 records checked: 2 errors, 1 note` or `… : all good`.

    `none` is said where no record was judged and nothing was found.
    """
    if outcome.skipped:
        yield f"not asked: {'; '.join(_reasons(outcome.skipped))}"
    counts = Counter(problem.level for problem in outcome.problems)
    found = ", ".join(_counted(counts[level], level) for level in Level if counts[level])
    if not outcome.checked and not found:
        yield none
    else:
        yield f"{_counted(outcome.checked, 'record')} checked: {found or 'all good'}"


def _reasons(skipped: Sequence[Skipped]) -> Iterator[str]:
    """`these, those (why)`, a part for each reason."""
    for why, group in groupby(sorted(skipped, key=lambda s: (s.why, s.rule)), lambda s: s.why):
        yield f"{', '.join(skip.rule for skip in group)} ({printable(why)})"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
