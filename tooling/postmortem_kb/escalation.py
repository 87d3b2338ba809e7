"""Pages held against the policy's chain: each is answered in its minutes, or the next is paged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from postmortem_kb.incident import Entry, Incident
from postmortem_kb.policy import Policy

_GRACE = 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Page:
    """An entry `paged`, which waited for some seconds until it was `over`, or until now.

    `minutes` is what its link of the chain allows, None where it says nothing; `following` is who
    is paged after it, "" at the end of the chain.
    """

    entry: Entry
    waited: float
    over: bool
    minutes: int | None
    following: str

    @property
    def broken(self) -> bool:
        """Whether the chain broke here: nobody answered and nobody else was paged in time."""
        return self.minutes is not None and self.waited > self.minutes * 60 + _GRACE


def read_pages(incident: Incident, policy: Policy, now: datetime) -> Iterator[Page]:
    """The pages of an incident to which the policy's chain applies, in the order of time."""
    if not policy.asked_of(incident, policy.part("escalation")):
        return
    followed = _pages_and_answers(incident)
    link = 0
    for position, entry in enumerate(followed):
        if entry.kind != "paged":
            link = 0  # An answer begins the chain anew.
            continue
        end = _end(entry, followed[position + 1 :], incident)
        waited = ((end or now) - _time(entry)).total_seconds()
        following = _link(policy, link + 1)[0]
        yield Page(entry, waited, end is not None, _link(policy, link)[1], following)
        link += 1


def _pages_and_answers(incident: Incident) -> list[Entry]:
    kinds = ("paged", "acknowledged")
    found = (e for e in incident.timeline if e.kind in kinds and e.moment and e.moment.exact)
    return sorted(found, key=_time)


def _link(policy: Policy, number: int) -> tuple[str, int | None]:
    """Who is paged at this link and how long an answer may take; past the end: nobody, for ever."""
    chain = policy.escalation_chain
    return chain[number] if number < len(chain) else ("", None)


def _end(page: Entry, rest: list[Entry], incident: Incident) -> datetime | None:
    """When the page was answered, passed on, or no longer needed."""
    stamps = (incident.moment(name) for name in ("acknowledged_at", "mitigated_at", "resolved_at"))
    times = [stamp.at for stamp in stamps if stamp and stamp.exact and stamp.at >= _time(page)]
    return min([*times, *(_time(entry) for entry in rest[:1])], default=None)


def _time(entry: Entry) -> datetime:
    assert entry.moment is not None
    return entry.moment.at
