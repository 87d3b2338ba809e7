"""The weekly report as Block Kit, for a webhook or `chat.postMessage`.

Slack reads `&`, `<` and `>` in a text as its own; they are escaped, and a mention can be made by
nobody who writes a title. The limits are those of Slack's reference of blocks (docs.slack.dev,
reference/block-kit/blocks, read 2026-11-21): 50 blocks a message, 150 characters in a header, 3,000
in a section. What all blocks hold together is limited too, and that stands nowhere: Slack's people
speak of 12,000 less "a buffer" (slackapi/bolt-js#2509), and somebody saw 9,597 taken and 11,341
refused (#2867). So the worst few of each section are named, and the last line counts the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from postmortem_kb.printable import printable
from postmortem_kb.reports._lines import Line
from postmortem_kb.reports._sections import Section, iter_sections
from postmortem_kb.reports._verdict import BOARD, standing, verdict
from postmortem_kb.reports._words import counted
from postmortem_kb.reports.overdue import Report

MOST_HEADER, MOST_TEXT = 150, 3_000
# Of the sections together. With a block or two each they stay far below 50 blocks.
_ROOM = 8_000
_MOST_ENTRIES = 5
"""Of one section, so that one does not take the room of all."""
_WORDS, _ADDRESS = 400, 1_000
# A word joiner behind what would begin a mention or mark-up: it is not seen, and nothing begins.
_INVISIBLE = "\u2060"


def render(report: Report) -> Iterator[str]:
    """The lines of one JSON object: `text` for notifications, `blocks` for everybody else."""
    said = escaped(verdict(report))
    head = [_header("Action items this week"), _section(f"*{said}*"), _context(standing(report))]
    if report.board:
        promised, name = BOARD
        head.append(_section(f"{promised} {_linked(report.board, name)}"))
    message = {"text": said, "blocks": [*head, *_body(report)], "unfurl_links": False}
    yield json.dumps(message, indent=2)


def _body(report: Report) -> Iterator[dict[str, Any]]:
    """The sections from the first on, as far as there is room."""
    room, left = _ROOM, 0
    for section in iter_sections(report, _MOST_ENTRIES):
        entries = list(_entries(section))
        shown = _fitting(entries, room - len(section.heading))
        if shown:
            yield _header(section.heading)
            yield from (_section(text) for text in _packed(shown))
        missing = len(entries) - len(shown)
        room = 0 if missing else room - len(section.heading) - sum(map(len, shown))
        left += missing + sum(group.left for group in section.groups)
    if left:
        more = counted(left, "more entry", "more entries")
        yield _context(f"{more} left out here: `postmortem overdue` names all of them")


def _entries(section: Section) -> Iterator[str]:
    """What each line says; the first of a group under the group's heading."""
    for group in section.groups:
        heading = f"*{_cut(group.heading)}*\n" if group.heading else ""
        for line in group.lines:
            yield f"{heading}{_line(line)}"
            heading = ""


def _fitting(entries: Sequence[str], room: int) -> list[str]:
    ends = accumulate(len(entry) for entry in entries)
    return [entry for entry, end in zip(entries, ends, strict=True) if end <= room]


def escaped(text: str) -> str:
    """A text that Slack shows as it is: no link, no mention, no mark-up of its own making."""
    plain = printable(" ".join(text.split()))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "@*_~`":
        plain = plain.replace(mark, f"{mark}{_INVISIBLE}")
    return plain


def _packed(lines: Sequence[str]) -> Iterator[str]:
    """As many lines a block as fit."""
    text = ""
    for line in lines:
        if text and len(text) + len(line) + 1 > MOST_TEXT:
            yield text
            text = ""
        text = f"{text}\n{line}" if text else line
    if text:
        yield text


def _line(line: Line) -> str:
    name = _linked(line.link, line.name)
    title = f" {_cut(line.title)}" if line.title else ""
    facts = f"\n    {_cut('; '.join(line.facts))}" if line.facts else ""
    return f"• {name}{title}{facts}"


def _linked(address: str, text: str) -> str:
    web = address.startswith(("https://", "http://")) and len(address) <= _ADDRESS
    if not web or any(sign in address for sign in "<>| "):
        return escaped(text)
    return f"<{address.replace('&', '&amp;')}|{escaped(text)}>"


def _cut(text: str) -> str:
    """The text escaped, and cut before it is: what stands for one sign is never split."""
    shown = escaped(text)
    if len(shown) <= _WORDS:
        return shown
    kept = len(text)
    while len(escaped(text[:kept])) > _WORDS:
        kept = kept * 3 // 4
    return f"{escaped(text[:kept])}…"


def _header(text: str) -> dict[str, Any]:
    plain = {"type": "plain_text", "text": printable(text)[:MOST_HEADER], "emoji": False}
    return {"type": "header", "text": plain}


def _section(text: str) -> dict[str, Any]:
    return {
        "type": "section",
        "text": {"type": "mrkdwn", "text": text[:MOST_TEXT], "verbatim": True},
    }


def _context(text: str) -> dict[str, Any]:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text[:MOST_TEXT]}]}
