"""A line in the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from postmortem_kb.changes._state import STATES, require_status
from postmortem_kb.edit import AddEntry, Edits
from postmortem_kb.incident import Incident


def log(
    incident: Incident,
    at: datetime,
    text: str,
    kind: str = "note",
    by: str = "",
    words: Mapping[str, str] | None = None,
) -> Edits:
    """Add a line; an incident takes lines in every state, for what is found out later."""
    require_status(incident, STATES, "logged")
    return (AddEntry(at, kind, text, by, words or {}),)
