"""What the verbs on action items share: the item that is meant, in a state that can be changed."""

from __future__ import annotations

from datetime import date

from postmortem_kb.action_item import ActionItem
from postmortem_kb.document import text_of
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.problem import DataPath
from postmortem_kb.suggestion import did_you_mean

LIST = "action_items"


def require_item(incident: Incident, item_id: str) -> ActionItem:
    """The one item of that id that still waits. Raises `RecordError` where there is none."""
    item = _find(incident, item_id)
    name = f"{incident.id}#{item_id}"
    if item.state == "done":
        since = f" (since {item.done_at})" if item.done_at else ""
        raise RecordError(f"{name} is already done{since}", "nothing was changed")
    if item.state == "dropped":
        on = text_of(item.dropped, "on")
        since = f" (on {on})" if on else ""
        hint = f"`postmortem actions add {incident.id}` makes a new promise; nothing was changed"
        raise RecordError(f"{name} was dropped{since}", hint)
    if item.state not in ("committed", "idea"):
        hint = f"write `state: committed` or `state: idea` into {POSTMORTEM_FILE}"
        raise RecordError(f"{name} has no state that is known", hint)
    return item


def require_not_before_added(incident: Incident, item: ActionItem, day: date) -> None:
    """Refuse a day that lies before the one on which the item was promised."""
    added = parse_date(item.added)
    if added and day < added:
        message = f"{incident.id}#{item.id} was added on {added}, which is after {day}"
        raise RecordError(message, "give a later day, or mend `added`; nothing was changed")


def path_to(item: ActionItem, *keys: str) -> DataPath:
    """Where a fact of the item stands."""
    return (LIST, item.position, *keys)


def _find(incident: Incident, item_id: str) -> ActionItem:
    found = [item for item in incident.action_items if item.id == item_id]
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{incident.id} has {len(found)} action items called {item_id}"
        raise RecordError(message, "give each an id of its own first; nothing was changed")
    known = [item.id for item in incident.action_items if item.id]
    hint = did_you_mean(item_id, known, "it has") or (
        f'`postmortem actions add {incident.id} "…"` makes one'
    )
    raise RecordError(f"{incident.id} has no action item {item_id}", hint)
