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

from postmortem_kb.escalation import Page, read_pages
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._entries import place_of

LEVEL = Level.WARNING


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each page after which nothing happened in time."""
    for page in read_pages(incident, case.policy, case.now):
        if page.broken:
            yield _broken(page)


def _broken(page: Page) -> Finding:
    waited = f"nobody answered this page for {int(page.waited // 60)} minutes"
    last = "it was the last of the chain"
    then = f"after that {page.following} is paged" if page.following else last
    hint = f"{then}; log the page or the answer that is missing, or say why there was none"
    message = f"{waited}; {page.minutes} are allowed"
    return Finding(place_of(page.entry), message, hint, lapsed=not page.over)
