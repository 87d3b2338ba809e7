"""The post-mortem is done: approved, dated, published."""

from __future__ import annotations

from datetime import datetime

from postmortem_kb.edit import AddEntry, AppendFact, Edits, SetFact
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_utc


def publish(incident: Incident, at: datetime, approved_by: tuple[str, ...] = ()) -> Edits:
    """The edits of `postmortem.md`; who is among the approvers already is not added again."""
    if incident.postmortem is None:
        hint = f"write it with `postmortem draft {incident.id}`"
        raise RecordError(f"{incident.id} has no post-mortem", hint)
    if incident.published:
        message = f"the post-mortem of {incident.id} is published already"
        raise RecordError(message, "edit it and let `postmortem check` judge the change")
    new = dict.fromkeys(who for who in approved_by if who not in incident.approved_by)
    return (
        SetFact(("status",), "published"),
        *(AppendFact(("approved_by",), who) for who in new),
        SetFact(("published_at",), format_utc(at)),
    )


def publication_entry(at: datetime, by: str) -> Edits:
    """The line in the timeline that says who published it, where that was said."""
    return (AddEntry(at, "note", "Post-mortem published.", by),) if by else ()
