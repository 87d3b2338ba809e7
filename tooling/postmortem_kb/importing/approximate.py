"""The statement that all times of a report are about right: then none of them is a stamp."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from postmortem_kb.importing.draft import Found
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.spot import TIMELINE, Spot

_SAID = re.compile(
    r"\b(?:all )?times?(?:stamps)?\b[^.]{0,40}\b(?:approximat\w+|estimate[sd]?)\b"
    r"|\bapproximate times\b",
    re.IGNORECASE,
)


def blurred(
    spots: Sequence[Spot], placed: Sequence[Placed]
) -> tuple[tuple[Spot, ...], tuple[Found, ...]]:
    """The spots, all of them about the time, and the line that says so; as they are without one."""
    entries = {spot.line for spot in spots}
    own = (e.line for e in placed if e.concern == TIMELINE and e.line.number not in entries)
    said = next((line.number for line in own if _SAID.search(line.text)), 0)
    if not said or not spots:
        return tuple(spots), ()
    message = "all times are said to be approximate: they stay as they are written"
    return tuple(map(_blurred, spots)), (Found(said, message),)


def _blurred(spot: Spot) -> Spot:
    if spot.written.clock is None:
        return spot
    return replace(spot, written=replace(spot.written, vague=True))
