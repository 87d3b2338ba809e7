"""What a chat says, as lines of a timeline for a person to take, change or leave out.

    take 2026-11-03T14:05:00Z note @ben: rolled back 812
    skip 2026-11-03T14:06:00Z note @ada: :+1:

Every message is in it. Lines that begin with `#` are not read; indented lines continue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from postmortem_kb.edit import AddEntry
from postmortem_kb.errors import RecordError
from postmortem_kb.frontmatter import read_document
from postmortem_kb.importing.slack import Message
from postmortem_kb.incident import Entry, Incident
from postmortem_kb.moment import format_utc
from postmortem_kb.printable import printable
from postmortem_kb.timeline import read_timeline

_HEAD = """\
# What the chat says, for the timeline of {id}: {taken} to take, {left} to skip.
# Write `take` or `skip` before a line; change its words as you like. Lines with # are not read.
"""
_LINE = re.compile(r"(take|skip)[ \t]+(\S.*)")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which messages are to take: those of a time (UTC), and with one of these reactions."""

    since: datetime | None = None
    until: datetime | None = None
    reactions: frozenset[str] = frozenset()

    def takes(self, message: Message) -> bool:
        """Whether a message is proposed; what is none of a person only where somebody marked it."""
        marked = not self.reactions.isdisjoint(message.reactions)
        return (
            (marked or not message.event)
            and bool(message.text.strip())
            and (self.since is None or message.at >= self.since)
            and (self.until is None or message.at <= self.until)
            and (marked or not self.reactions)
        )


def propose(incident: Incident, messages: Iterable[Message], choice: Choice) -> str:
    """The proposal as text. What stands in the timeline already is skipped."""
    there = {_mark(entry) for entry in incident.timeline}
    lines, taken = [], 0
    ordered = sorted(messages, key=lambda message: (message.at, message.author, message.text))
    for message in ordered:
        entry = _line(message)
        new = (format_utc(message.at), " ".join(_told(message).split())) not in there
        takes = choice.takes(message) and new
        taken += takes
        lines.append(f"{'take' if takes else 'skip'} {entry}")
    head = _HEAD.format(id=incident.id, taken=taken, left=len(ordered) - taken)
    return head + "".join(f"{line}\n" for line in lines)


def _mark(entry: Entry) -> tuple[str, str]:
    at = format_utc(entry.moment.at) if entry.moment and entry.moment.exact else ""
    return at, " ".join(entry.text.split())


def _line(message: Message) -> str:
    """One entry: its first line, and the others indented as the timeline has them."""
    kind = "note"
    first, *rest = (printable(line) for line in _told(message).split("\n"))
    head = f"{format_utc(message.at)} {kind} @{message.author}: {first}"
    return "\n".join([head, *(f"  {line}".rstrip() for line in rest if line.strip())])


def _told(message: Message) -> str:
    """The text, then where it was said. An event says of what kind it is."""
    event = f"({message.event.replace('_', ' ')})" if message.event else ""
    text = " ".join(filter(None, [event, message.text.strip()])) or "(nothing)"
    link = f"([said here]({message.link}))" if message.link else ""
    # Behind the mark that ends code, the link would keep it open.
    between = "\n" if text.endswith("```") else " "
    return f"{text}{between}{link}" if link else text


def read_proposal(text: str, incident: Incident) -> tuple[AddEntry, ...]:
    """The entries to take that are not in the timeline yet.

    Raises `RecordError` for a line that is neither `take` nor `skip`, or is no entry with a time.
    """
    there = {_mark(entry) for entry in incident.timeline}
    found = [_entry(number, lines) for number, lines in _chosen(text)]
    return tuple(
        AddEntry(at, entry.kind or "note", entry.text, entry.author, entry.words)
        for at, entry in found
        if _mark(entry) not in there
    )


def _chosen(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The number of each line that says `take`, and its words with what continues them."""
    taken: list[str] = []
    number = 0
    for at, line in enumerate(text.splitlines(), start=1):
        if line.startswith((" ", "\t")) and line.strip():
            if taken:
                taken.append(line)
            continue
        if taken:
            yield number, taken
            taken = []
        found = _LINE.match(line)
        if found and found[1] == "take":
            number, taken = at, [found[2]]
        elif line.strip() and not line.startswith("#") and found is None:
            hint = "begin it with take or skip, or with # where it is a remark"
            raise RecordError(f"line {at} of the proposal says neither take nor skip", hint)
    if taken:
        yield number, taken


def _entry(number: int, lines: Sequence[str]) -> tuple[datetime, Entry]:
    body = "\n".join(["---", "---", "", "## Timeline", "", f"- {lines[0]}", *lines[1:], ""])
    entries = read_timeline(read_document("incident.md", "incident.md", body.encode()))
    first = entries[0] if len(entries) == 1 else None
    if first is None or first.moment is None or not first.moment.exact:
        hint = "an entry begins with a time such as 2026-11-03T14:05:00Z"
        raise RecordError(f"line {number} of the proposal is no entry of a timeline", hint)
    return first.moment.at, first
