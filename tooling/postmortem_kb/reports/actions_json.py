"""The action items for programs. `version` changes when a field changes its meaning or goes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from postmortem_kb.reports.actions import Row

VERSION = 1


def render(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of one JSON object; ages are in days."""
    facts = {"version": VERSION, "items": [_facts(row) for row in rows]}
    yield json.dumps(facts, indent=2, ensure_ascii=False)


def _facts(row: Row) -> dict[str, Any]:
    item, incident = row.item, row.incident
    return {
        "name": row.name,
        "incident": incident.id,
        "item": item.id,
        "title": item.title,
        "state": item.state,
        "type": item.type,
        "priority": item.priority,
        "owner": item.owner,
        "team": row.team,
        "services": list(incident.services),
        "ticket": item.ticket,
        "added": item.added,
        "due": item.due,
        "days_overdue": row.days_overdue,
        "age_days": row.age,
        "moves": len(item.moved),
        "done_at": item.done_at,
        "evidence": item.evidence,
    }
