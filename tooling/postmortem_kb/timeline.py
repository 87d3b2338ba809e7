"""The line grammar of `## Timeline`.

    - 2026-11-03T14:05:00Z action @ben confirmed_by=@ada: rolled back 812
      an indented line continues the entry

A stamp, then optionally a kind, an author and `key=value` words, then a colon and Markdown. Text of
another form is kept as an entry without a moment: it is shown, and a rule notes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from postmortem_kb.blocks import Block
from postmortem_kb.document import Document, Section
from postmortem_kb.errors import UsageError
from postmortem_kb.incident import Entry
from postmortem_kb.moment import format_utc, parse_moment
from postmortem_kb.printable import printable

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

_STAMPED = re.compile(r"- [0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENTRY = re.compile(
    r"- (?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}\S*?)"
    r"(?P<kind> [a-z][a-z0-9-]*)?"
    r"(?P<author> @[a-z0-9][a-z0-9-]*)?"
    r"(?P<words>(?: [a-z][a-z0-9_]*=\S+?)*)"
    r":(?:[ \t]+(?P<text>.*))?"
)
_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_COMMENT = "<!--"
# Colours and other orders to a terminal, then whatever else cannot be seen or stored.
_UNWRITABLE = re.compile(
    r"\x1b\[[0-9;:?]*[ -/]*[@-~]|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)


def read_timeline(document: Document) -> tuple[Entry, ...]:
    """The entries of the section `## Timeline`, in the order written; () where there is none.

    An entry ends behind its last line. Text that is no list item is one entry up to a blank line
    or an item; comments are passed over.
    """
    section = document.section(HEADING)
    if section is None:
        return ()
    groups = _groups(_lines(document.text, section))
    return tuple(_entry(group) for group in groups if not _is_comment(group))


def is_entry(line: str) -> bool:
    """Whether a line begins an entry with a time that can be read."""
    match = _ENTRY.fullmatch(line.rstrip())
    return match is not None and parse_moment(match["stamp"]) is not None


def write_entry(
    at: datetime, kind: str, text: str, author: str = "", words: Mapping[str, str] | None = None
) -> str:
    """One entry as commands write it, without the line's end. Further lines are indented.

    What cannot be seen is left out of the text. Raises `UsageError` where kind, author or words
    would not be read back as they are.
    """
    parts = [format_utc(at), kind, author and f"@{author}"]
    parts += [f"{key}={value}" for key, value in (words or {}).items()]
    head = f"- {' '.join(part for part in parts if part)}:"
    if not _ENTRY.fullmatch(head):
        hint = "kinds, handles and words hold no white space; the text comes behind the colon"
        raise UsageError(f"`{printable(head)}` cannot begin a line of the timeline", hint)
    first, *more = _UNWRITABLE.sub("", text).strip().splitlines() or [""]
    lines = [f"{head} {first}", *(f"  {line}" for line in more)]
    return "\n".join(line.rstrip() for line in lines)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the section: its number and position, its text, and where the next one begins."""

    number: int
    start: int
    end: int
    text: str


def _lines(text: str, section: Section) -> Iterator[_Line]:
    start = section.start
    first = text.count("\n", 0, start) + 1
    for number, line in enumerate(section.text.split("\n"), first):
        end = min(start + len(line) + 1, section.end)
        yield _Line(number, start, end, line.rstrip())
        start = end


def _groups(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """The lines of one entry after the other, without the blank lines between entries."""
    block = Block()
    group: list[_Line] = []
    blanks: list[_Line] = []
    for line in lines:
        within = block.closing is not None
        block.take(line.text.expandtabs(4))
        if not line.text:
            blanks.append(line)
            continue
        if group and _begins(line.text, group[0].text, bool(blanks), within):
            yield group
            group = []
        group += [*blanks, line] if group else [line]
        blanks = []
    if group:
        yield group


def _begins(line: str, first: str, after_blank: bool, within: bool) -> bool:
    """Whether a line begins an entry, rather than going on with the one that `first` begins."""
    if _STAMPED.match(line):
        return True
    if within or line[0] in " \t":
        return False
    on_its_own = _ITEM.match(line) or line.startswith(_COMMENT)
    return bool(after_blank or on_its_own or _ITEM.match(first) or first.startswith(_COMMENT))


def _is_comment(group: list[_Line]) -> bool:
    return group[0].text.startswith(_COMMENT) and group[-1].text.endswith("-->")


def _entry(group: list[_Line]) -> Entry:
    first, *more = (line.text for line in group)
    place = (group[0].number, group[-1].number, group[0].start, group[-1].end)
    match = _ENTRY.fullmatch(first)
    moment = parse_moment(match["stamp"]) if match else None
    if match is None or moment is None:
        item = _ITEM.match(first)
        text = _dedent([first[item.end() :] if item else first, *more])
        return Entry(*place, None, "", "", {}, text)
    words = dict(word.split("=", 1) for word in match["words"].split())
    kind, author = (match["kind"] or "").strip(), (match["author"] or "").strip()[1:]
    return Entry(*place, moment, kind, author, words, _dedent([match["text"] or "", *more]))


def _dedent(lines: list[str]) -> str:
    """Markdown of an entry: the continuing lines lose the two spaces that make them continue."""
    first, *more = lines
    return "\n".join([first.strip(), *(re.sub(r"^(?: {1,2}|\t)", "", line) for line in more)])
