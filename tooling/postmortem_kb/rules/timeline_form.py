"""Each line of the timeline has a time and a known kind.

## What it asks

A line is `- TIME [kind] [@author] [key=value …]: what happened`, with a kind that the format or
the policy knows. A line of another form is kept and shown; this is a note. All of it stands below
one heading, `## Timeline`.

## Why

Only a line with a time can be sorted, counted and drawn.

## Bad

    - around noon: rolled back 812

## Good

    - 2026-11-03T14:10:00Z action @ben: rolled back 812
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postmortem_kb.document import Document, Section
from postmortem_kb.incident import Entry, Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.printable import shown
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.schemamends import mend
from postmortem_kb.suggestion import did_you_mean
from postmortem_kb.timeline import HEADING, KINDS, is_entry

LEVEL = Level.NOTE
_WHOLE = 1000
_HINT = "write `- 2026-11-03T14:05:00Z action @ben: what happened`"
_STAMPED = re.compile(r"(?:[-*+] )?([0-9]{4}-[0-9]{2}-[0-9]{2}T[^\s:]*(?::[^\s:]+)*)")
_NEARLY = re.compile(
    r"(?:[-*+] )?(?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?: ?(?:[Zz]|UTC|[+-][0-9]{2}:[0-9]{2}))?)(?=[\s:])"
)
_HEADING = re.compile(r"#{1,6}[ \t]+(.*)")
_LIKE_IT = re.compile(rf"[#* ]*{HEADING}[:* ]*", re.IGNORECASE)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each line of another form, and for each unknown kind."""
    if incident.incident.broken:
        return
    sections = [s for s in incident.incident.sections if s.heading.casefold() == HEADING.casefold()]
    yield from _repeated(sections) if sections else _misnamed(incident.incident)
    known = [*KINDS, *case.policy.words("timeline_kinds")]
    for number, entry in enumerate(incident.timeline):
        if entry.moment is None and (heading := _foreign(incident, number)):
            yield _too_deep(sections[0], entry.line, heading)
            return
        if entry.moment is None:
            yield _unread(incident.incident, entry)
        elif entry.kind and entry.kind not in known:
            column = 3 + len(entry.moment.written) + 1
            at = At(line=entry.line, column=column, width=len(entry.kind))
            message = f"`{entry.kind}` is no kind of entry"
            yield Finding(at, message, did_you_mean(entry.kind, known))


def _repeated(sections: Sequence[Section]) -> Iterator[Finding]:
    for section in sections[1:]:
        message = f"another `{HEADING}` stands above, and only the first is read"
        hint = "move these entries up, and delete this heading"
        yield Finding(At(line=section.line, width=_WHOLE), message, hint)


def _misnamed(document: Document) -> Iterator[Finding]:
    """Entries that nobody reads, because they stand under another heading, or under none."""
    for section in document.sections:
        lines = section.text.splitlines()
        entry = next((n for n, line in enumerate(lines) if is_entry(line)), None)
        if entry is None:
            continue
        if section.level:
            at, message = section.line, f"entries of the timeline stand below `{section.heading}`"
            hint = f"write this heading as `## {HEADING}`"
        else:
            meant = next((n for n, line in enumerate(lines) if _LIKE_IT.fullmatch(line)), None)
            at = section.line + (entry if meant is None else meant)
            message = "entries of the timeline stand below no heading"
            what = f"`## {HEADING}` above this line" if meant is None else f"it as `## {HEADING}`"
            hint = f"write {what}"
        yield Finding(At(line=at, width=_WHOLE), message, hint)


def _foreign(incident: Incident, number: int) -> str:
    """The heading in an entry's place, where no entry with a time follows; "" for others."""
    found = _HEADING.fullmatch(_line(incident.incident, incident.timeline[number]))
    timed = any(entry.moment for entry in incident.timeline[number:])
    return found[1] if found and not timed else ""


def _too_deep(timeline: Section, line: int, heading: str) -> Finding:
    """A section that was meant to follow the timeline and is taken for a part of it."""
    message = f"`{shown(heading)}` stands within the timeline, as its heading is a lower one"
    if timeline.level < 2:
        return Finding(At(line=timeline.line, width=_WHOLE), message, f"write `## {HEADING}` here")
    hint = f"write it as `{'#' * timeline.level} {shown(heading)}`"
    return Finding(At(line=line, width=_WHOLE), message, hint)


def _unread(document: Document, entry: Entry) -> Finding:
    """What keeps the line from being read: its time, or the words behind it."""
    line = _line(document, entry)
    nearly = _NEARLY.match(line)
    match = _STAMPED.match(line)
    if nearly and parse_moment(nearly["stamp"]) is None:
        at = At(line=entry.line, column=nearly.start("stamp") + 1, width=len(nearly["stamp"]))
        message = "this time cannot be read; the line is kept as it is"
        return Finding(at, message, mend("date-time", nearly["stamp"]) or _HINT)
    if match is None or parse_moment(match[1]) is None:
        why = "this line has no time that can be read"
    elif line.startswith(("* ", "+ ")):
        why = "this line begins with another sign than `-`"
    elif ":" not in line[match.end() :]:
        why = "no colon stands behind the time of this line"
    else:
        why = "what stands before the colon of this line cannot be read"
    return Finding(At(line=entry.line, width=_WHOLE), f"{why}; it is kept as it is", _HINT)


def _line(document: Document, entry: Entry) -> str:
    return document.lines[entry.line - 1].rstrip("\r")
