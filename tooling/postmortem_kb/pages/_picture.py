"""One picture of an incident in time: its phases, silences in updates, and who held which role.

Every row is drawn on the axis that the phases make. A phase of a minute beside one of a day would
not be seen, so each has a least width; what lies within it is spread evenly. It
needs no script.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from postmortem_kb.clocks import Rhythm, read_cadences
from postmortem_kb.incident import Holding, Incident
from postmortem_kb.moment import format_duration
from postmortem_kb.pages._html import Html, element, listed
from postmortem_kb.pages._page import Setting

WIDTH = 1000
_LEAST = 24
_GAP = 3
_PHASES = (
    ("detected_at", "unseen", "until it was detected"),
    ("acknowledged_at", "waiting", "until somebody took it"),
    ("mitigated_at", "hurting", "until it was mitigated"),
    ("resolved_at", "closing", "until it was resolved"),
)


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase whose two ends (UTC) are known and in order."""

    style: str
    said: str
    start: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        """Its length."""
        return (self.end - self.start).total_seconds()


class Axis:
    """From a time to its place between 0 and `WIDTH`."""

    def __init__(self, phases: Sequence[Phase]) -> None:
        self._times = [phases[0].start, *(phase.end for phase in phases)]
        self._places = [0.0]
        for width in _widths([phase.seconds for phase in phases]):
            self._places.append(self._places[-1] + width)

    @property
    def ends(self) -> tuple[datetime, datetime]:
        """The first and the last time on it (UTC)."""
        return self._times[0], self._times[-1]

    def place(self, at: datetime) -> float:
        """Where a time is drawn; one outside is drawn at the nearer end."""
        first, last = self.ends
        if at <= first:
            return 0.0
        if at >= last:
            return float(WIDTH)
        after = bisect_right(self._times, at)
        start, end = self._times[after - 1], self._times[after]
        left, right = self._places[after - 1], self._places[after]
        return left + (right - left) * ((at - start) / (end - start))


def picture(incident: Incident, setting: Setting) -> Html:
    """The rows and the key of the phases; nothing where fewer than two phases are known."""
    phases = list(_phases(incident))
    if len(phases) < 2:
        return Html("")
    axis = Axis(phases)
    rows = [_row("Phases", [_bar(axis, p.start, p.end, f"kb-phase--{p.style}",
                                 f"{format_duration(p.seconds)} {p.said}") for p in phases]),
            *_updates(incident, setting, axis), *_roles(incident, setting, axis)]  # fmt: skip
    key = (
        element(
            "span", element("b", format_duration(p.seconds)), f" {p.said}",
            class_=f"kb-key--{p.style}",
        )
        for p in phases
    )  # fmt: skip
    silent = any(rhythm.silences for rhythm in read_cadences(incident, setting.policy, setting.now))
    said = [element("span", "longer without an update than agreed", class_="kb-key--silent")]
    keys = listed([*key, *(said if silent else [])], "kb-phases__key")
    return element("div", element("div", *rows, class_="kb-picture"), keys, class_="kb-phases")


def _phases(incident: Incident) -> Iterator[Phase]:
    ends = [(style, said, _at(incident, key)) for key, style, said in _PHASES]
    known = [(style, said, at) for style, said, at in ends if at]
    start = _at(incident, "started_at")
    marks = [("", "", start), *known] if start else known
    for (_, _, before), (style, said, at) in pairwise(marks):
        if at > before:
            yield Phase(style, said, before, at)


def _at(incident: Incident, name: str) -> datetime | None:
    found = incident.moment(name)
    return found.at if found and found.exact else None


def _widths(lengths: Sequence[float]) -> list[float]:
    """Widths in proportion; a short phase stays wide enough to be seen."""
    whole = sum(lengths)
    wide = [max(length / whole * WIDTH, _LEAST) for length in lengths]
    return [width / sum(wide) * WIDTH for width in wide]


def _row(name: str | Html, bars: Sequence[Html]) -> Html:
    svg = element(
        "svg", *bars, viewBox=f"0 0 {WIDTH} 14", preserveAspectRatio="none", aria_hidden="true",
        focusable="false",
    )  # fmt: skip
    return element("div", element("span", name, class_="kb-picture__name"), svg)


def _bar(axis: Axis, start: datetime, end: datetime, style: str, said: str) -> Html:
    left, right = axis.place(start), axis.place(end)
    width = f"{max(right - left - _GAP, _GAP):.1f}"
    rect = element("rect", x=f"{left:.1f}", y=0, width=width, height=14, rx=3)
    return element("g", element("title", said), rect, class_=style)


def _updates(incident: Incident, setting: Setting, axis: Axis) -> Iterator[Html]:
    for rhythm in read_cadences(incident, setting.policy, setting.now):
        yield _row(rhythm.cadence.title, list(_silences(rhythm, incident, axis)))


def _silences(rhythm: Rhythm, incident: Incident, axis: Axis) -> Iterator[Html]:
    declared = _at(incident, "declared_at") or axis.ends[0]
    every = f"every {rhythm.cadence.every_minutes} min or sooner"
    yield _bar(axis, declared, axis.ends[1], "kb-picture--told", every)
    for silence in rhythm.silences:
        said = f"silent for {format_duration(silence.seconds)}"
        yield _bar(axis, silence.start, silence.end, "kb-picture--silent", said)


def _roles(incident: Incident, setting: Setting, axis: Axis) -> Iterator[Html]:
    """A row for each role, with a bar for each who held it."""
    held: dict[str, list[Holding]] = {}
    for holding in incident.holdings:
        held.setdefault(holding.role, []).append(holding)
    for role, holdings in held.items():
        known = setting.policy.roles.get(role)
        yield _row(known.title if known else role, [
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
