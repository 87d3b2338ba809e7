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

from postmortem_kb.incident import Entry, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.WARNING
_GRACE = 60
"""Seconds."""


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each page after which nothing happened in time."""
    chain = case.policy.escalation_chain
    if not chain or incident.kind == "external":
        return
    followed = [entry for entry in incident.timeline if entry.kind in ("paged", "acknowledged")]
    link = 0
    for position, entry in enumerate(followed):
        if entry.kind == "acknowledged":
            link = 0
            continue
        after = followed[position + 1] if position + 1 < len(followed) else None
        minutes = chain[min(link, len(chain) - 1)][1]
        waited = _seconds(entry, after)
        if minutes is not None and waited is not None and waited > minutes * 60 + _GRACE:
            yield _broken(entry, waited, minutes, chain, link)
        link += 1


def _seconds(page: Entry, after: Entry | None) -> float | None:
    if after is None or page.moment is None or after.moment is None:
        return None
    return (after.moment.at - page.moment.at).total_seconds()


def _broken(
    entry: Entry, waited: float, minutes: int, chain: tuple[tuple[str, int | None], ...], link: int
) -> Finding:
    following = chain[link + 1][0] if link + 1 < len(chain) else ""
    message = f"nobody answered this page for {int(waited // 60)} minutes; {minutes} are allowed"
    hint = f"then {following} is to be paged" if following else "it was the last of the chain"
    return Finding(At(line=entry.line), message, f"{hint}; say in the post-mortem why it was not")
