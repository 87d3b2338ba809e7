"""The weekly report as headings, groups and lines: what every format for people prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from postmortem_kb.reports._ideas import Idea
from postmortem_kb.reports._lines import (
    Line,
    escalation_line,
    excuse_line,
    idea_line,
    item_line,
    late_line,
    lingering_line,
    missing_line,
    see_line,
    unread_line,
)
from postmortem_kb.reports._promises import Promise
from postmortem_kb.reports.overdue import Report

T = TypeVar("T")
ONE_PAGE = 20
"""Things of a kind that are named where the report is to be one page; the worst come first."""
# The ideas that stand first are the ones of the most incidents.
_MOST_IDEAS = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together; `heading` is "" where they need none.

    `left` things are more, and `whose` says how many of them are which team's.
    """

    heading: str
    lines: tuple[Line, ...]
    left: int = 0
    whose: str = ""

    @property
    def more(self) -> str:
        """What stands below the lines where something is left out; else ""."""
        of_teams = f" ({self.whose})" if self.whose else ""
        said = f'And {self.left:,} more{of_teams}: "postmortem overdue" names all of them.'
        return said if self.left else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; never empty."""

    heading: str
    groups: tuple[Group, ...]


def iter_sections(report: Report, most: int | None = None) -> Iterator[Section]:
    """The sections that have something to say, what is worst first.

    An item stands in full in the first that names it; those below refer to that one. Of each kind
    of thing the first `most` are named, else all.
    """
    for section in _sections(report, _Items(most), most):
        if section.groups:
            yield section


def _sections(report: Report, items: _Items, most: int | None) -> Iterator[Section]:
    zone = report.week.zone

    def plain(heading: str, line: Callable[[T], Line], *lists: Sequence[T]) -> Section:
        return Section(heading, tuple(_group(things, line, most) for things in lists if things))

    yield items.by_owner("Overdue", report.overdue)
    yield plain("Post-mortems that cannot be read", unread_line, report.unread)
    yield items.listed("Committed without owner, ticket or date", report.incomplete)
    yield items.listed("Items of people who have left", report.of_leavers)
    yield plain(
        "Post-mortems past their deadline", lambda found: missing_line(found, zone), report.missing
    )
    yield plain(
        "Late, or not done, since the last report",
        lambda found: late_line(found, zone),
        report.late,
    )
    yield plain("Mitigated for long, and not resolved", lingering_line, report.lingering)
    stuck = [found for found in report.escalations if found.kind == "incident"]
    patterns = [found for found in report.escalations if found.kind != "incident"]
    yield plain("Escalate: no item has shipped", escalation_line, stuck, patterns)
    yield plain(_ideas_heading(report.ideas), idea_line, report.ideas[:_MOST_IDEAS])
    yield items.listed("Due in the next seven days", report.due_soon)
    yield items.listed("To be verified in the next seven days", report.to_verify)
    yield items.listed("Done since the last report", report.done)
    yield items.listed("Dropped since the last report", report.dropped)
    yield items.listed("New since the last report", report.new)
    yield plain("Waivers given since the last report", excuse_line, report.waived)
    ending = [excuse for excuse in report.ending if excuse not in report.waived]
    yield plain("Waivers that end in the next seven days", excuse_line, ending)


class _Items:
    """The sections of items, and under which heading each item stands in full."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._headings: dict[str, str] = {}

    def listed(self, heading: str, promises: tuple[Promise, ...]) -> Section:
        """The items one after the other."""
        group = _group(promises, lambda promise: self._line(promise, heading), self._most)
        return Section(heading, (group,) if promises else ())

    def by_owner(self, heading: str, promises: tuple[Promise, ...]) -> Section:
        """The items under the team and the owner that they are asked of."""
        named = promises[: self._most]
        groups = [
            Group(whose[1], tuple(self._line(promise, heading, owner=False) for promise in theirs))
            for whose, theirs in groupby(sorted(named, key=_whose), _whose)
        ]
        rest = promises[len(named) :]
        teams = Counter(promise.team or "no team" for promise in rest)
        whose = ", ".join(f"{team} {count}" for team, count in sorted(teams.items()))
        return Section(heading, (*groups, *([Group("", (), len(rest), whose)] if rest else [])))

    def _line(self, promise: Promise, heading: str, *, owner: bool = True) -> Line:
        first = self._headings.setdefault(promise.name, heading)
        return item_line(promise, owner=owner) if first == heading else see_line(promise, first)


def _group(things: Sequence[T], line: Callable[[T], Line], most: int | None) -> Group:
    named = things[:most]
    return Group("", tuple(map(line, named)), len(things) - len(named))


def _whose(promise: Promise) -> tuple[bool, str]:
    """The heading of a promise's group; those of no team and of nobody come last."""
    team, owner = promise.team or "no team", promise.owner or "nobody"
    return (not promise.team, f"{team}, {owner}")


def _ideas_heading(ideas: Sequence[Idea]) -> str:
    more = f": the first {_MOST_IDEAS} of {len(ideas)}" if len(ideas) > _MOST_IDEAS else ""
    return f"Ideas that keep coming back{more}"
