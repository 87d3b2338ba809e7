"""One picture of an incident in time: a bar whose parts are the phases, drawn without a script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_duration
from postmortem_kb.pages._html import Html, element, listed
from postmortem_kb.pages._page import Setting

WIDTH = 1000
_LEAST = 8
_PHASES = (
    ("detected_at", "unseen", "until it was detected"),
    ("acknowledged_at", "waiting", "until somebody took it"),
    ("mitigated_at", "hurting", "until it was mitigated"),
    ("resolved_at", "closing", "until it was resolved"),
)


def picture(incident: Incident, setting: Setting) -> Html:
    """The bar and its key; nothing where fewer than two phases are known."""
    phases = list(_phases(incident))
    if len(phases) < 2:
        return Html("")
    widths = _widths([seconds for _, _, seconds in phases])
    bars, at = [], 0.0
    for (style, said, seconds), width in zip(phases, widths, strict=True):
        title = element("title", f"{format_duration(seconds)} {said}")
        rect = element(
            "rect", x=f"{at:.1f}", y=0, width=f"{max(width - 3, 2):.1f}", height=14, rx=3
        )
        bars.append(element("g", title, rect, class_=f"kb-phase--{style}"))
        at += width
    key = (
        element(
            "span", element("b", format_duration(seconds)), f" {said}", class_=f"kb-key--{style}"
        )
        for style, said, seconds in phases
    )
    svg = element(
        "svg", *bars, viewBox=f"0 0 {WIDTH} 14", preserveAspectRatio="none", role="img",
        aria_label="The incident in time", class_="kb-phases__bar",
    )  # fmt: skip
    return element("div", svg, listed(key, "kb-phases__key"), class_="kb-phases")


def _phases(incident: Incident) -> Iterator[tuple[str, str, float]]:
    """Style, words and length in seconds of each phase whose two ends are known and in order."""
    ends = [(style, said, _at(incident, key)) for key, style, said in _PHASES]
    known = [(style, said, at) for style, said, at in ends if at]
    start = _at(incident, "started_at")
    marks = [("", "", start), *known] if start else known
    for (_, _, before), (style, said, at) in pairwise(marks):
        if at > before:
            yield style, said, (at - before).total_seconds()


def _at(incident: Incident, name: str) -> datetime | None:
    found = incident.moment(name)
    return found.at if found and found.exact else None


def _widths(lengths: list[float]) -> list[float]:
    """Widths in proportion; a short phase stays wide enough to be seen."""
    whole = sum(lengths)
    wide = [max(length / whole * WIDTH, _LEAST) for length in lengths]
    return [width / sum(wide) * WIDTH for width in wide]
