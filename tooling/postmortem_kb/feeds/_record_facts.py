"""A record's facts for programs: what its page shows beside the words that its authors wrote."""

from __future__ import annotations

from typing import Any

from postmortem_kb.action_item import ActionItem
from postmortem_kb.as_of import STAMPS
from postmortem_kb.document import maps_of, text_of
from postmortem_kb.incident import Entry, Incident
from postmortem_kb.metrics import read_times
from postmortem_kb.moment import format_utc
from postmortem_kb.pages import Setting
from postmortem_kb.pages._attachments import shown_attachments
from postmortem_kb.pages._teams import teams_of


def row_of(incident: Incident, setting: Setting) -> dict[str, Any]:
    """What a list of records says of one."""
    published = incident.publication
    return {
        "id": incident.id,
        "title": incident.title,
        "kind": incident.kind,
        "severity": incident.severity,
        "status": incident.status,
        "type": incident.type,
        "services": list(incident.services),
        "teams": list(teams_of(incident, setting)),
        "causes": list(incident.causes),
        "published_at": format_utc(published) if published else None,
    }


def facts_of(incident: Incident, setting: Setting) -> dict[str, Any]:
    """All facts of a record. Stamps are as written, lengths in seconds, None where not known."""
    data = incident.incident.data
    related = ((other, how) for other, how in incident.related if other in setting.by_id)
    return row_of(incident, setting) | {
        "visibility": incident.visibility,
        "tags": list(incident.tags),
        "summary": incident.summary,
        "solution": incident.solution,
        "impact": _impact(incident),
        "stamps": {key: text_of(data, key) or None for key in STAMPS},
        "times": _times(incident),
        "postmortem": incident.review_state or None,
        "timeline": [_entry(entry) for entry in incident.timeline],
        "action_items": [_item(item) for item in incident.action_items],
        "related": [{"id": other, "as": how} for other, how in related],
        "covered_by": incident.covered_by if incident.covered_by in setting.by_id else None,
        "sources": [text_of(entry, "url") for entry in maps_of(data, "sources")],
        "images": [found.name for found in shown_attachments(incident)],
    }


def _impact(incident: Incident) -> dict[str, str]:
    impact = incident.incident.data.get("impact")
    keys = ("who", "how", "customers", "data_loss")
    return {key: text_of(impact, key) for key in keys} if isinstance(impact, dict) else {}


def _times(incident: Incident) -> dict[str, float | None]:
    times = read_times(incident)
    return {
        "detect": times.detect,
        "acknowledge": times.acknowledge,
        "mitigate": times.mitigate,
        "resolve": times.resolve,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    exact = entry.moment is not None and entry.moment.exact
    at = format_utc(entry.moment.at) if entry.moment and exact else None
    return {"at": at, "kind": entry.kind, "author": entry.author}


def _item(item: ActionItem) -> dict[str, str]:
    words = ("id", "title", "type", "state", "priority", "owner", "ticket", "added", "due")
    return {word: getattr(item, word) for word in (*words, "done_at", "evidence")}
