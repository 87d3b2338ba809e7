"""One picture of an incident in time: its phases, silences in updates, and who held which role.

Every row is drawn on the axis that the phases make. A phase of a minute beside one of a day would
not be seen, so each has a least width, and the key says so; what lies within it is spread evenly.
It needs no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from postmortem_kb.cadences import Rhythm, read_cadences
from postmortem_kb.incident import Holding, Incident
from postmortem_kb.moment import format_duration, format_local, format_utc
from postmortem_kb.pages._axis import WIDTH, Axis, Phase, exact, read_phases
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._page import Setting

_GAP = 3


def picture(incident: Incident, setting: Setting) -> Html:
    """The rows, the ends of the axis and the key; nothing where fewer than two phases are known."""
    phases = list(read_phases(incident, setting.now))
    if len(phases) < 2:
        return Html("")
    axis = Axis(phases)
    rhythms = list(read_cadences(incident, setting.policy, setting.now))
    rows = [_row("Phases", [_phase(axis, phase) for phase in phases]),
            *(_updates(rhythm, incident, axis) for rhythm in rhythms),
            *_roles(incident, setting, axis),
            _ends(axis, setting, running=phases[-1].running)]  # fmt: skip
    keys = [*map(_key, phases), *_remarks(axis, rhythms)]
    drawn = element("div", *rows, class_="kb-picture")
    return element("div", drawn, listed(keys, "kb-phases__key"), class_="kb-phases")


def _phase(axis: Axis, phase: Phase) -> Html:
    said = f"{format_duration(phase.seconds)} {phase.said}"
    return _bar(axis, phase.start, phase.end, f"kb-phase--{phase.style}", said)


def _key(phase: Phase) -> Html:
    length = element("b", format_duration(phase.seconds))
    return element("span", length, f" {phase.said}", class_=f"kb-key--{phase.style}")


def _remarks(axis: Axis, rhythms: Sequence[Rhythm]) -> Iterator[Html]:
    if any(rhythm.silences for rhythm in rhythms):
        said = "longer without an update than agreed"
        yield element("span", said, class_="kb-key--silent")
    if axis.is_stretched:
        yield join(["Short phases are drawn wider than they were."])


def _row(name: str | Html, bars: Sequence[Html]) -> Html:
    svg = element(
        "svg", *bars, viewBox=f"0 0 {WIDTH} 14", preserveAspectRatio="none", aria_hidden="true",
        focusable="false",
    )  # fmt: skip
    return element("div", element("span", name, class_="kb-picture__name"), svg)


def _ends(axis: Axis, setting: Setting, *, running: bool) -> Html:
    """When the axis begins and ends, in the policy's zone."""
    zone = setting.policy.zone
    first, last = (at.astimezone(zone) for at in axis.ends)
    same_day = first.date() == last.date()
    shown = f"{last:%H:%M} {last.tzname()}" if same_day else format_local(last, zone)
    begun = element("time", f"{first:%Y-%m-%d %H:%M}", datetime=format_utc(first))
    over = element("time", f"now, {shown}" if running else shown, datetime=format_utc(last))
    return element("div", element("span"), element("span", begun, over, class_="kb-picture__ends"))


def _bar(axis: Axis, start: datetime, end: datetime, style: str, said: str) -> Html:
    left, right = axis.place(start), axis.place(end)
    width = f"{max(right - left - _GAP, _GAP):.1f}"
    rect = element("rect", x=f"{left:.1f}", y=0, width=width, height=14, rx=3)
    return element("g", element("title", said), rect, class_=style)


def _updates(rhythm: Rhythm, incident: Incident, axis: Axis) -> Html:
    return _row(rhythm.cadence.title, list(_silences(rhythm, incident, axis)))


def _silences(rhythm: Rhythm, incident: Incident, axis: Axis) -> Iterator[Html]:
    declared = exact(incident, "declared_at") or axis.ends[0]
    every = f"every {rhythm.cadence.every_minutes} min or sooner"
    yield _bar(axis, declared, axis.ends[1], "kb-picture--told", every)
    for silence in rhythm.silences:
        said = f"silent for {format_duration(silence.seconds)}"
        yield _bar(axis, silence.start, silence.end, "kb-picture--silent", said)


def _roles(incident: Incident, setting: Setting, axis: Axis) -> Iterator[Html]:
    """A row for each role, with a bar for each who held it, named beside it in their order."""
    held: dict[str, list[Holding]] = {}
    for holding in incident.holdings:
        held.setdefault(holding.role, []).append(holding)
    for role, holdings in held.items():
        known = setting.policy.roles.get(role)
        names = ", ".join(dict.fromkeys(_holder(holding, setting) for holding in holdings))
        who = element("span", names, class_="kb-picture__who")
        yield _row(join([known.title if known else role, " ", who]), [
            _bar(axis, *_span(holding, axis), "kb-picture--held", _holder(holding, setting))
            for holding in holdings
        ])  # fmt: skip


def _span(holding: Holding, axis: Axis) -> tuple[datetime, datetime]:
    first, last = axis.ends
    return (
        holding.since.at if holding.since and holding.since.exact else first,
        holding.until.at if holding.until and holding.until.exact else last,
    )


def _holder(holding: Holding, setting: Setting) -> str:
    known = setting.people.get(holding.who)
    return known.name if known else holding.who
