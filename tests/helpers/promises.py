"""Post-mortems with one action item, for the tests of the rules on action items."""

from __future__ import annotations

from postmortem_kb.incident import Incident
from tests.helpers.records import sound

ITEM = {
    "id": "a1",
    "title": "Alert on the time spent waiting for a connection",
    "type": "detect",
    "state": "committed",
    "priority": "high",
    "owner": "ada",
    "ticket": "PLAT-123",
    "added": "2026-11-05",
    "due": "2026-12-17",
}


def promise(status: str = "published", **facts: str | None) -> Incident:
    """A sound record but for the facts of its one action item; None leaves a fact out.

    The item begins in line 8 of postmortem.md, one fact a line.
    """
    kept = {key: value for key, value in (ITEM | facts).items() if value is not None}
    lines = "\n    ".join(f"{key}: {value}".rstrip() for key, value in kept.items())
    return sound(postmortem={"status": status, "action_items": f"\n  - {lines}"})
