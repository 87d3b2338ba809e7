"""Headings that are times: each begins an entry, or a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.spot import TIMELINE, Spot, behind, last_filled
from postmortem_kb.importing.tables import cells_of
from postmortem_kb.importing.times import Written, read_time

_BRACKETS = re.compile(r"[(（](?P<said>[^()（）]{3,40})[)）]\s*$")


def heading_spots(placed: Sequence[Placed], zones: frozenset[str]) -> Iterator[Spot]:
    """Headings that are times; each goes on to the next heading of its rank or above."""
    times = enumerate(_timed_headings(placed, zones))
    timed = {at: found for at, found in times if found}
    for at, written in timed.items():
        line = placed[at].line
        end = next(
            (
                later
                for later in range(at + 1, len(placed))
                if placed[later].kind == "heading"
                and (later in timed or placed[later].line.level <= line.level)
            ),
            len(placed),
        )
        below = any(each.kind not in ("blank", "rule") for each in placed[at + 1 : end])
        rest = behind(line.text, written)
        alone = written.clock is None and not written.vague and not rest.strip(" *_`")
        if alone and (not below or _has_times(placed[at + 1 : end], zones)):
            yield Spot(line.number, line.number, written, "", day_alone=True)
        else:
            yield Spot(line.number, last_filled(placed, at, end), written, rest)


def _has_times(placed: Sequence[Placed], zones: frozenset[str]) -> bool:
    """Whether lines of a day begin with times of day: then they are the entries, not the day."""
    begins = (_beginning(each) for each in placed if each.kind in ("item", "text", "row"))
    found = (read_time(text, zones) for text in begins)
    return any(written and written.clock for written in found)


def _beginning(each: Placed) -> str:
    """Where a time would stand: at the beginning of a line, or of a row's first cell."""
    cells = cells_of(each.line.raw) if each.kind == "row" else ()
    return cells[0] if cells else each.line.text


def _in_brackets(each: Placed, zones: frozenset[str]) -> Written | None:
    """The time of day in the brackets behind a heading of a timeline: `Second deploy (07:10)`."""
    found = _BRACKETS.search(each.line.text) if each.concern == TIMELINE else None
    written = read_time(found["said"], zones, loose=True) if found else None
    return replace(written, end=0) if written and written.clock else None


def _timed_headings(placed: Sequence[Placed], zones: frozenset[str]) -> Iterator[Written | None]:
    begun = False
    for each in placed:
        if each.kind != "heading" or not each.heads:
            yield None
            continue
        written = read_time(each.line.text, zones, loose=True) or _in_brackets(each, zones)
        inside = each.concern == TIMELINE or begun
        sound = written and (inside or (written.day and written.clock))
        begun = bool(written and written.clock and sound) or (begun and bool(sound))
        kept = written and sound and (written.clock or written.vague or inside)
        yield written if kept else None
