"""A line in the timeline, and the fact at the top of the record that it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from postmortem_kb.changes._holders import running
from postmortem_kb.changes._state import STATES, require_not_before, require_status
from postmortem_kb.edit import AddEntry, AppendFact, Edit, Edits, SetFact
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_utc


def log(
    incident: Incident,
    at: datetime,
    text: str,
    kind: str = "note",
    by: str = "",
    words: Mapping[str, str] | None = None,
) -> Edits:
    """Add a line; an incident takes lines in every state, for what is found out later.

    The first `acknowledged` is the stamp too, and what was `sent` (`what=`) goes into the list.
    Whoever `left` holds no role any more, or the one (`role=`) no more.
    """
    require_status(incident, STATES, "logged")
    facts = _facts(incident, at, kind, by, words or {})
    return (*facts, AddEntry(at, kind, text, by, words or {}))


def _facts(
    incident: Incident, at: datetime, kind: str, by: str, words: Mapping[str, str]
) -> Iterator[Edit]:
    if kind == "acknowledged" and not incident.incident.data.get("acknowledged_at"):
        require_not_before(incident, at, "started_at")
        yield SetFact(("acknowledged_at",), format_utc(at))
    if kind == "left":
        yield from _endings(incident, at, by, words.get("role", ""))
    if kind == "sent" and words.get("what"):
        entry = {"what": words["what"], "at": format_utc(at), "by": by, "to": words.get("to", "")}
        yield AppendFact(("sent",), {key: value for key, value in entry.items() if value})


def _endings(incident: Incident, at: datetime, by: str, role: str) -> Iterator[Edit]:
    """The ends of what `by` holds, or of this role alone; one that begins later goes on."""
    for held in running(incident):
        begun = held.since is None or held.since.at <= at
        if by and held.who == by and role in ("", held.role) and begun:
            yield SetFact(("roles", held.role, held.position, "until"), format_utc(at))
