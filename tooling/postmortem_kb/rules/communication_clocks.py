"""What the policy wants done in time was done in time.

## What it asks

Every clock of the policy, other than that of the post-mortem, was stopped before it ran out: the
customer email was sent within its hours, say. `sent` in `incident.md` stops it. A waiver of
`communication-clocks` explains a late one.

## Why

Customers who hear from you in a day forgive much. Silence is worse than bad news.

## Bad

    sent:
      - {what: customer-email, at: 2026-11-06T10:00:00Z, by: iris}

## Good

    sent:
      - {what: customer-email, at: 2026-11-03T18:00:00Z, by: iris}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postmortem_kb.clocks import POSTMORTEM_CLOCK, Reading, read_clocks
from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_duration, format_local, parse_moment
from postmortem_kb.problem import At, DataPath, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.WARNING
_DONE = {
    "published": "publish the post-mortem",
    "notified": "log it with `postmortem log --kind notified`",
}


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each clock that ran out."""
    for reading in read_clocks(incident, case.policy, case.now):
        late = (reading.stopped or case.now) > reading.first_due
        if late and reading.clock.word != POSTMORTEM_CLOCK:
            yield _late(incident, reading, case)


def _late(incident: Incident, reading: Reading, case: Case) -> Finding:
    due = format_local(reading.due, case.policy.zone)
    late = format_duration(((reading.stopped or case.now) - reading.due).total_seconds())
    excusable = reading.state != "missed"
    title, explain = reading.clock.title, "explain it with a waiver of `communication-clocks`"
    if reading.stopped:
        message = f"{title}: {late} late, it was due {due}"
        return Finding(At(data=_place(incident, reading)), message, explain, excusable=excusable)
    hint = f"{_how(reading)}, or {explain}"
    at = At(data=(reading.clock.starts,))
    message = f"{title}: due {late} ago, {due}"
    return Finding(at, message, hint, lapsed=True, excusable=excusable)


def _how(reading: Reading) -> str:
    """What stops this clock."""
    if reading.clock.stops == "sent":
        return f"when it is sent, add it to `sent` as {reading.clock.sent}"
    return _DONE.get(reading.clock.stops, f"add `{reading.clock.stops}_at`")


def _place(incident: Incident, reading: Reading) -> DataPath:
    """Where the record says when it was done, or when the clock began."""
    entries = incident.incident.data.get("sent") if reading.clock.stops == "sent" else None
    for position, entry in enumerate(entries if isinstance(entries, list) else ()):
        facts = entry if isinstance(entry, Mapping) else {}
        moment = parse_moment(text_of(facts, "at"))
        is_it = text_of(facts, "what") == reading.clock.sent
        if is_it and moment and moment.at == reading.stopped:
            return ("sent", position, "at")
    stopped = f"{reading.clock.stops}_at"
    return (stopped if stopped in incident.incident.data else reading.clock.starts,)
