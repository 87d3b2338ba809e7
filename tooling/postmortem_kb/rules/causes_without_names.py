"""The causes name no person.

## What it asks

No answer on causes names somebody: a handle with `@`, or the name or first name of a person in
`people.yml`, written as it stands there. Where there is a `people.yml`, its handles alone count, so
that `@property` is nobody. A first name that is a word too ("Will", "Mark", "Grace") counts only
with the rest of the name. Links, code and quotations are not read. Who did what and when stands in
the timeline, where it is needed.

## Why

Whoever reads their name under "Causes" tells less the next time. A cause with a name in it also
stops too early: anybody else could have done the same.

Precision: it gave no finding, and so no false one, in 106 public reports that were written with
care. That is too few to know.

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
from postmortem_kb.rules._names import HANDLE, names_of
from postmortem_kb.rules._prose import iter_prose

LEVEL = Level.WARNING
COMPLETENESS = True
_NOBODY = re.compile(
    r"here|channel|everyone|all|property|dataclass|override|latest|main|master|media|import"
    r"|(?:.*-)?(?:team|squad|on-?call|bot|support|ops|devs|engineers)"
)
# First names that begin a question or an order as well.
_BEGINNINGS = frozenset(
    "Will Mark Grant Bill Chase Chip Drew Frank Grace Guy Hope Jack Lance Lane Max Miles Page Pat "
    "Pierce Ray Rich Rob Rose Skip Stone Sue Wade Ward Art".split()
)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each sentence of the causes that names a person."""
    names = names_of(case)
    for answer in iter_cause_answers(incident, case):
        for passage in iter_prose(incident.postmortem, answer.section):
            for sentence in passage.iter_sentences():
                found = _handle(sentence.text, case) or _name(sentence.text, names)
                if found:
                    message = f"the causes name `{found.group()}`"
                    hint = "write what made it easy to do; who did it stands in the timeline"
                    yield Finding(sentence.at(*found.span()), message, hint)


def _handle(text: str, case: Case) -> re.Match[str] | None:
    """A handle of somebody; of a team, a channel or a decorator none."""
    found = HANDLE.finditer(text)
    if case.people:
        return next((handle for handle in found if handle[1] in case.people), None)
    return next((handle for handle in found if not _NOBODY.fullmatch(handle[1])), None)


def _name(text: str, names: re.Pattern[str]) -> re.Match[str] | None:
    """The first name that is not the first word of a question."""
    for found in names.finditer(text):
        first_word = not any(character.isalpha() for character in text[: found.start()])
        if not (first_word and found.group() in _BEGINNINGS):
            return found
    return None
