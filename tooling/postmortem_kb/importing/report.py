"""Reads one foreign report whole: bytes to a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from postmortem_kb.importing import lines as lines_of
from postmortem_kb.importing.asides import choose_asides
from postmortem_kb.importing.dates import find_day, read_day
from postmortem_kb.importing.day import choose_day
from postmortem_kb.importing.draft import Draft, Found
from postmortem_kb.importing.entries import find_spots, in_order, tell
from postmortem_kb.importing.item_words import read_references
from postmortem_kb.importing.items import find_items
from postmortem_kb.importing.lines import Line, read_lines
from postmortem_kb.importing.matter import Matter, read_matter
from postmortem_kb.importing.outline import Placed, place_lines
from postmortem_kb.importing.said_zone import find_zone
from postmortem_kb.importing.source import Source
from postmortem_kb.importing.spans import Spot
from postmortem_kb.importing.stamps import choose_stamps
from postmortem_kb.importing.words import Words, Zone, plain

LONGEST_TITLE = 160
_NEAR = 60
_SEVERITY = re.compile(
    r"[\s|>*_-]*(?:severity|sev(?:erity)? level|priority)[*_]*\s*[:|][\s*_]*"
    r"(?P<word>[A-Za-z0-9][\w. /-]{0,40})[\s|*_]*$",
    re.IGNORECASE,
)
_H1 = re.compile(r"<h1\b[^<>]{0,200}>(?P<text>[^<>]{1,200})</h1>", re.IGNORECASE)
_SLUG = re.compile(r"[^a-z0-9._-]+")
_SUFFIXES = (".md", ".markdown", ".mdx", ".erb", ".html", ".txt", ".rst")


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    line: int
    heading_line: int


def read_report(source: Source, path: str, words: Words, given: Zone | None = None) -> Draft:
    """What a report says. `path` names it, `given` is the zone for times that name none."""
    matter = read_matter(source.text)
    lines = read_lines(source.text, matter.end_line + 1)
    title = _title(matter, lines, path)
    placed = place_lines(lines, words, title.heading_line)
    spots = find_spots(placed, words)
    named = words.dates.get(path)
    chosen = choose_day(matter, title.text, path, lines, [spot.written for spot in spots], named)
    said = find_zone(lines, words)
    chronicle = tell(spots, source.text.split("\n"), words, said, given, chosen.of_times)
    ordered, back = in_order(chronicle.entries)
    items = find_items(placed, read_references(source.text))
    stamps, contradictions = choose_stamps(chronicle, matter, lines, words, given, chosen)
    found = (
        *source.found,
        *matter.found,
        *_title_found(title, lines),
        *chosen.found,
        *chronicle.found,
        *back,
        *contradictions,
        *_fences(source.text),
    )
    return Draft(
        title=_short(title.text),
        title_line=title.line,
        day=chosen.day,
        zone=chronicle.zone,
        zone_line=chronicle.zone_line,
        severity=_severity(matter, lines, words),
        tags=tuple(_tags(matter)),
        stamps=stamps,
        entries=ordered,
        items=items,
        unknown_headings=tuple(_unknown(placed, spots, words)),
        asides=choose_asides(
            placed, spots, items, _whole(title.text), matter.end_line, chronicle.zone_line
        ),
        found=tuple(sorted(set(found), key=lambda each: (each.line, each.message))),
    )


def _title(matter: Matter, lines: Sequence[Line], path: str) -> _Title:
    heading = next((line for line in lines if line.kind == "heading" and line.text), None)
    first = heading if heading and heading.level == 1 else None
    text = matter.text("title")
    if text:
        return _Title(text, matter.lines.get("title", 1), first.number if first else 0)
    if heading and (heading.level == 1 or _is_first(heading, lines)):
        return _Title(_flat(heading.text), heading.number, heading.number)
    tagged = next((found for line in lines if (found := _H1.search(line.text))), None)
    if tagged:
        line = next(line.number for line in lines if _H1.search(line.text))
        return _Title(_flat(tagged["text"]), line, 0)
    opening = next((line for line in lines if line.kind != "blank"), None)
    if opening and opening.kind == "text" and _stands_alone(opening, lines):
        return _Title(_flat(opening.text), opening.number, opening.number)
    return _Title(_stem(path), 0, 0)


def _stands_alone(opening: Line, lines: Sequence[Line]) -> bool:
    """Whether a first line is short, no sentence, and has a blank line below it."""
    below = next((line for line in lines if line.number == opening.number + 1), None)
    short = len(opening.text) <= LONGEST_TITLE and opening.text[-1] not in ".:?!"
    return short and below is not None and below.kind == "blank"


def _is_first(heading: Line, lines: Sequence[Line]) -> bool:
    """Whether a heading stands before any other text."""
    return all(line.kind in ("blank", "comment") for line in lines if line.number < heading.number)


def _flat(text: str) -> str:
    return " ".join(re.sub(r"\*\*|__|`", "", text).split())


def _stem(path: str) -> str:
    name = PurePosixPath(path).name
    while name.endswith(_SUFFIXES):
        name = PurePosixPath(name).stem
    return " ".join(re.split(r"[-_\s]+", name)).strip() or "Report"


def _short(title: str) -> str:
    visible = "".join(c for c in title if c.isprintable()) or "Report"
    if len(visible) <= LONGEST_TITLE:
        return visible
    return visible[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"


def _whole(title: str) -> str:
    """The title where a record can hold all of it, else ""."""
    return title if _short(title) == title else ""


def _title_found(title: _Title, lines: Sequence[Line]) -> Iterator[Found]:
    if not title.line:
        yield Found(1, "no title was found; the file's name stands in its place")
    elif len(title.text) > LONGEST_TITLE:
        yield Found(title.line, f"the title is longer than {LONGEST_TITLE} characters; it was cut")
    heading = next((line for line in lines if line.number == title.heading_line), None)
    if heading and heading.kind == "text":
        yield Found(heading.number, "no heading; the first line was taken for the title")
    if heading and title.line != heading.number and _flat(heading.text) != title.text:
        message = "the heading is not the title of the front matter; both are kept"
        yield Found(heading.number, message)


def _fences(text: str) -> Iterator[Found]:
    for line in lines_of.unclosed_fences(text):
        yield Found(line, "this code has no end; the lines below were read as text")


def _severity(matter: Matter, lines: Sequence[Line], words: Words) -> str:
    """The severity that front matter, or a line of its own near the top, says."""
    found = (_SEVERITY.match(line.text) for line in lines[:_NEAR] if line.kind != "code")
    said = next((match["word"] for match in found if match), "")
    written = matter.text("severity") or matter.text("sev") or said.strip(" *_`|")
    return words.severities.get(plain(written), written)


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
