"""An action item is done, and an address shows it."""

from __future__ import annotations

from datetime import date

from postmortem_kb.changes._items import path_to, require_item, require_not_before_added
from postmortem_kb.edit import Edits, SetFact
from postmortem_kb.incident import Incident


def finish_item(incident: Incident, item_id: str, on: date, evidence: str) -> Edits:
    """Write that the item was done on that day. Raises `RecordError` where it no longer waits."""
    item = require_item(incident, item_id)
    require_not_before_added(incident, item, on)
    return (
        SetFact(path_to(item, "state"), "done"),
        SetFact(path_to(item, "done_at"), on.isoformat()),
        SetFact(path_to(item, "evidence"), evidence),
    )
