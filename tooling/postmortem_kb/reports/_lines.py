"""What the weekly report says of each thing that it names: a line of words and facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from postmortem_kb.moment import format_duration
from postmortem_kb.reports._escalation import Escalation
from postmortem_kb.reports._ideas import Idea
from postmortem_kb.reports._lateness import Deadline, Excuse, Lingering, Unread
from postmortem_kb.reports._promises import Promise
from postmortem_kb.reports._words import counted, shown_time, times

_MOST_MENTIONS = 4
_WORDS = {"due": "date"}


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


def item_line(promise: Promise, *, owner: bool) -> Line:
    """An action item; without its owner where the heading above names them."""
    return Line(
        name=promise.name,
        title=promise.title,
        facts=_given(_item_facts(promise, owner)),
        link=promise.link,
        ticket=promise.ticket,
        ticket_link=promise.ticket_link,
    )


def see_line(promise: Promise, heading: str) -> Line:
    """An action item that stands in full under a heading above."""
    owner = f"owner {promise.owner}" if promise.owner else ""
    return Line(promise.name, "", _given([owner, f"see {heading}"]))


def _item_facts(promise: Promise, owner: bool) -> Iterator[str]:
    if promise.days_overdue:
        yield f"{counted(promise.days_overdue, 'day')} overdue"
    if promise.missing:
        yield ", ".join(f"no {_WORDS.get(fact, fact)}" for fact in promise.missing)
    yield from _fate(promise)
    if promise.due:
        yield f"due {promise.due}"
    if promise.moves:
        first = f", first due {promise.due_first}" if promise.due_first else ""
        by = ", ".join(name for name in promise.moved_by if name)
        yield f"moved {times(promise.moves)}{f' by {by}' if by else ''}{first}"
    yield f"owner {promise.owner}" if owner and promise.owner else ""
    yield "has left" if promise.left and promise.state == "committed" else ""
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


def unread_line(unread: Unread) -> Line:
    """A record of which nothing can be said."""
    facts = ("what it promises is not counted here", "postmortem check says what is wrong")
    return Line(unread.incident, unread.title, facts, unread.link)


def missing_line(deadline: Deadline, zone: tzinfo) -> Line:
    """A post-mortem that is not published yet."""
    facts = [
        f"late by {format_duration(deadline.seconds)}",
        f"was due {shown_time(deadline.due, zone)}",
        deadline.state + (f" by {', '.join(deadline.people)}" if deadline.people else ""),
        deadline.severity,
        *_explained(deadline),
    ]
    return Line(deadline.incident, deadline.title, _given(facts), deadline.link)


def late_line(deadline: Deadline, zone: tzinfo) -> Line:
    """A clock that stopped too late, or still runs."""
    late = format_duration(deadline.seconds)
    done = deadline.done and shown_time(deadline.done, zone)
    facts = [
        f"{deadline.clock}: {f'{done}, late by {late}' if done else 'not yet'}",
        f"was due {shown_time(deadline.due, zone)}",
        _declared(deadline, zone),
        deadline.severity,
        *_explained(deadline),
    ]
    return Line(deadline.incident, deadline.title, _given(facts), deadline.link)


def _declared(deadline: Deadline, zone: tzinfo) -> str:
    """That git's time counts, and what the record says."""
    if deadline.declared is None:
        return ""
    return f"merged then, though it says {shown_time(deadline.declared, zone)}"


def _explained(deadline: Deadline) -> list[str]:
    return [f"explained: {deadline.why}"] if deadline.explained else ["no explanation"]


def lingering_line(lingering: Lingering) -> Line:
    """An incident that stays mitigated."""
    facts = [f"mitigated for {format_duration(lingering.seconds)}", lingering.severity]
    return Line(lingering.incident, lingering.title, _given(facts), lingering.link)


def escalation_line(escalation: Escalation) -> Line:
    """An incident, service, cause or team of which nothing has shipped."""
    promised = f"{counted(escalation.items, 'item')} promised"
    ago = f"{counted(escalation.weeks, 'week')} ago, {escalation.open_items} still open"
    if escalation.kind == "incident":
        return Line(escalation.name, escalation.title, (f"{promised} {ago}",), escalation.link)
    named = ", ".join(escalation.incidents[:_MOST_MENTIONS])
    left = len(escalation.incidents) - _MOST_MENTIONS
    facts = (f"{promised}, the first {ago}", f"in {named}{f' and {left} more' * (left > 0)}")
    return Line(f"{escalation.kind} {escalation.name}", "", facts)


def idea_line(idea: Idea) -> Line:
    """An idea that came back, by the newest item that asks for it."""
    newest, *before = idea.mentions
    named = [f"{mention.name} ({mention.state})" for mention in before[:_MOST_MENTIONS]]
    left = len(before) - len(named)
    facts = [
        f"{len(idea.incidents)} incidents asked for it",
        "still an idea" if newest.state == "idea" else "committed now",
        f"before: {', '.join(named)}{f' and {left} more' if left else ''}",
    ]
    return Line(newest.name, newest.title, tuple(facts), newest.link)


def excuse_line(excuse: Excuse) -> Line:
    """A waiver."""
    facts = [
        f"rule {excuse.rule}",
        f"by {excuse.by}" if excuse.by else "",
        f"on {excuse.on}" if excuse.on else "",
        f"until {excuse.until}" if excuse.until else "",
    ]
    name = excuse.incident or "the policy"
    return Line(name, excuse.reason, _given(facts), excuse.link)


def _given(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)
