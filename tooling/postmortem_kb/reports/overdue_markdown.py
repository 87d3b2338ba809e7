"""The weekly report as Markdown, for an issue, a file or a wiki. It notifies nobody."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.reports._lines import Line
from postmortem_kb.reports._markdown import code, escape, link
from postmortem_kb.reports._sections import ONE_PAGE, Group, iter_sections
from postmortem_kb.reports._verdict import BOARD, standing, verdict
from postmortem_kb.reports.overdue import Report


def render(report: Report) -> Iterator[str]:
    """The lines of the report, without line ends."""
    yield f"**{verdict(report)}**"
    yield ""
    yield standing(report)
    if report.board:
        said, name = BOARD
        yield ""
        yield f"{said} {link(name, report.board)}"
    empty = True
    for section in iter_sections(report, ONE_PAGE):
        empty = False
        yield ""
        yield f"## {section.heading}"
        for group in section.groups:
            yield from _group(group)
    if empty:
        yield ""
        yield "Nothing was added, done, dropped or waived this week, and nothing is due."


def _group(group: Group) -> Iterator[str]:
    yield ""
    if group.heading:
        yield f"### {escape(group.heading)}"
        yield ""
    for line in group.lines:
        yield _line(line)
    if group.more:
        yield f"- {group.more}"


def _line(line: Line) -> str:
    name = link(code(line.name), line.link)
    title = f": {escape(line.title)}" if line.title else ""
    facts = "; ".join(_fact(line, fact) for fact in line.facts)
    return f"- {name}{title}<br>{facts}" if facts else f"- {name}{title}"


def _fact(line: Line, fact: str) -> str:
    return link(escape(fact), line.ticket_link) if fact == line.ticket else escape(fact)
