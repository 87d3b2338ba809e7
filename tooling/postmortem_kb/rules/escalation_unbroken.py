"""A page that nobody answered went on to the next in the chain.

## What it asks

Where the policy has an escalation chain with minutes, each entry `paged` of the timeline is
followed within these minutes by `acknowledged`, or by the next `paged`. The first page is the
chain's first link, the second its second, and so on; a minute of grace is given.

## Why

The chain is there so that somebody always answers. Where it broke once it will break again.

## Bad

    - 2026-11-03T14:00:00Z paged to=on-call: alert on errors
    - 2026-11-03T14:30:00Z acknowledged @ada: looking

## Good

    - 2026-11-03T14:00:00Z paged to=on-call: alert on errors
    - 2026-11-03T14:05:00Z paged to=next: no answer
    - 2026-11-03T14:07:00Z acknowledged @ada: looking
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from postmortem_kb.incident import Entry, Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._entries import place_of

LEVEL = Level.WARNING
_GRACE = 60
"""Seconds."""


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each page after which nothing happened in time."""
    if not case.policy.asked_of(incident, case.policy.part("escalation")):
        return
    followed = _pages_and_answers(incident)
    for position, (link, page) in _pages(followed):
        _, minutes = _link(case, link)
        after = _after(page, followed[position + 1 :], incident)
        end = after or case.now
        waited = (end - _time(page)).total_seconds()
        if minutes is not None and waited > minutes * 60 + _GRACE:
            yield _broken(page, waited, minutes, _link(case, link + 1)[0], lapsed=after is None)


def _pages_and_answers(incident: Incident) -> list[Entry]:
    kinds = ("paged", "acknowledged")
    found = (e for e in incident.timeline if e.kind in kinds and e.moment and e.moment.exact)
    return sorted(found, key=_time)


def _pages(followed: list[Entry]) -> Iterator[tuple[int, tuple[int, Entry]]]:
    """Each page with its position and its link in the chain; an answer begins the chain anew."""
    link = 0
    for position, entry in enumerate(followed):
        if entry.kind == "paged":
            yield position, (link, entry)
        link = link + 1 if entry.kind == "paged" else 0


def _link(case: Case, number: int) -> tuple[str, int | None]:
    """Who is paged at this link and how long an answer may take; past the end: nobody, for ever."""
    chain = case.policy.escalation_chain
    return chain[number] if number < len(chain) else ("", None)


def _after(page: Entry, rest: list[Entry], incident: Incident) -> datetime | None:
    """When the page was answered, passed on, or no longer needed."""
    stamps = (incident.moment(name) for name in ("acknowledged_at", "mitigated_at", "resolved_at"))
    times = [stamp.at for stamp in stamps if stamp and stamp.exact and stamp.at >= _time(page)]
    return min([*times, *(_time(entry) for entry in rest[:1])], default=None)


def _time(entry: Entry) -> datetime:
    assert entry.moment is not None
    return entry.moment.at


def _broken(page: Entry, waited: float, minutes: int, following: str, *, lapsed: bool) -> Finding:
    message = f"nobody answered this page for {int(waited // 60)} minutes; {minutes} are allowed"
    then = f"after that {following} is paged" if following else "it was the last of the chain"
    hint = f"{then}; log the page or the answer that is missing, or say why there was none"
    return Finding(place_of(page), message, hint, lapsed=lapsed)
