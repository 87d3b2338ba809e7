"""The causes name no person.

## What it asks

No answer on causes names somebody: a handle with `@`, or the name or handle of a person in
`people.yml` with a capital letter. Links, code and quotations are not read. Who did what and when
stands in the timeline, where it is needed.

## Why

Whoever reads their name under "Causes" tells less the next time. A cause with a name in it also
stops too early: anybody else could have done the same.

Precision: it gave no finding, and so no false one, in 106 public reports. That is too few to know.

## Bad

    ## Causes

    @ben halved the pool and released it without looking at the dashboard.

## Good

    ## Causes

    The pool's size stands in two files, and a release takes the smaller. No check compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._causes import iter_cause_answers
from postmortem_kb.rules._prose import iter_prose, phrases

LEVEL = Level.WARNING
COMPLETENESS = True
_HANDLE = re.compile(r"(?<![\w@./-])@[a-z0-9][a-z0-9-]{1,38}(?![\w./@-])", re.IGNORECASE)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each line of the causes that names a person."""
    named = phrases(_names(case))
    for answer in iter_cause_answers(incident, case):
        for line in iter_prose(incident.postmortem, answer.section):
            found = _HANDLE.search(line.text) or _capital(named, line.text)
            if found:
                message = f"the causes name `{found.group()}`"
                hint = "write what made it easy to do; who did it stands in the timeline"
                yield Finding(line.at(*found.span()), message, hint)


def _names(case: Case) -> list[str]:
    """Names of people, and their first names unless they are a word of two letters."""
    people = (case.people or {}).values()
    full = [person.name for person in people]
    return [name for name in {*full, *(name.split()[0] for name in full if name)} if len(name) > 2]


def _capital(named: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A name as names are written: `will` and `mark` are words."""
    found = (match for match in named.finditer(text) if match.group()[0].isupper())
    return next(found, None)
