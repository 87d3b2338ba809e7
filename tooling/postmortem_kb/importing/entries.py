"""The timeline of a report: where its entries stand, and what each says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from postmortem_kb.importing.chat import chat_spots
from postmortem_kb.importing.draft import DraftEntry, Found
from postmortem_kb.importing.headed import heading_spots
from postmortem_kb.importing.moments import Clockwork
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.said_zone import SaidZone, sole_zone
from postmortem_kb.importing.spans import item_spots, tracked_spots
from postmortem_kb.importing.spot import Spot
from postmortem_kb.importing.tables import find_tables, row_spots
from postmortem_kb.importing.words import Words, Zone, plain

_PLAIN_TIME = re.compile(r"[0-9T:., -]*[0-9](?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?Z|\s?[A-Z]{3,4})?$")
# What begins a block of its own, and so may not follow the time on its line.
_BLOCK = re.compile(r"[-*+>|`~#]|[0-9]+[.)]\s|    ")


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The entries of a report, the times it names itself, and what was left open."""

    entries: tuple[DraftEntry, ...]
    stamps: dict[str, tuple[str, int]]
    found: tuple[Found, ...]
    zone: str
    zone_line: int
    days: tuple[int, ...]


def find_spots(placed: Sequence[Placed], words: Words) -> tuple[Spot, ...]:
    """All places of entries, in order; what lies inside of another one is part of it."""
    zones = frozenset(words.zones) | words.several
    spots = [*heading_spots(placed, zones), *item_spots(placed, zones)]
    spots += tracked_spots(placed, zones)
    spots += [spot for table in find_tables(placed) for spot in row_spots(table, zones)]
    if not any(spot.written.clock and not spot.label for spot in spots):
        spots += chat_spots(placed, zones)
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.line, -spot.end_line)):
        if not kept or spot.line > kept[-1].end_line:
            kept.append(spot)
    return tuple(kept)


def tell(
    spots: Sequence[Spot],
    lines: Sequence[str],
    words: Words,
    said: SaidZone | None,
    given: Zone | None,
    day: date | None,
) -> Chronicle:
    """The entries with their stamps. `lines` are the report's own, `day` the report's day."""
    carried = sole_zone([spot.written for spot in spots], words)
    work = Clockwork(words, said, given, day=day, report=day, carried=carried)
    entries: list[DraftEntry] = []
    stamps: dict[str, tuple[str, int]] = {}
    days: list[int] = []
    for spot in spots:
        if spot.day_alone:
            work.begin_day(spot.written, spot.line)
            days.append(spot.line)
            continue
        stamp = work.stamp(spot.written, spot.line)
        entries.append(_entry(spot, stamp, lines))
        key = words.labels.get(plain(spot.label)) if spot.label else None
        if key and key not in stamps:
            stamps[key] = (stamp or _day_of(spot), spot.line)
    found = [*work.found(), *_zone_found(entries, work, said)]
    zone = work.zone
    line = said.line if said and said.zone else 0
    return Chronicle(
        tuple(entries), stamps, tuple(found), zone.name if zone else "", line, tuple(days)
    )


def in_order(entries: Sequence[DraftEntry]) -> tuple[tuple[DraftEntry, ...], tuple[Found, ...]]:
    """The entries by their time, each that has none behind the one above it; and what went back."""
    ordered: list[list[DraftEntry]] = []
    last = 0
    found: list[Found] = []
    for entry in entries:
        if not entry.stamp and ordered:
            ordered[last].append(entry)
            continue
        last = len(ordered)
        while last and _is_later(ordered[last - 1][0].stamp, entry.stamp):
            last -= 1
        later = [group[0] for group in ordered[last:] if group[0].labelled == entry.labelled]
        if later:
            message = f"the time is earlier than that in line {later[-1].line} above"
            found.append(Found(entry.line, message))
        ordered.insert(last, [entry])
    return tuple(entry for group in ordered for entry in group), tuple(found)


def _is_later(stamp: str, other: str) -> bool:
    """Whether one stamp is after another; of dates alone, only by day."""
    length = min(len(stamp), len(other))
    return (
        bool(stamp)
        and stamp[: 10 if length == 10 else None] > other[: 10 if length == 10 else None]
    )


def _day_of(spot: Spot) -> str:
    day = spot.written.day.date if spot.written.day and not spot.written.vague else None
    return day.isoformat() if day else ""


def _entry(spot: Spot, stamp: str, lines: Sequence[str]) -> DraftEntry:
    first = f"{spot.label}" if spot.label else spot.first
    end = spot.line if spot.whole else spot.end_line
    below = "\n".join(_dedented(lines[spot.line : end])).strip("\n")
    # What a list of definitions says of its time.
    below = below.removeprefix(": ")
    apart = bool(first) or _BLOCK.match(below)
    text = f"{first}\n{below}" if below and apart else first or below
    shown = "" if stamp and _says_it_all(spot, stamp) else spot.written.written
    return DraftEntry(spot.line, spot.end_line, shown, stamp, text, bool(spot.label))


def _says_it_all(spot: Spot, stamp: str) -> bool:
    written = spot.written
    exact = len(stamp) > 10 or written.clock is None
    return exact and not written.until and bool(_PLAIN_TIME.match(written.written))


def _dedented(lines: Sequence[str]) -> Iterator[str]:
    """The lines that continue an entry, without the indent that they have in common."""
    filled = [line for line in lines if line.strip()]
    shared = min((len(line) - len(line.lstrip(" \t")) for line in filled), default=0)
    yield from (line[shared:].rstrip() for line in lines)


def _zone_found(
    entries: Sequence[DraftEntry], work: Clockwork, said: SaidZone | None
) -> Iterator[Found]:
    if said and said.trouble:
        yield Found(said.line, f"{said.trouble}: say which with --mapping, or --timezone")
    told = any("zone" in message for message in work.troubles)
    clocks = [entry for entry in entries if not entry.stamp or len(entry.stamp) == 10]
    if clocks and work.zone is None and not (said and said.trouble) and not told:
        message = "no time zone is said: times stay as they are written (--timezone gives one)"
        yield Found(clocks[0].line, message)
    elif work.carried and work.borrowed:
        message = f"{work.carried.name} is said by some times; it was taken for all"
        yield Found(work.borrowed, message)
