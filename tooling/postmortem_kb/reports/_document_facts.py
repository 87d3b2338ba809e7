"""The facts that documents are written from; one that nobody gave is named and never made up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.metrics import read_times
from postmortem_kb.moment import format_duration
from postmortem_kb.people import Person
from postmortem_kb.policy import Policy
from postmortem_kb.reports._markdown import escape
from postmortem_kb.reports._words import shown_time

_STAMPS = (
    "declared_at", "started_at", "detected_at", "reported_at", "acknowledged_at", "mitigated_at",
    "resolved_at",
)  # fmt: skip

_ELSEWHERE = {
    "organisation": ("schema/policy.yml", ("organisation.name",)),
    "action_items": ("postmortem.md", ("action_items",)),
    "response_time": ("incident.md", ("reported_at", "acknowledged_at")),
    "duration": ("incident.md", ("started_at", "resolved_at")),
}
"""Facts that no key of incident.md holds: the file and the keys that they come from."""


class Facts:
    """What a template asks for by name; `missing` are the names that nobody gave."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self.missing: list[str] = []

    def fact(self, name: str) -> str:
        """The fact as Markdown, or that it is not known, with its name."""
        found = self._known.get(name, "")
        if not found and name not in self.missing:
            self.missing.append(name)
        return found or f"(not known: {name})"


def facts_of(
    incident: Incident, policy: Policy, people: Mapping[str, Person], now: datetime
) -> Facts:
    """The facts of a record as of `now` (UTC); times are in the policy's zone and in UTC."""
    return Facts({name: text for name, text in _facts(incident, policy, people, now) if text})


def _facts(
    incident: Incident, policy: Policy, people: Mapping[str, Person], now: datetime
) -> Iterator[tuple[str, str]]:
    for name in ("summary", "solution"):
        yield name, escape(text_of(incident.incident.data, name))
    for name in _STAMPS:
        moment = incident.moment(name)
        yield name, shown_time(moment.at, policy.zone) if moment and moment.exact else ""
    times = read_times(incident)
    yield "response_time", _length(times.response)
    yield "duration", _length(times.resolve)
    impact = incident.incident.data.get("impact")
    for name in ("who", "how", "customers", "data_loss"):
        yield f"impact.{name}", escape(text_of(impact if isinstance(impact, dict) else {}, name))
    yield "roles", "; ".join(_roles(incident, policy, people))
    yield "organisation", escape(text_of(policy.part("organisation"), "name"))
    yield "since_last_update", "; ".join(_since_last_update(incident, now))


def _length(seconds: float | None) -> str:
    return "" if seconds is None else format_duration(seconds)


def _roles(incident: Incident, policy: Policy, people: Mapping[str, Person]) -> Iterator[str]:
    for held in incident.holdings:
        role = policy.roles.get(held.role)
        person = people.get(held.who)
        yield escape(f"{person.name if person else held.who}, {role.title if role else held.role}")


def _since_last_update(incident: Incident, now: datetime) -> Iterator[str]:
    """The first line of each entry after the last update; of all where there was none."""
    entries = [e for e in incident.timeline if e.moment and e.moment.exact and e.moment.at <= now]
    updates = [e.moment.at for e in entries if e.kind == "update" and e.moment]
    last = max(updates) if updates else now - timedelta(days=36_500)
    for entry in entries:
        if entry.moment and entry.moment.at > last and entry.kind not in ("update", "role"):
            yield escape(entry.text.split("\n")[0].rstrip("."))


def places_of(missing: Iterable[str]) -> str:
    """Where what is missing is to be written: `summary, solution (incident.md)`."""
    places: dict[str, list[str]] = {}
    for name in missing:
        place, keys = _ELSEWHERE.get(name, ("incident.md", (name,)))
        places[place] = list(dict.fromkeys([*places.get(place, ()), *keys]))
    return "; ".join(f"{', '.join(keys)} ({place})" for place, keys in places.items())


def item_lines(incident: Incident, people: Mapping[str, Person]) -> list[str]:
    """The promises that are kept or to be kept, with who made them and until when."""
    return [
        escape(_promise(item.title, people.get(item.owner), item.owner, item.due))
        for item in incident.action_items
        if item.state in ("committed", "done")
    ]


def _promise(title: str, person: Person | None, owner: str, due: str) -> str:
    who = person.name if person else owner
    more = ", ".join(word for word in (who, f"until {due}" if due else "") if word)
    return f"{title} ({more})" if more else title


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Texts as Markdown that shows them."""
    return {name: escape(text) if isinstance(text, str) else text for name, text in values.items()}
