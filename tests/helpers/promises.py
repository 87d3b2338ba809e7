"""Post-mortems with one action item, for the tests of the rules on action items."""

from __future__ import annotations

from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.reports.overdue import Report, collect
from tests.helpers.records import policy_of, sound

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


def report_on(*items: dict[str, str], now: str = "2026-11-21T10:00:00Z") -> Report:
    """The weekly report on one incident that promised these items, and nothing else."""
    facts = [{"title": "It", "state": "committed"} | item for item in items]
    written = ["\n    ".join(f"{key}: {value}" for key, value in one.items()) for one in facts]
    lines = "".join(f"\n  - {one}" for one in written)
    record = sound(postmortem={"action_items": lines or "[]"})
    moment = parse_moment(now)
    assert moment is not None
    return collect([record], policy_of(), {}, moment.at)
