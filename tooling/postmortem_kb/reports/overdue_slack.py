"""The weekly report as Block Kit, for a webhook or `chat.postMessage`.

Slack reads `&`, `<` and `>` in a text as its own; they are escaped, and a mention can be made by
nobody who writes a title. The limits are those of Slack's reference of blocks (docs.slack.dev,
reference/block-kit/blocks, read 2026-11-21): 50 blocks a message, 150 characters in a header, 3,000
in a section. What does not fit is cut with a line that says how much is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from postmortem_kb.printable import printable
from postmortem_kb.reports._lines import Line
from postmortem_kb.reports._sections import Section, iter_sections
from postmortem_kb.reports._verdict import standing, verdict
from postmortem_kb.reports._words import counted
from postmortem_kb.reports.overdue import Report

MOST_BLOCKS, MOST_HEADER, MOST_TEXT = 50, 150, 3_000
_LINE = 1_200
# A word joiner behind what would begin a mention or mark-up: it is not seen, and nothing begins.
_INVISIBLE = "\u2060"


def render(report: Report) -> Iterator[str]:
    """The lines of one JSON object: `text` for notifications, `blocks` for everybody else."""
    said = verdict(report)
    head = [_header("Action items this week"), _section(f"*{escaped(said)}*"),
            _context(standing(report))]  # fmt: skip
    body = [block for section in iter_sections(report) for block in _blocks(section)]
    room = MOST_BLOCKS - len(head) - 1
    shown, left = body[:room], body[room:]
    if left:
        more = counted(sum(b["type"] == "section" for b in left), "more part")
        shown.append(_context(f"{more} did not fit: `postmortem overdue` has them all"))
    message = {"text": escaped(said), "blocks": [*head, *shown], "unfurl_links": False}
    yield json.dumps(message, indent=2)


def escaped(text: str) -> str:
    """A text that Slack shows as it is: no link, no mention, no mark-up of its own making."""
    plain = printable(" ".join(text.split()))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "@*_~`":
        plain = plain.replace(mark, f"{mark}{_INVISIBLE}")
    return plain


def _blocks(section: Section) -> Iterator[dict[str, Any]]:
    yield _header(section.heading)
    for group in section.groups:
        lines = [f"*{escaped(group.heading)}*"] if group.heading else []
        lines += [_line(line) for line in group.lines]
        yield from (_section(text) for text in _packed(lines))


def _packed(lines: list[str]) -> Iterator[str]:
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
    if not address.startswith(("https://", "http://")) or any(c in address for c in "<>| "):
        return escaped(text)
    return f"<{address.replace('&', '&amp;')}|{escaped(text)}>"


def _cut(text: str) -> str:
    """The text escaped, and cut before it is: what stands for one sign is never split."""
    shown = escaped(text)
    if len(shown) <= _LINE:
        return shown
    kept = len(text)
    while len(escaped(text[:kept])) > _LINE:
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
