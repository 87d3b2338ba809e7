"""Words that reports share: counts, times in two zones, text that is safe on a terminal."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_local


def counted(count: int, word: str, plural: str = "") -> str:
    """`1 item`, `3 items`."""
    return f"{count} {word}" if count == 1 else f"{count} {plural or word + 's'}"


def times(count: int) -> str:
    """`once`, `3 times`."""
    return "once" if count == 1 else f"{count} times"


def progress(incident: Incident) -> str:
    """How far its post-mortem is: not begun, draft, review or published; or that nobody knows."""
    if incident.postmortem and incident.postmortem.broken:
        return "cannot be read"
    return incident.review_state or "not begun"


def shown_time(at: datetime, zone: tzinfo) -> str:
    """A time in the policy's zone with the zone named, and in UTC where that is another one."""
    local = format_local(at, zone)
    if at.astimezone(zone).utcoffset() == at.astimezone(UTC).utcoffset():
        return local
    same_day = at.astimezone(zone).date() == at.astimezone(UTC).date()
    form = "%H:%M UTC" if same_day else "%Y-%m-%d %H:%M UTC"
    return f"{local} ({at.astimezone(UTC):{form}})"
