"""An action item will not be done, and somebody says why. It stays, and so its id stays taken."""

from __future__ import annotations

from datetime import date

from postmortem_kb.changes._items import path_to, require_item, require_not_before_added
from postmortem_kb.edit import Edits, SetFact
from postmortem_kb.incident import Incident


def drop_item(incident: Incident, item_id: str, on: date, reason: str, by: str = "") -> Edits:
    """Write that the item was dropped. Raises `RecordError` where it no longer waits."""
    item = require_item(incident, item_id)
    require_not_before_added(incident, item, on)
    facts = {"on": on.isoformat(), "by": by, "reason": reason}
    said = {key: word for key, word in facts.items() if word}
    return (SetFact(path_to(item, "state"), "dropped"), SetFact(path_to(item, "dropped"), said))
