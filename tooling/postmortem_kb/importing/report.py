"""Reads one foreign report whole: bytes to a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from postmortem_kb.importing import lines as lines_of
from postmortem_kb.importing.approximate import blurred
from postmortem_kb.importing.asides import choose_asides
from postmortem_kb.importing.dates import find_day, read_day
from postmortem_kb.importing.day import choose_day
from postmortem_kb.importing.draft import Draft, Found
from postmortem_kb.importing.entries import find_spots, in_order, tell
from postmortem_kb.importing.items import find_items
from postmortem_kb.importing.lines import read_lines
from postmortem_kb.importing.matter import Matter, read_matter
from postmortem_kb.importing.order import find_order, settled
from postmortem_kb.importing.outline import Placed, place_lines
from postmortem_kb.importing.said_zone import find_zone
from postmortem_kb.importing.severity import find_severity
from postmortem_kb.importing.source import Source
from postmortem_kb.importing.spot import Spot
from postmortem_kb.importing.stamps import choose_stamps
from postmortem_kb.importing.tickets import read_references
from postmortem_kb.importing.title import find_title, shortened, title_found
from postmortem_kb.importing.words import Words, Zone
from postmortem_kb.importing.yearless import placed_near

_SLUG = re.compile(r"[^a-z0-9._-]+")


def read_report(source: Source, path: str, words: Words, given: Zone | None = None) -> Draft:
    """What a report says. `path` names it, `given` is the zone for times that name none."""
    matter = read_matter(source.text)
    lines = read_lines(source.text, matter.end_line + 1)
    title = find_title(matter, lines, words, path)
    placed = place_lines(lines, words, title.heading_line)
    order = find_order(lines, title.text)
    spots, about = blurred(find_spots(placed, words), placed)
    spots, read_so = settled(spots, order)
    times = [spot.written for spot in spots]
    chosen = choose_day(matter, title.text, path, lines, times, words, order)
    spots, near = placed_near(spots, chosen.of_times)
    said = find_zone(placed, words)
    chronicle = tell(spots, source.text.split("\n"), words, said, given, chosen.of_times)
    ordered, back = in_order(chronicle.entries)
    items = find_items(placed, read_references(source.text))
    stamps, contradictions = choose_stamps(chronicle, matter, lines, words, given, chosen)
    severity = find_severity(matter, lines, words)
    found = (
        *source.found,
        *matter.found,
        *title_found(title, lines),
        *chosen.found,
        *about,
        *read_so,
        *near,
        *chronicle.found,
        *back,
        *contradictions,
        *_fences(source.text),
    )
    return Draft(
        title=shortened(title.text),
        title_line=title.line,
        day=chosen.day,
        zone=chronicle.zone,
        zone_line=chronicle.zone_line,
        severity=severity.written,
        severity_line=severity.line,
        tags=tuple(_tags(matter)),
        stamps=stamps,
        entries=ordered,
        items=items,
        unknown_headings=tuple(_unknown(placed, spots, words)),
        asides=choose_asides(
            placed, spots, items, title.whole, matter.end_line, chronicle.zone_line
        ),
        found=tuple(sorted(set(found), key=lambda each: (each.line, each.message))),
    )


def _fences(text: str) -> Iterator[Found]:
    for line in lines_of.unclosed_fences(text):
        yield Found(line, "this code has no end; the lines below were read as text")


def _tags(matter: Matter) -> Iterator[str]:
    seen = set()
    for key in ("tags", "categories", "affected"):
        for text in matter.texts(key):
            slug = _SLUG.sub("-", text.casefold()).strip("-._")[:80]
            if slug and slug not in seen:
                seen.add(slug)
                yield slug


def _unknown(placed: Sequence[Placed], spots: Sequence[Spot], words: Words) -> Iterator[str]:
    """The headings of sections that no list of words knows."""
    taken = {spot.line for spot in spots}
    for each in placed:
        known = words.concern_of(each.heading) or each.group
        if each.heads and each.kind == "heading" and not known and each.line.number not in taken:
            yield each.heading


def id_words(title: str, day: date | None) -> str:
    """The words of a title that an id is made of: without the date that begins it already."""
    found = find_day(title)
    if found is None or found.day is None or found.day.date != day:
        return title
    starts = (n for n in range(found.end) if (read := read_day(title, n)) and read.end == found.end)
    start = next(starts, found.end - len("20210304"))
    rest = f"{title[:start]} {title[found.end :]}"
    return re.sub(r"^\s*incident (?:on|date)?:?\s*", "", rest, flags=re.IGNORECASE)
