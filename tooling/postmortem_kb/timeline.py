"""The line grammar of `## Timeline`.

    - 2026-11-03T14:05:00Z action @ben confirmed_by=@ada: rolled back 812
      an indented line continues the entry

A stamp, then optionally a kind, an author and `key=value` words, then a colon and Markdown. A
list item of another form is kept as an entry without a moment: it is shown, and a rule notes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from postmortem_kb.document import Document, Section
from postmortem_kb.incident import Entry
from postmortem_kb.moment import format_utc, parse_moment

HEADING = "Timeline"
KINDS = [
    "declared",
    "observation",
    "paged",
    "acknowledged",
    "role",
    "left",
    "severity",
    "action",
    "change",
    "update",
    "containment",
    "mitigation",
    "resolution",
    "notified",
    "sent",
    "note",
]
"""The kinds that every policy has; a policy may add its own."""

_ENTRY = re.compile(
    r"- (?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}\S*?)"
    r"(?P<kind> [a-z][a-z0-9-]*)?"
    r"(?P<author> @[a-z0-9][a-z0-9-]*)?"
    r"(?P<words>(?: [a-z][a-z0-9_]*=\S+?)*)"
    r":(?:[ \t]+(?P<text>.*))?",
    re.ASCII,
)
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_CONTINUED = re.compile(r"[ \t]")


def read_timeline(document: Document) -> tuple[Entry, ...]:
    """The entries of the section `## Timeline`, in the order written; () where there is none."""
    section = document.section(HEADING)
    return tuple(_entries(section)) if section else ()


def write_entry(
    at: datetime, kind: str, text: str, author: str = "", words: Mapping[str, str] | None = None
) -> str:
    """One entry as commands write it, without the line's end. Further lines are indented."""
    head = [format_utc(at), kind, author and f"@{author}"]
    head += [f"{key}={value}" for key, value in (words or {}).items()]
    first, *more = text.strip().splitlines() or [""]
    lines = [f"- {' '.join(word for word in head if word)}: {first}".rstrip()]
    return "\n".join(lines + [f"  {line}".rstrip() for line in more])


def _entries(section: Section) -> Iterator[Entry]:
    line, position = section.line + 1, section.start
    block: list[str] = []
    begun = (line, position)
    for text in section.text.splitlines(keepends=True):
        continues = not text.strip() or _CONTINUED.match(text)
        if block and not continues:
            yield _entry(block, *begun)
            block = []
        if block or not continues:
            begun = begun if block else (line, position)
            block.append(text)
        line += 1
        position += len(text)
    if block:
        yield _entry(block, *begun)


def _entry(block: list[str], line: int, start: int) -> Entry:
    while len(block) > 1 and not block[-1].strip():
        block.pop()
    end, end_line = start + sum(map(len, block)), line + len(block) - 1
    first, *more = (text.rstrip() for text in block)
    match = _ENTRY.fullmatch(first)
    moment = parse_moment(match["stamp"]) if match else None
    if match is None or moment is None:
        item = _ITEM.match(first)
        text = _dedent([first[item.end() :] if item else first, *more])
        return Entry(line, end_line, start, end, None, "", "", {}, text)
    words = dict(word.split("=", 1) for word in match["words"].split())
    kind, author = (match["kind"] or "").strip(), (match["author"] or "").strip()[1:]
    text = _dedent([match["text"] or "", *more])
    return Entry(line, end_line, start, end, moment, kind, author, words, text)


def _dedent(lines: list[str]) -> str:
    """Markdown of an entry: the continuing lines lose the two spaces that make them continue."""
    first, *more = lines
    return "\n".join([first.strip(), *(re.sub(r"^(?: {1,2}|\t)", "", line) for line in more)])
