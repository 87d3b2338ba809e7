"""Incidents for tests of figures: few facts each, so that a figure can be reckoned by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

from postmortem_kb.moment import format_utc
from tests.helpers.records import read


def item(name: str, state: str, due: str = "", **facts: str) -> str:
    """An action item of that state, as it is written in a post-mortem."""
    given = {"title": f"Do {name}", "state": state, "due": due} | facts
    lines = [f"    {key}: {value}\n" for key, value in given.items() if value]
    return f"  - id: {name}\n" + "".join(lines)


def happened(
    day: str = "2026-01-05",
    *,
    detect: int | None = None,
    resolve: int | None = None,
    items: str = "",
    postmortem: str = "status: draft",
    name: str = "it-broke",
    **facts: str,
):
    """A resolved incident of that day; `detect` and `resolve` are minutes from its start."""
    start = datetime.fromisoformat(f"{day}T10:00:00+00:00")
    stated = {
        "title": "It broke",
        "severity": "SEV-2",
        "status": "resolved",
        "kind": "incident",
        "visibility": "public",
        "services": "[checkout]",
        "declared_at": format_utc(start),
        "started_at": format_utc(start),
        **{
            stamp: format_utc(start + timedelta(minutes=minutes))
            for stamp, minutes in (("detected_at", detect), ("resolved_at", resolve))
            if minutes is not None
        },
    } | facts
    lines = "\n".join(f"{key}: {value}" for key, value in stated.items())
    promised = f"action_items:\n{items}" if items else ""
    return read(
        f"---\n{lines}\n---\n", f"---\n{postmortem}\n{promised}---\n", incident_id=f"{day}-{name}"
    )
