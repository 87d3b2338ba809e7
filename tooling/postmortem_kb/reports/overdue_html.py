"""The weekly report as a page that a mail program shows: tables and styles within the tags alone.

No script, no image, no style sheet and no font from elsewhere: what a mail program strips is not
there. It is 600 pixels wide and reads in light and in dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from postmortem_kb.printable import printable
from postmortem_kb.reports._lines import Line
from postmortem_kb.reports._sections import ONE_PAGE, Group, Section, iter_sections
from postmortem_kb.reports._verdict import BOARD, standing, verdict
from postmortem_kb.reports.overdue import Report

_FONT = "font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif"
_MUTED = "opacity:0.75"
_CELL = "padding:8px 0;border-bottom:1px solid #8894a055"
# A word without end is broken, and no table grows beyond its place for it.
_TABLE = (
    'role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed"'
)
_WORDS = "overflow-wrap:anywhere;word-break:break-word"
# No colour of its own reads on both white and black: a link is told by its line.
_LINK = "color:inherit;text-decoration:underline"
_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body style="margin:0;padding:0">
<table {table}><tr><td align="center">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" \
style="max-width:600px;width:100%;table-layout:fixed;{font}"><tr>\
<td style="padding:24px 16px;{words}">"""
_FOOT = "</td></tr></table>\n</td></tr></table>\n</body>\n</html>"
_NOTHING = "Nothing was added, done, dropped or waived this week, and nothing is due."


def render(report: Report) -> Iterator[str]:
    """The lines of the page."""
    said = verdict(report)
    yield _HEAD.format(title=_text(said), table=_TABLE, font=_FONT, words=_WORDS)
    yield f'<h1 style="margin:0 0 8px;font-size:22px;line-height:1.3">{_text(said)}</h1>'
    as_of = standing(report)
    yield f'<p style="margin:0 0 16px;font-size:13px;{_MUTED}">{_text(as_of)}</p>'
    if report.board:
        said, name = BOARD
        yield f'<p style="font-size:15px">{said} {_linked(report.board, name)}</p>'
    sections = list(iter_sections(report, ONE_PAGE))
    for section in sections:
        yield from _section(section)
    if not sections:
        yield f'<p style="font-size:15px">{_NOTHING}</p>'
    yield _FOOT


def _section(section: Section) -> Iterator[str]:
    style = "margin:24px 0 4px;font-size:16px;line-height:1.3"
    yield f'<h2 style="{style}">{_text(section.heading)}</h2>'
    for group in section.groups:
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    if group.heading:
        style = f"margin:12px 0 0;font-size:13px;{_MUTED}"
        yield f'<h3 style="{style}">{_text(group.heading)}</h3>'
    yield f"<table {_TABLE}>"
    for line in group.lines:
        yield f'<tr><td style="{_CELL}">{_line(line)}</td></tr>'
    if group.more:
        yield f'<tr><td style="{_CELL}"><em>{_text(group.more)}</em></td></tr>'
    yield "</table>"


def _line(line: Line) -> str:
    name = f'<span style="font-size:13px">{_linked(line.link, line.name)}</span>'
    title = f'<br><strong style="font-size:15px">{_text(line.title)}</strong>' if line.title else ""
    facts = "&nbsp;· ".join(_fact(fact, line) for fact in line.facts)
    small = f'<br><span style="font-size:13px;{_MUTED}">{facts}</span>' if facts else ""
    return f"{name}{title}{small}"


def _fact(fact: str, line: Line) -> str:
    return _linked(line.ticket_link, fact) if fact == line.ticket else _text(fact)


def _linked(address: str, text: str) -> str:
    if not address.startswith(("https://", "http://")):
        return _text(text)
    return f'<a href="{escape(address)}" style="{_LINK}">{_text(text)}</a>'


def _text(text: str) -> str:
    return escape(printable(" ".join(text.split())))
