"""Where the entries of a timeline stand in a report: lists, paragraphs, and what cState writes.

A part that is headed as a timeline is believed: whatever begins with a time there is an entry.
Elsewhere several lines have to begin with a date and a time of day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from postmortem_kb.importing.months import MONTH
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.spot import TIMELINE, Spot, behind, last_filled
from postmortem_kb.importing.times import Written, read_time

_TRACK = re.compile(r"\{\{[<%]\s*track\s+\"([^\"]+)\"\s*[>%]\}\}")
_FENCE = re.compile("```|~~~")
_FEW = 2
"""Lines with date and time that make a timeline where no heading says so."""
_ALL_TIMES = re.compile(r"\([^()]{0,60}\btimes\b[^()]{0,60}\)")
_IN_SENTENCE = re.compile(
    r"\b(?:at|around|um|gegen|à|vers|a las|às|alle|om|в)\s+(?=~?[0-9]{1,2}[:.h ]?[0-9ap])",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z' -]{2,40}?)\s*"
    rf"(?:[:–-]?\s+(?=[~\[(]?[0-9?])|:\s+(?=(?i:{MONTH})))"
)


def item_spots(placed: Sequence[Placed], zones: frozenset[str]) -> Iterator[Spot]:
    """List items and paragraphs that begin with a time."""
    begins = [
        (at, found)
        for at, each in enumerate(placed)
        if each.kind in _kinds(each) and (found := _begin(each, zones))
    ]
    begins = begins or _in_code(placed, zones)
    outside = [at for at, found in begins if placed[at].concern != TIMELINE]
    trusted = len(outside) >= _FEW
    chosen = [(at, f) for at, f in begins if placed[at].concern == TIMELINE or trusted]
    chosen = sorted([*chosen, *_in_sentences(placed, {at for at, _ in chosen}, zones)])
    stops = {at for at, _ in chosen}
    for at, (written, label) in chosen:
        line = placed[at].line
        end = _end_of_entry(placed, at, stops)
        rest = behind(line.text, written) if not label else ""
        said = _ALL_TIMES.sub("", rest).strip(" *_:")
        alone = written.clock is None and not written.vague and not said and not label
        alone = alone and not _goes_on(placed, at, stops)
        end = at + 1 if alone else end
        yield Spot(line.number, last_filled(placed, at, end), written, rest, alone, label)


def _in_sentences(
    placed: Sequence[Placed], begun: set[int], zones: frozenset[str]
) -> Iterator[tuple[int, tuple[Written, str]]]:
    """Lines of a timeline that say their one time within the sentence, outside of other entries."""
    end = 0
    for at, each in enumerate(placed):
        if at in begun:
            end = _end_of_entry(placed, at, begun)
        first = each.kind == "item" or (each.kind == "text" and placed[at - 1].kind != "text")
        if at < end or each.concern != TIMELINE or each.heads or not first:
            continue
        text = each.line.text
        said = [read_time(text[found.end() :], zones) for found in _IN_SENTENCE.finditer(text)]
        clocks = [written for written in said if written and written.clock]
        if len(clocks) == 1:
            yield at, (replace(clocks[0], end=0), "")
            end = _end_of_entry(placed, at, begun)


def _kinds(each: Placed) -> tuple[str, ...]:
    """The kinds of lines that may begin an entry: in a timeline also what is quoted."""
    return ("item", "text", "quote") if each.concern == TIMELINE else ("item", "text")


def _goes_on(placed: Sequence[Placed], at: int, stops: set[int]) -> bool:
    """Whether a paragraph that begins with a day has more lines, none of them an entry."""
    below = placed[at + 1] if at + 1 < len(placed) else placed[at]
    return placed[at].kind == below.kind == "text" and at + 1 not in stops and not below.heads


def _in_code(
    placed: Sequence[Placed], zones: frozenset[str]
) -> list[tuple[int, tuple[Written, str]]]:
    """The lines of a timeline that was pasted as code."""
    pasted = []
    for at, each in enumerate(placed):
        if each.kind == "code" and each.concern == TIMELINE:
            text = each.line.text
            mark = len(text) - len(text.lstrip("-*• "))
            written = read_time(text[mark:], zones, loose=True)
            if written and written.clock:
                pasted.append((at, (replace(written, end=written.end + mark), "")))
    return pasted


def _begin(each: Placed, zones: frozenset[str]) -> tuple[Written, str] | None:
    text = each.line.text if not each.heads else each.rest and ""
    inside = each.concern == TIMELINE
    written = read_time(text, zones, loose=inside)
    if written and (inside or _is_dated(written, text, each)):
        return (written, "") if _is_entry(written, text, inside) else None
    labelled = _LABELLED.match(text) if inside and each.kind == "item" else None
    after = labelled and read_time(text[labelled.end() :], zones, loose=True)
    if labelled and after and not text[labelled.end() + after.end :].strip(" *_"):
        return after, labelled["label"].strip()
    return None


def _is_dated(written: Written, text: str, each: Placed) -> bool:
    """Outside of a timeline a date and a time ask for a line; a clock alone asks for a dash too."""
    if each.concern in ("actions", "rest"):
        return False
    if written.day and written.clock:
        return True
    if written.day and each.kind == "text" and written.end >= len(text.rstrip(" *_:")):
        return True
    dash = (
        re.match(r"[\s*_)\]]*[:–—-][*_]*\s", text[len(written.written) :])
        if written.clock
        else None
    )
    return bool(dash) and each.kind == "text"


def _is_entry(written: Written, text: str, inside: bool) -> bool:
    """A day in the middle of a sentence begins no entry."""
    if written.clock or written.vague or not written.day:
        return True
    behind = text[written.end - 1 : written.end] if written.end else ""
    return inside or not text[written.end :].strip() or behind in ": "


def tracked_spots(placed: Sequence[Placed], zones: frozenset[str]) -> Iterator[Spot]:
    """Paragraphs of cState, which say their time at their end."""
    begin = 0
    for at, each in enumerate(placed):
        if each.kind in ("blank", "heading"):
            begin = at + 1
        track = _TRACK.search(each.line.text)
        written = read_time(track[1], zones, loose=True) if track else None
        if track and written:
            leads = not each.line.text[: track.start()].strip(" *_")
            behind_it = each.line.text[track.end() :].strip()
            begin = at if leads and behind_it else min(begin, at)
            first, last = placed[begin].line, each.line
            text = first.text if begin < at else behind_it if leads else last.text[: track.start()]
            yield Spot(first.number, last.number, written, text.strip())
            begin = at + 1


def _end_of_entry(placed: Sequence[Placed], at: int, stops: set[int]) -> int:
    """An entry of a list goes on while lines are indented below it; a paragraph to the next one."""
    indent = placed[at].line.indent
    for later in range(at + 1, len(placed)):
        each = placed[later]
        if later in stops or each.heads or each.kind in ("heading", "rule"):
            return later
        if each.kind == "blank":
            continue
        if placed[at].kind == "code":
            if each.kind != "code" or _FENCE.match(each.line.text):
                return later
        elif placed[at].kind == "item":
            after_blank = placed[later - 1].kind == "blank"
            sibling = each.kind == "item" and each.line.indent <= indent
            outside = after_blank and each.line.indent <= indent and each.kind != "code"
            if sibling or outside or (each.kind == "row"):
                return later
    return len(placed)
