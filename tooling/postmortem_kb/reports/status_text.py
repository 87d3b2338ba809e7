"""The status for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.moment import format_duration
from postmortem_kb.printable import printable
from postmortem_kb.reports._words import counted, shown_time
from postmortem_kb.reports.status import Due, Ongoing, Status


def render(status: Status) -> Iterator[str]:
    """The lines of the status, without line ends."""
    yield f"Status at {shown_time(status.now, status.zone)}"
    yield ""
    if not status.ongoing:
        yield "No incident is open."
    else:
        yield counted(len(status.ongoing), "incident is open", "incidents are open")
        for incident in status.ongoing:
            yield from _ongoing(incident)
    yield from _section("Next updates", status, status.updates)
    yield from _section("Clocks that run", status, status.running)
    yield from _section("Late", status, status.late)
    if status.overdue_items:
        yield ""
        said = counted(status.overdue_items, "action item is", "action items are")
        yield f"{said} overdue: `postmortem overdue` names them."
    elif not (status.ongoing or status.running or status.late):
        yield "No clock runs and nothing is late."


def _ongoing(incident: Ongoing) -> Iterator[str]:
    age = "" if incident.age is None else f" for {format_duration(incident.age)}"
    lead = ", ".join(incident.commander)
    led = f"led by {lead}" if lead else "nobody leads it"
    drill = "drill, " if incident.kind == "drill" else ""
    severity = incident.severity or "no severity"
    yield f"  {printable(incident.id)}"
    yield f"    {printable(incident.title)}"
    yield f"    {printable(f'{drill}{severity}, {incident.status}{age}, {led}')}"


def _section(heading: str, status: Status, entries: tuple[Due, ...]) -> Iterator[str]:
    if entries:
        yield ""
        yield heading
    for entry in entries:
        yield f"  {shown_time(entry.due, status.zone)}, {_left(status, entry)}"
        state = f" ({entry.state})" if entry.state else ""
        yield f"    {printable(entry.what + state)}"
        yield f"    {printable(entry.id)}"


def _left(status: Status, entry: Due) -> str:
    seconds = (entry.due - status.now).total_seconds()
    late = f"late by {format_duration(-seconds)}"
    if entry.excused:
        return f"{late}, explained by a waiver"
    return f"in {format_duration(seconds)}" if seconds >= 0 else late
