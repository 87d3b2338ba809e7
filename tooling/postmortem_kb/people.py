"""Who works here: `people.yml` as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from postmortem_kb.document import maps_of, text_of, texts_of
from postmortem_kb.moment import parse_date

HANDLE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}", re.ASCII)
"""The form of a person's handle, as the schemas have it."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time in a team, both days included; a day that is None has no bound."""

    team: str
    from_: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the day is one of the stay."""
        begun = self.from_ is None or self.from_ <= day
        return begun and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """A person by handle. From the day after `until` on, the person has left.

    `team` is the team on all days that none of `teams` holds.
    """

    handle: str
    name: str
    team: str
    jobs: tuple[str, ...]
    mail: str
    until: date | None
    teams: tuple[Stay, ...] = ()

    def left_by(self, day: date) -> bool:
        """Whether the person has left before `day`."""
        return self.until is not None and self.until < day

    def team_on(self, day: date) -> str:
        """The team on that day, "" where nobody knows; of stays that overlap the last begun."""
        held = [stay for stay in self.teams if stay.holds(day)]
        last = max(held, key=lambda stay: stay.from_ or date.min, default=None)
        return last.team if last else self.team


def team_on(people: Mapping[str, Person], handle: str, day: date) -> str:
    """The team that a handle belonged to on that day; "" for somebody unknown."""
    return people[handle].team_on(day) if handle in people else ""


def read_people(data: Mapping[str, Any]) -> dict[str, Person]:
    """The people of a `people.yml` by handle."""
    return {
        handle: Person(
            handle=handle,
            name=text_of(facts, "name") or handle,
            team=text_of(facts, "team"),
            jobs=texts_of(facts, "jobs"),
            mail=text_of(facts, "mail"),
            until=parse_date(text_of(facts, "until")),
            teams=tuple(_stay(stay) for stay in maps_of(facts, "teams")),
        )
        for handle, facts in data.items()
        if isinstance(facts, Mapping)
    }


def _stay(facts: Mapping[str, Any]) -> Stay:
    from_, until = (parse_date(text_of(facts, key)) for key in ("from", "until"))
    return Stay(text_of(facts, "team"), from_, until)
