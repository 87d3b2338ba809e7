"""Each line of the timeline has a time and a known kind.

## What it asks

A line is `- TIME [kind] [@author] [key=value …]: what happened`, with a kind that the format or
the policy knows. A line of another form is kept and shown; this is a note. All of it stands below
`## Timeline`.

## Why

Only a line with a time can be sorted, counted and drawn.

## Bad

    - around noon: rolled back 812

## Good

    - 2026-11-03T14:10:00Z action @ben: rolled back 812
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.document import Document
from postmortem_kb.incident import Entry, Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import did_you_mean
from postmortem_kb.timeline import HEADING, KINDS, is_entry

LEVEL = Level.NOTE


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each line of another form, and for each unknown kind."""
    yield from _misnamed(incident.incident)
    known = [*KINDS, *case.policy.words("timeline_kinds")]
    for entry in incident.timeline:
        if entry.moment is None:
            yield Finding(At(line=entry.line, width=_WHOLE), _why(incident, entry), _HINT)
        elif entry.kind and entry.kind not in known:
            column = 3 + len(entry.moment.written) + 1
            at = At(line=entry.line, column=column, width=len(entry.kind))
            message = f"`{entry.kind}` is no kind of entry"
            yield Finding(at, message, did_you_mean(entry.kind, known))


def _misnamed(document: Document) -> Iterator[Finding]:
    """Entries that nobody reads, because they stand under another heading."""
    if document.section(HEADING):
        return
    for section in document.sections:
        if section.level and any(map(is_entry, section.text.splitlines())):
            at = At(line=section.line, width=_WHOLE)
            message = f"entries of the timeline stand below `{section.heading}`"
            yield Finding(at, message, f"write this heading as `## {HEADING}`")


_WHOLE = 1000
_HINT = "write `- 2026-11-03T14:05:00Z action @ben: what happened`"
_STAMPED = re.compile(r"(?:[-*+] )?([0-9]{4}-[0-9]{2}-[0-9]{2}T[^\s:]*(?::[^\s:]+)*)")


def _why(incident: Incident, entry: Entry) -> str:
    """What keeps the line from being read: its time, or the words behind it."""
    line = incident.incident.lines[entry.line - 1].rstrip("\r")
    match = _STAMPED.match(line)
    if match is None or parse_moment(match[1]) is None:
        return "this line has no time that can be read; it is kept as it is"
    if line.startswith(("* ", "+ ")):
        return "this line begins with another sign than `-`; it is kept as it is"
    if ":" not in line[match.end() :]:
        return "no colon stands behind the time of this line; it is kept as it is"
    return "what stands before the colon of this line cannot be read; it is kept as it is"
