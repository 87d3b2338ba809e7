"""A done action item says since when, and shows it.

## What it asks

Each item in the state `done` has `done_at`, a date, and `evidence`, an address that shows it: the
change, the dashboard, the page. Imported records are not asked.

## Why

"Done" without evidence is a hope. Six months later somebody will ask whether the alert exists.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: done
        done_at: 2026-11-12

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: done
        done_at: 2026-11-12
        evidence: https://git.example/changes/812
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import is_absent, name_of, place_of

LEVEL = Level.ERROR
_ASKED = {
    "done_at": ("does not say since when", "add `done_at:` with the date"),
    "evidence": ("shows no evidence", "add `evidence:` with an address that shows it"),
}


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each fact that a done item lacks."""
    if incident.incident.data.get("imported_from"):
        return
    for item in incident.action_items:
        for fact, (lack, hint) in _ASKED.items():
            if item.state == "done" and is_absent(incident, item, fact):
                message = f"{name_of(item)} is done and {lack}"
                yield Finding(
                    place_of(item, fact), message, f"{hint}, or set its state to committed"
                )
