"""Which lines of the original a reader finds elsewhere in the record: they are set aside.

Only what is whole elsewhere: the title, the front matter, entries of the timeline, and action
items whose title says all of them. A heading goes along where nothing is left below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from postmortem_kb.importing.draft import Aside, DraftItem
from postmortem_kb.importing.item_sections import sections_of
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.spot import Spot
from postmortem_kb.importing.tables import find_tables, is_border

_TITLE, _MATTER = "`title`", "the facts at the top, or nowhere else"
_TIMELINE, _ITEMS = "the timeline", "`action_items`"
_ZONE_LINE = re.compile(r"\W*(?:all )?times\b.{0,60}$|\W*time ?zone\b.{0,60}$", re.IGNORECASE)


def choose_asides(
    placed: Sequence[Placed],
    spots: Sequence[Spot],
    items: Sequence[DraftItem],
    title: str,
    matter_end: int,
    zone_line: int,
) -> tuple[Aside, ...]:
    """The lines to set aside, in order and apart from each other."""
    taken: dict[int, str] = dict.fromkeys(range(1, matter_end + 1), _MATTER)
    taken |= _whole_items(placed, items)
    taken |= {n: _TIMELINE for spot in spots for n in range(spot.line, spot.end_line + 1)}
    taken |= _table_heads(placed, taken)
    taken = _whole_code(placed, taken)
    taken |= _zone(placed, zone_line)
    taken |= _emptied_heads(placed, taken)
    taken |= _title_line(placed, title)
    return tuple(_runs(placed, taken))


def _whole_items(placed: Sequence[Placed], items: Sequence[DraftItem]) -> dict[int, str]:
    """The items of a part that holds nothing else, and of which every one is whole."""
    found: dict[int, str] = {}
    for section in sections_of(placed):
        numbers = {each.line.number for each in section}
        own = [item for item in items if item.line in numbers]
        covered = {n for item in own for n in range(item.line, item.end_line + 1)}
        read = {e.line.number for e in section if e.kind not in ("blank", "rule") and not e.heads}
        if own and read <= covered and all(item.whole for item in own):
            found |= dict.fromkeys(covered, _ITEMS)
    return found


def _whole_code(placed: Sequence[Placed], taken: dict[int, str]) -> dict[int, str]:
    """Code is set aside as a whole or not at all: a comment inside of it would be read as code."""
    kept = dict(taken)
    for kind, run in groupby(placed, key=lambda each: each.kind):
        numbers = [each.line.number for each in run]
        if kind != "code" or all(n in taken for n in numbers):
            continue
        inner = [taken.get(n, "") for n in numbers[1:-1]]
        for number in numbers:
            kept.pop(number, None)
        if inner and all(inner):
            kept |= dict.fromkeys(numbers, inner[0])
    return kept


def _table_heads(placed: Sequence[Placed], taken: dict[int, str]) -> dict[int, str]:
    """The heads of tables whose rows are all set aside."""
    found: dict[int, str] = {}
    for table in find_tables(placed):
        where = {taken.get(row.line) for row in table.rows}
        only = where.pop() if len(where) == 1 else None
        if only:
            found |= dict.fromkeys(range(table.line, table.head_end + 1), only)
            last = max(row.end_line for row in table.rows)
            found |= dict.fromkeys(_borders(placed, table.line, last), only)
    return found


def _borders(placed: Sequence[Placed], first: int, last: int) -> Iterator[int]:
    """The lines that open and close a table and hold no words, right above and below it."""
    lines = {each.line.number: each for each in placed}
    for start, step in ((first - 1, -1), (last + 1, 1)):
        number = start
        while number in lines and is_border(lines[number]):
            yield number
            number += step


def _zone(placed: Sequence[Placed], zone_line: int) -> dict[int, str]:
    """The line that says the zone, where it says nothing else."""
    lines = (each for each in placed if each.line.number == zone_line)
    alone = any(_ZONE_LINE.match(each.line.text) and not each.heads for each in lines)
    return {zone_line: _TIMELINE} if alone else {}


def _emptied_heads(placed: Sequence[Placed], taken: dict[int, str]) -> dict[int, str]:
    """Headings and labels below which nothing is left to read, the innermost first."""
    found: dict[int, str] = {}
    for at in reversed(range(len(placed))):
        head = placed[at]
        if not head.heads or head.line.number in taken or head.rest:
            continue
        below = list(_below(placed, at))
        where = {taken.get(each.line.number) or found.get(each.line.number) for each in below}
        if below and None not in where:
            found[head.line.number] = next(iter(where)) or _TIMELINE
    return found


def _below(placed: Sequence[Placed], at: int) -> Iterator[Placed]:
    """The lines of a section that are not blank, its sub-sections among them."""
    head = placed[at]
    for each in placed[at + 1 :]:
        if each.heads and _rank(each) <= _rank(head):
            return
        if each.kind not in ("blank", "rule"):
            yield each


def _rank(each: Placed) -> int:
    return each.line.level if each.kind == "heading" else 10 + each.line.indent


def _title_line(placed: Sequence[Placed], title: str) -> dict[int, str]:
    for each in placed:
        if each.kind == "heading":
            text = " ".join(re.sub(r"\*\*|__|`", "", each.line.text).split())
            return {each.line.number: _TITLE} if text == title else {}
    return {}


def _runs(placed: Sequence[Placed], taken: dict[int, str]) -> Iterator[Aside]:
    """Neighbouring lines that go to one place as one run; blank lines between them go along."""
    blank = {each.line.number for each in placed if each.kind in ("blank", "rule")}
    filled = dict(taken)
    for number in sorted(taken):
        after = number + 1
        while after in blank and after not in filled:
            after += 1
        if filled.get(after) == taken[number]:
            filled |= dict.fromkeys(range(number, after), taken[number])
    order = sorted(filled)
    for _, run in groupby(enumerate(order), key=lambda pair: (pair[1] - pair[0], filled[pair[1]])):
        numbers = [number for _, number in run]
        yield Aside(numbers[0], numbers[-1], filled[numbers[0]])
