"""One question for all words of the policy: known, retired, renamed?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from postmortem_kb.incident import Incident
from postmortem_kb.policy import incident_day
from postmortem_kb.printable import shown
from postmortem_kb.problem import At, Finding
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import did_you_mean


class Entry(Protocol):
    """As much of a vocabulary's entry as is asked for."""

    @property
    def retired(self) -> date | None: ...

    @property
    def renamed_to(self) -> str: ...


def judge_word(
    word: str, what: str, known: Mapping[str, Entry], at: At, incident: Incident, case: Case
) -> Iterator[Finding]:
    """Findings on one word: unknown is wrong; retired or renamed only lapses with time."""
    if not word or not known:
        return
    entry = known.get(word)
    if entry is None:
        hint = did_you_mean(word, known)
        yield Finding(at, f"`{shown(word)}` is no {what} of the policy", hint, unfit=True)
        return
    if entry.renamed_to:
        message = f"the {what} `{word}` is now called `{entry.renamed_to}`"
        yield Finding(at, message, f"write `{entry.renamed_to}`", lapsed=True)
    day = incident_day(incident)
    if entry.retired and entry.retired <= case.now.date():
        late = day is not None and day >= entry.retired
        message = f"the {what} `{word}` was retired on {entry.retired}"
        yield Finding(at, message, did_you_mean("", known), lapsed=not late)
