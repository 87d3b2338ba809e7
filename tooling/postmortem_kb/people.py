"""Who works here: `people.yml` as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.moment import parse_date


@dataclass(frozen=True, slots=True)
class Person:
    """A person by handle. From the day after `until` on, the person has left."""

    handle: str
    name: str
    team: str
    jobs: tuple[str, ...]
    mail: str
    until: date | None

    def left_by(self, day: date) -> bool:
        """Whether the person has left before `day`."""
        return self.until is not None and self.until < day


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
        )
        for handle, facts in data.items()
        if isinstance(facts, Mapping)
    }
