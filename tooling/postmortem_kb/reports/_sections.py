"""The weekly report as headings, groups and lines: what every format for people prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
)
from postmortem_kb.reports._promises import Promise
from postmortem_kb.reports.overdue import Report

T = TypeVar("T")
# One page: the ideas that stand first are the ones of the most incidents.
_MOST_IDEAS = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together; `heading` is "" where they need none."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; never empty."""

    heading: str
    groups: tuple[Group, ...]


def iter_sections(report: Report) -> Iterator[Section]:
    """The sections that have something to say, what is worst first.

    An item stands in full in the first that names it; those below refer to that one.
    """
    items, zone = _Items(), report.week.zone
    yield from items.by_owner("Overdue", report.overdue)
    yield from items.listed("Committed without owner, ticket or date", report.incomplete)
    yield from items.listed("Items of people who have left", report.of_leavers)
    yield from _plain(
        "Post-mortems past their deadline", report.missing, lambda found: missing_line(found, zone)
    )
    yield from _plain(
        "Late, or not done, since the last report",
        report.late,
        lambda found: late_line(found, zone),
    )
    yield from _plain("Mitigated for long, and not resolved", report.lingering, lingering_line)
    yield from _plain("Escalate: no item has shipped", report.escalations, escalation_line)
    yield from _ideas(report.ideas)
    yield from items.listed("Due in the next seven days", report.due_soon)
    yield from items.listed("To be verified in the next seven days", report.to_verify)
    yield from items.listed("Done since the last report", report.done)
    yield from items.listed("Dropped since the last report", report.dropped)
    yield from items.listed("New since the last report", report.new)
    yield from _plain("Waivers given since the last report", report.waived, excuse_line)
    ending = [excuse for excuse in report.ending if excuse not in report.waived]
    yield from _plain("Waivers that end in the next seven days", ending, excuse_line)


class _Items:
    """The sections of items, and under which heading each item stands in full."""

    def __init__(self) -> None:
        self._headings: dict[str, str] = {}

    def listed(self, heading: str, promises: tuple[Promise, ...]) -> Iterator[Section]:
        """The items one after the other."""
        yield from _plain(heading, promises, lambda promise: self._line(promise, heading))

    def by_owner(self, heading: str, promises: tuple[Promise, ...]) -> Iterator[Section]:
        """The items under the team and the owner that they are asked of."""
        groups = tuple(
            Group(whose[1], tuple(self._line(promise, heading, owner=False) for promise in theirs))
            for whose, theirs in groupby(sorted(promises, key=_whose), _whose)
        )
        if groups:
            yield Section(heading, groups)

    def _line(self, promise: Promise, heading: str, *, owner: bool = True) -> Line:
        first = self._headings.setdefault(promise.name, heading)
        return item_line(promise, owner=owner) if first == heading else see_line(promise, first)


def _plain(heading: str, things: Iterable[T], line: Callable[[T], Line]) -> Iterator[Section]:
    lines = tuple(line(thing) for thing in things)
    if lines:
        yield Section(heading, (Group("", lines),))


def _whose(promise: Promise) -> tuple[bool, str]:
    """The heading of a promise's group; those of no team and of nobody come last."""
    team, owner = promise.team or "no team", promise.owner or "nobody"
    return (not promise.team, f"{team}, {owner}")


def _ideas(ideas: tuple[Idea, ...]) -> Iterator[Section]:
    more = f": the first {_MOST_IDEAS} of {len(ideas)}" if len(ideas) > _MOST_IDEAS else ""
    heading = f"Ideas that keep coming back{more}"
    yield from _plain(heading, ideas[:_MOST_IDEAS], idea_line)
