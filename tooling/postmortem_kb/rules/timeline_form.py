"""Each line of the timeline has a time and a known kind.

## What it asks

A line is `- TIME [kind] [@author] [key=value …]: what happened`, with a kind that the format or
the policy knows. A line of another form is kept and shown; this is a note.

## Why

Only a line with a time can be sorted, counted and drawn.

## Bad

    - around noon: rolled back 812

## Good

    - 2026-11-03T14:10:00Z action @ben: rolled back 812
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import did_you_mean
from postmortem_kb.timeline import KINDS

LEVEL = Level.NOTE


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each line of another form, and for each unknown kind."""
    known = [*KINDS, *case.policy.words("timeline_kinds")]
    for entry in incident.timeline:
        if entry.moment is None:
            hint = "write `- 2026-11-03T14:05:00Z action @ben: what happened`"
            message = "this line has no time that can be read; it is kept as it is"
            yield Finding(At(line=entry.line), message, hint)
        elif entry.kind and entry.kind not in known:
            column = 3 + len(entry.moment.written) + 1
            at = At(line=entry.line, column=column, width=len(entry.kind))
            message = f"`{entry.kind}` is no kind of entry"
            yield Finding(at, message, did_you_mean(entry.kind, known))
