"""Who holds which role at the moment, and where that stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from postmortem_kb.document import maps_of, text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import Moment, parse_moment


class Held(NamedTuple):
    """A holding that has no end: `position` is its place in the role's list, from 0."""

    role: str
    position: int
    who: str
    since: Moment | None


def running(incident: Incident) -> Iterator[Held]:
    """The holdings that have not ended, in the order written."""
    roles = incident.incident.data.get("roles")
    if not isinstance(roles, Mapping):
        return
    for role in roles:
        for position, entry in enumerate(maps_of(roles, role)):
            if not entry.get("until"):
                since = parse_moment(text_of(entry, "from"))
                yield Held(role, position, text_of(entry, "who"), since)
