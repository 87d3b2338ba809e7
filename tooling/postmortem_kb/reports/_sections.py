"""The weekly report as headings, groups and lines: what every format for people prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from itertools import groupby
from typing import TypeVar

from postmortem_kb.moment import format_duration
from postmortem_kb.reports._escalation import Escalation
from postmortem_kb.reports._ideas import Idea
from postmortem_kb.reports._lateness import Deadline, Excuse, Lingering
from postmortem_kb.reports._promises import Promise
from postmortem_kb.reports._words import counted, shown_time
from postmortem_kb.reports.overdue import Report

T = TypeVar("T")
# One page: the ideas that stand first are the ones of the most incidents.
_MOST_IDEAS = 5
_MOST_MENTIONS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the report names: by `name` (with an address), in words, with its facts.

    `ticket_link` belongs to the fact that is `ticket`.
    """

    name: str
    title: str
    facts: tuple[str, ...]
    link: str = ""
    ticket: str = ""
    ticket_link: str = ""


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
    """The sections that have something to say, what is worst first."""
    yield from _items("Overdue", report.overdue, grouped=True)
    yield from _items("Committed without owner, ticket or date", report.incomplete)
    yield from _items("Items of people who have left", report.of_leavers)
    yield from _plain("Post-mortems past their deadline", report.missing, _missing_line(report))
    yield from _plain("Published or done late", report.late, _late_line(report))
    yield from _plain("Mitigated for long, and not resolved", report.lingering, _lingering_line)
    yield from _plain("Escalate: no item has shipped", report.escalations, _escalation_line)
    yield from _ideas(report.ideas)
    yield from _items("Due in the next seven days", report.due_soon)
    yield from _items("To be verified in the next seven days", report.to_verify)
    yield from _items("New since the last report", report.new)
    yield from _items("Done since the last report", report.done)
    yield from _items("Dropped since the last report", report.dropped)
    yield from _plain("Waivers given since the last report", report.waived, _excuse_line)
    yield from _plain("Waivers that end in the next seven days", report.ending, _excuse_line)


def _plain(heading: str, things: Iterable[T], line: Callable[[T], Line]) -> Iterator[Section]:
    lines = tuple(line(thing) for thing in things)
    if lines:
        yield Section(heading, (Group("", lines),))


def _items(
    heading: str, promises: tuple[Promise, ...], *, grouped: bool = False
) -> Iterator[Section]:
    if not grouped:
        yield from _plain(heading, promises, _item_line)
        return
    ordered = sorted(promises, key=_whose)
    groups = tuple(
        Group(whose[1], tuple(_item_line(promise) for promise in theirs))
        for whose, theirs in groupby(ordered, _whose)
    )
    if groups:
        yield Section(heading, groups)


def _whose(promise: Promise) -> tuple[bool, str]:
    """The heading of a promise's group; those of no team and of nobody come last."""
    team, owner = promise.team or "no team", promise.owner or "nobody"
    return (not promise.team, f"{team}, {owner}")


def _item_line(promise: Promise) -> Line:
    return Line(
        name=promise.name,
        title=promise.title,
        facts=tuple(fact for fact in _item_facts(promise) if fact),
        link=promise.link,
        ticket=promise.ticket,
        ticket_link=promise.ticket_link,
    )


def _item_facts(promise: Promise) -> Iterator[str]:
    if promise.days_overdue:
        yield f"{counted(promise.days_overdue, 'day')} overdue"
    if promise.missing:
        yield f"no {', no '.join(promise.missing)}"
    yield from _fate(promise)
    if promise.due:
        yield f"due {promise.due}"
    if promise.moves:
        first = f", first due {promise.due_first}" if promise.due_first else ""
        by = ", ".join(name for name in promise.moved_by if name)
        yield f"moved {counted(promise.moves, 'time')}{f' by {by}' if by else ''}{first}"
    yield f"owner {promise.owner}" if promise.owner else ""
    yield "has left" if promise.left else ""
    yield f"priority {promise.priority}" if promise.priority else ""
    yield promise.severity
    yield promise.ticket


