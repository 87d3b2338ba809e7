"""People of another list brought into people.yml: what is missing is added, nothing is replaced.

A person with another team than before has moved, where the list says since when: the old team is
kept among `teams`. What else differs is left as people.yml has it, and both sides are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from postmortem_kb.document import maps_of, text_of
from postmortem_kb.edit import AppendFact, FactEdit, SetFact
from postmortem_kb.moment import parse_date
from postmortem_kb.people import Stay
from postmortem_kb.roster import Listed, Remark, Roster


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody new, with what people.yml is to say of them; `said` tells it."""

    handle: str
    facts: Mapping[str, Any]
    said: str


@dataclass(frozen=True, slots=True)
class Completed:
    """A fact more of somebody whom people.yml has; `said` tells it."""

    edit: FactEdit
    said: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What becomes of people.yml; `left` is for somebody to decide, `known` counts who is in it."""

    added: tuple[Added, ...]
    completed: tuple[Completed, ...]
    left: tuple[Remark, ...]
    known: int


Step = Added | Completed | Remark


def join_people(data: Mapping[str, Any], roster: Roster) -> Joined:
    """How the people of `roster` come into a people.yml of these data."""
    by_mail = {text_of(facts, "mail").casefold(): who for who, facts in _iter_people(data)}
    steps = [tuple(_steps(person, data, by_mail)) for person in roster.people]
    taken = [step for each in steps for step in each]
    return Joined(
        added=tuple(step for step in taken if isinstance(step, Added)),
        completed=tuple(step for step in taken if isinstance(step, Completed)),
        left=tuple(step for step in taken if isinstance(step, Remark)),
        known=steps.count(()),
    )


def _steps(person: Listed, data: Mapping[str, Any], by_mail: Mapping[str, str]) -> Iterator[Step]:
    known = by_mail.get(person.mail.casefold(), "") if person.mail else ""
    if not person.handle and not known:
        said = f"nobody in people.yml has the address {person.mail}; list them by handle"
        yield Remark(person.line, said)
    elif person.handle and known not in ("", person.handle):
        said = f"{person.handle} has the address of {known} in people.yml"
        yield Remark(person.line, said)
    elif person.handle in data:
        yield from _completed(person, data[person.handle] or {})
    elif person.handle:
        yield Added(person.handle, _facts(person), f"{person.handle}: added{_in_team(person)}")


def _iter_people(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((who, facts) for who, facts in data.items() if isinstance(facts, Mapping))


def _facts(person: Listed) -> dict[str, Any]:
    """The facts of somebody new, in the order of the schema."""
    first, last = (person.stays[0], person.stays[-1]) if person.stays else (_NEVER, _NEVER)
    facts = {
        "name": person.name,
        "team": last.team,
        "mail": person.mail,
        "since": _written(first.from_),
        "until": _written(last.until),
        "teams": [_stay(stay) for stay in person.stays[:-1] if stay.team],
    }
    return {key: value for key, value in facts.items() if value}


def _completed(person: Listed, facts: Mapping[str, Any]) -> Iterator[Step]:
    """What people.yml does not say yet of somebody it has."""
    last = person.stays[-1] if person.stays else _NEVER
    given = {"name": person.name, "mail": person.mail, "until": _written(last.until)}
    for key, value in given.items():
        said = text_of(facts, key)
        if value and not said:
            yield _set(person, key, value)
        elif value and value.casefold() != said.casefold():
            yield _left(person, f"`{key}` is {said} in people.yml and {value} here")
    yield from _team(person, last, facts)
    for stay in person.stays[:-1]:
        yield from _earlier(person, stay, facts)


def _team(person: Listed, last: Stay, facts: Mapping[str, Any]) -> Iterator[Step]:
    """The present team; the one before it is kept, where only people.yml knows of that."""
    said = text_of(facts, "team")
    if last.team in ("", said):
        return
    is_told = not said or any(stay.team == said for stay in person.stays[:-1])
    if not is_told and last.from_ is None:
        told = f"`team` is {said} in people.yml and {last.team} here"
        yield _left(person, f"{told}, without a day in `from`")
        return
    yield _set(person, "team", last.team)
    if not is_told and last.from_:
        yield from _earlier(person, Stay(said, None, last.from_ - timedelta(days=1)), facts)


def _earlier(person: Listed, stay: Stay, facts: Mapping[str, Any]) -> Iterator[Step]:
    theirs = [dict(s) for s in maps_of(facts, "teams") if text_of(s, "team") == stay.team]
    if not stay.team or _stay(stay) in theirs:
        return
    if any(_overlap(stay, each) for each in theirs):
        yield _left(person, f"`teams` has other days for {stay.team} in people.yml than here")
        return
    said = f"{person.handle}: was in team {stay.team} until {stay.until}"
    yield Completed(AppendFact((person.handle, "teams"), _stay(stay)), said)


def _overlap(stay: Stay, said: Mapping[str, Any]) -> bool:
    from_, until = (parse_date(text_of(said, key)) for key in ("from", "until"))
    begins_in_time = (from_ or date.min) <= (stay.until or date.max)
    return begins_in_time and (stay.from_ or date.min) <= (until or date.max)


def _set(person: Listed, key: str, value: str) -> Completed:
    return Completed(SetFact((person.handle, key), value), f"{person.handle}: {key} {value}")


def _left(person: Listed, said: str) -> Remark:
    return Remark(person.line, f"{person.handle}: {said}")


def _stay(stay: Stay) -> dict[str, str]:
    facts = {"team": stay.team, "from": _written(stay.from_), "until": _written(stay.until)}
    return {key: value for key, value in facts.items() if value}


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _in_team(person: Listed) -> str:
    return f", team {person.stays[-1].team}" if person.stays and person.stays[-1].team else ""


_NEVER = Stay("", None, None)
