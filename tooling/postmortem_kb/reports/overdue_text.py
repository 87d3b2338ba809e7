"""The weekly report for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from postmortem_kb.printable import printable
from postmortem_kb.reports._lines import Line
from postmortem_kb.reports._sections import Group, iter_sections
from postmortem_kb.reports._verdict import standing, verdict
from postmortem_kb.reports.overdue import Report

_WIDTH = 80


def render(report: Report) -> Iterator[str]:
    """The lines of the report, without line ends."""
    yield from _wrapped(verdict(report), 0)
    yield ""
    yield from _wrapped(standing(report), 0)
    empty = True
    for section in iter_sections(report):
        empty = False
        yield ""
        yield section.heading
        for group in section.groups:
            yield from _group(group)
    if empty:
        yield ""
        yield "Nothing was added, done, dropped or waived this week, and nothing is due."


def _group(group: Group) -> Iterator[str]:
    if group.heading:
        yield from _wrapped(group.heading, 2)
    indent = 4 if group.heading else 2
    for line in group.lines:
        yield from _line(line, indent)
    yield from _wrapped(group.more, indent)


def _line(line: Line, indent: int) -> Iterator[str]:
    facts = "; ".join(line.facts)
    if line.title:
        yield from _wrapped(line.name, indent)
        yield from _wrapped(line.title, indent + 2)
        yield from _wrapped(facts, indent + 2)
    else:
        yield from _wrapped(f"{line.name}: {facts}", indent, indent + 2)
    if line.link.startswith(("https://", "http://")):
        yield from _wrapped(line.link, indent + 2)


def _wrapped(text: str, indent: int, hanging: int | None = None) -> list[str]:
    """The text in lines; those below the first are indented by `hanging`, if one is given."""
    return wrap(
        printable(" ".join(text.split())),
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hanging is None else hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