def _fate(promise: Promise) -> Iterator[str]:
    if promise.done:
        yield f"done {promise.done}"
    if promise.dropped:
        yield f"dropped {promise.dropped}: {promise.dropped_why}".rstrip(": ")
    if promise.verify_by:
        yield f"verify {promise.verify_by}"


def _missing_line(report: Report) -> Callable[[Deadline], Line]:
    def line(deadline: Deadline) -> Line:
        facts = [
            f"late by {format_duration(deadline.seconds)}",
            f"was due {shown_time(deadline.due, report.week.zone)}",
            deadline.state + (f" by {', '.join(deadline.people)}" if deadline.people else ""),
            deadline.severity,
            *_explained(deadline),
        ]
        return Line(deadline.incident, deadline.title, _given(facts), deadline.link)

    return line


def _late_line(report: Report) -> Callable[[Deadline], Line]:
    def line(deadline: Deadline) -> Line:
        late = format_duration(deadline.seconds)
        done = deadline.done and shown_time(deadline.done, report.week.zone)
        facts = [
            f"{deadline.clock}: {f'{done}, late by {late}' if done else 'not yet'}",
            f"was due {shown_time(deadline.due, report.week.zone)}",
            _declared(deadline, report.week.zone),
            deadline.severity,
            *_explained(deadline),
        ]
        return Line(deadline.incident, deadline.title, _given(facts), deadline.link)

    return line


def _declared(deadline: Deadline, zone: tzinfo) -> str:
    """That git's time counts, and what the record says."""
    if deadline.declared is None:
        return ""
    return f"merged then, though it says {shown_time(deadline.declared, zone)}"


def _explained(deadline: Deadline) -> list[str]:
    return [f"explained: {deadline.why}"] if deadline.explained else ["no explanation"]


def _lingering_line(lingering: Lingering) -> Line:
    facts = [f"mitigated for {format_duration(lingering.seconds)}", lingering.severity]
    return Line(lingering.incident, lingering.title, _given(facts), lingering.link)


def _escalation_line(escalation: Escalation) -> Line:
    still_open = f"{counted(escalation.items, 'item')} promised, {escalation.open_items} still open"
    if escalation.kind == "incident":
        return Line(escalation.name, escalation.title, (still_open,), escalation.link)
    where = f"in {', '.join(escalation.incidents)}"
    return Line(f"{escalation.kind} {escalation.name}", "", (still_open, where))


def _ideas(ideas: tuple[Idea, ...]) -> Iterator[Section]:
    more = f": the first {_MOST_IDEAS} of {len(ideas)}" if len(ideas) > _MOST_IDEAS else ""
    heading = f"Ideas that keep coming back{more}"
    yield from _plain(heading, ideas[:_MOST_IDEAS], _idea_line)


def _idea_line(idea: Idea) -> Line:
    newest, *before = idea.mentions
    named = [f"{mention.name} ({mention.state})" for mention in before[:_MOST_MENTIONS]]
    left = len(before) - len(named)
    facts = [
        f"{len(idea.incidents)} incidents asked for it",
        "still an idea" if newest.state == "idea" else "committed now",
        f"before: {', '.join(named)}{f' and {left} more' if left else ''}",
    ]
    return Line(newest.name, newest.title, tuple(facts), newest.link)


def _excuse_line(excuse: Excuse) -> Line:
    facts = [
        f"rule {excuse.rule}",
        f"by {excuse.by}" if excuse.by else "",
        f"on {excuse.on}" if excuse.on else "",
        f"until {excuse.until}" if excuse.until else "",
    ]
    name = excuse.incident or "the policy"
    return Line(name, excuse.reason, _given(facts), excuse.link)


def _given(facts: list[str]) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)
