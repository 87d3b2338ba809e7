"""A done action item says since when, and shows it.

## What it asks

Each item in the state `done` has `done_at`, a date, and `evidence`, an address that shows it: the
change, the dashboard, the page.

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

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_placeholder

LEVEL = Level.ERROR
_ASKED = (
    ("done_at", "is done and does not say since when", "add `done_at:`, such as 2026-11-12"),
    ("evidence", "is done and shows no evidence", "add `evidence:`, an address that shows it"),
)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each fact that a done item lacks."""
    for item in incident.action_items:
        facts = {"done_at": item.done_at, "evidence": item.evidence}
        for field, message, hint in _ASKED:
            if item.state == "done" and is_placeholder(facts[field]):
                at = At(POSTMORTEM_FILE, data=("action_items", item.position, field))
                yield Finding(at, f"`{item.id}` {message}", hint)
