"""A record as it stood at a time: facts dated after it have not happened yet.

`--as-of` sets the clock and never the records, so a report on last week reads today's files and
leaves out what they say of the days since. Text (titles, answers, reasons) has no date and stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Any

from postmortem_kb.document import Document, maps_of, text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date, parse_moment

# By then everything that a record can date has happened.
_LAST = datetime(9998, 1, 1, tzinfo=UTC)
STAMPS = (
    "declared_at",
    "started_at",
    "detected_at",
    "reported_at",
    "acknowledged_at",
    "mitigated_at",
    "resolved_at",
    "confirmed_at",
)


def happened(written: str, now: datetime, zone: tzinfo) -> bool:
    """Whether a stamp or a date, as written, is not after `now`. What cannot be read has happened.

    A bare date has happened from 00:00 of it in `zone`.
    """
    day = parse_date(written)
    if day:
        return day <= now.astimezone(zone).date()
    moment = parse_moment(written)
    return moment is None or moment.at <= now


def incident_as_of(incident: Incident, now: datetime, zone: tzinfo) -> Incident | None:
    """The record as it stood at `now`; None where the incident had not been declared yet."""
    data = incident.incident.data
    # An imported report need not say when it was declared; its id begins with the day.
    if not happened(text_of(data, "declared_at") or incident.id[:10], now, zone):
        return None
    return replace(
        incident,
        incident=_with(incident.incident, _incident_data(incident, now, zone)),
        postmortem=_postmortem_as_of(incident, now, zone),
        merged_at=incident.merged_at if not _merged_later(incident, now) else None,
        timeline=tuple(e for e in incident.timeline if not e.moment or e.moment.at <= now),
    )


def lacks_facts(then: Incident | None, incident: Incident, zone: tzinfo) -> bool:
    """Whether `then`, the record as it stood at some time, lacks facts that the record states."""
    if then is None:
        return True
    if then.incident is incident.incident and then.postmortem is incident.postmortem:
        return False
    # What is of no form is left out too, whatever the time.
    whole = incident_as_of(incident, _LAST, zone)
    return whole is None or _facts(then) != _facts(whole)


def _facts(incident: Incident) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    return incident.incident.data, incident.postmortem.data if incident.postmortem else {}


def _with(document: Document, data: Mapping[str, Any]) -> Document:
    return document if data == document.data else replace(document, data=data)


def _incident_data(incident: Incident, now: datetime, zone: tzinfo) -> dict[str, Any]:
    data = incident.incident.data
    gone = {key for key in STAMPS if not happened(text_of(data, key), now, zone)}
    left_out = gone | ({"postmortem_due"} if "resolved_at" in gone else set())
    then = {key: value for key, value in data.items() if key not in left_out}
    changed: dict[str, Any] = {
        "status": _status(incident, gone, now, zone),
        "severity": _severity(incident, now),
    }
    for key, when in (("sent", "at"), ("waivers", "on")):
        if isinstance(data.get(key), list):
            changed[key] = _dated(data, key, when, now, zone)
    roles = data.get("roles")
    if isinstance(roles, Mapping):
        changed["roles"] = {role: _holdings(roles, role, now, zone) for role in roles}
    return then | {key: value for key, value in changed.items() if key in then}


def _status(incident: Incident, gone: set[str], now: datetime, zone: tzinfo) -> str:
    """The status at the time: a later end, and a later cancellation, has not come yet."""
    status = incident.status
    cancelled = incident.incident.data.get("cancelled")
    at = text_of(cancelled, "at") if isinstance(cancelled, Mapping) else ""
    if status == "cancelled" and not happened(at, now, zone):
        status = "resolved" if incident.moment("resolved_at") else "mitigated"
        status = status if incident.moment("mitigated_at") else "open"
    if status == "resolved" and "resolved_at" in gone:
        status = "mitigated" if incident.moment("mitigated_at") else "open"
    return "open" if status == "mitigated" and "mitigated_at" in gone else status


def _severity(incident: Incident, now: datetime) -> str:
    """The severity at the time: what the first later change came from."""
    later = (
        entry.words.get("from", "")
        for entry in incident.timeline
        if entry.kind == "severity" and entry.moment and entry.moment.at > now
    )
    return next(later, "") or incident.severity


def _dated(
    data: Mapping[str, Any], key: str, when: str, now: datetime, zone: tzinfo
) -> list[Mapping[str, Any]]:
    """The entries of a list whose date has come."""
    return [entry for entry in maps_of(data, key) if happened(text_of(entry, when), now, zone)]


def _holdings(
    roles: Mapping[str, Any], role: str, now: datetime, zone: tzinfo
) -> list[dict[str, Any]]:
    begun = _dated(roles, role, "from", now, zone)
    return [
        {k: v for k, v in entry.items() if k != "until" or happened(str(v), now, zone)}
        for entry in begun
    ]


def _merged_later(incident: Incident, now: datetime) -> bool:
    return incident.merged_at is not None and incident.merged_at > now


def _postmortem_as_of(incident: Incident, now: datetime, zone: tzinfo) -> Document | None:
    document = incident.postmortem
    if document is None:
        return None
    data = dict(document.data)
    declared_later = not happened(text_of(data, "published_at"), now, zone)
    if _merged_later(incident, now) or (declared_later and incident.merged_at is None):
        # Nothing says since when it was in review: that it was being written is certain.
        data["status"] = "draft"
        data.pop("published_at", None)
    if isinstance(data.get("waivers"), list):
        data["waivers"] = _dated(data, "waivers", "on", now, zone)
    if isinstance(data.get("action_items"), list):
        items = _dated(data, "action_items", "added", now, zone)
        data["action_items"] = [_item_as_of(item, now, zone) for item in items]
    return _with(document, data)


def _item_as_of(item: Mapping[str, Any], now: datetime, zone: tzinfo) -> dict[str, Any]:
    then = dict(item)
    if not happened(text_of(item, "done_at"), now, zone):
        then |= {"state": "committed"}
        del then["done_at"]
    dropped = item.get("dropped")
    if isinstance(dropped, Mapping) and not happened(text_of(dropped, "on"), now, zone):
        then |= {"state": "committed"}
        del then["dropped"]
    moves = maps_of(item, "moved")
    made = [move for move in moves if happened(text_of(move, "on"), now, zone)]
    if len(made) < len(moves):
        first = next(move for move in moves if move not in made)
        then |= {"due": text_of(first, "from"), "moved": made}
    return then
