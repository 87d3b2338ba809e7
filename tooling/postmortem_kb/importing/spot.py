"""The place of an entry of a timeline in a report: its lines, its time, its first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.times import Written

TIMELINE = "timeline"
_OPENED = re.compile(r"\s*(?P<mark>\*\*|__|[*_`\[])")
_LINKED = re.compile(r"[^\[\]]+\]\(")


@dataclass(frozen=True, slots=True)
class Spot:
    """An entry's place: its lines, its time, and the text that follows it on the first line.

    `day_alone`: the line says a day for those below it and is no entry. `label`: the words before
    the time, in a list of key events. `whole`: the first line was read with all that follows it.
    """

    line: int
    end_line: int
    written: Written
    first: str
    day_alone: bool = False
    label: str = ""
    whole: bool = False


def behind(text: str, written: Written) -> str:
    """What follows a time, with the mark that opened before it where that closes further on."""
    rest = text[written.end :].strip()
    opened = _OPENED.match(text)
    mark = opened["mark"] if opened else ""
    closes = _LINKED.match(rest) if mark == "[" else mark and rest.count(mark) % 2
    if mark and rest.startswith(mark) and closes:
        return rest.removeprefix(mark).strip()
    return f"{mark}{rest}" if closes else rest


def last_filled(placed: Sequence[Placed], at: int, end: int) -> int:
    """The number of the last line before `end` that is not blank."""
    while end - 1 > at and placed[end - 1].kind in ("blank", "rule"):
        end -= 1
    return placed[end - 1].line.number
