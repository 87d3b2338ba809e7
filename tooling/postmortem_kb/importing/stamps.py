"""The times that a report names itself, by their key in `incident.md`.

Two that cannot both be true are not both taken: the one that is left out is named, and stays
where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from postmortem_kb.importing.day import ChosenDay
from postmortem_kb.importing.draft import Found
from postmortem_kb.importing.entries import Chronicle
from postmortem_kb.importing.lines import Line
from postmortem_kb.importing.matter import Matter, is_status_page
from postmortem_kb.importing.moments import Clockwork
from postmortem_kb.importing.times import read_time
from postmortem_kb.importing.words import Words, Zone, plain
from postmortem_kb.moment import parse_date

FAR = 45
"""Days. A time that far from the report's day is more likely a slip than a fact."""

_AFTER_START = ("detected_at", "reported_at", "declared_at", "acknowledged_at")
_IN_ORDER = (
    *(("started_at", name) for name in (*_AFTER_START, "mitigated_at", "resolved_at")),
    *((name, "resolved_at") for name in ("detected_at", "mitigated_at")),
)
_NEAR = 60
_LABELLED = re.compile(
    r"[\s|>*_-]*(?P<name>[A-Za-z][A-Za-z -]{2,30}?)\**\s*[:|]\s*[*_]*\s*(?P<rest>[^\s].*)$"
)
_Said = dict[str, tuple[str, int]]


def choose_stamps(
    chronicle: Chronicle,
    matter: Matter,
    lines: Sequence[Line],
    words: Words,
    given: Zone | None,
    chosen: ChosenDay,
) -> tuple[dict[str, str], tuple[Found, ...]]:
    """The times by their key, and those that were left out."""
    said = {name: (stamp, line) for name, (stamp, line) in chronicle.stamps.items() if stamp}
    known = words.zones.get(plain(chronicle.zone)) or given
    for name, stamp, line in _of_lines(lines, words, known, chosen.of_times):
        said.setdefault(name, (stamp, line))
    for name, stamp, line in _of_matter(matter, words, given):
        said.setdefault(name, (stamp, line))
    found = [*_drop_far(said, chosen.day), *_drop_contradicting(said)]
    return {name: stamp for name, (stamp, _) in said.items()}, tuple(found)


def _of_matter(matter: Matter, words: Words, given: Zone | None) -> Iterator[tuple[str, str, int]]:
    for key in matter.data:
        # With cState, `date` is the time of the incident; with others that of the page.
        own = key == "date" and is_status_page(matter)
        name = "started_at" if own else words.front_matter.get(key)
        text = matter.text(key)
        written = read_time(text, frozenset(words.zones)) if name else None
        day = written.day.date if written and written.day else None
        if name and written and day:
            line = matter.lines.get(key, 1)
            yield name, Clockwork(words, None, given).stamp(written, line) or day.isoformat(), line


def _of_lines(
    lines: Sequence[Line], words: Words, given: Zone | None, day: date | None
) -> Iterator[tuple[str, str, int]]:
    """Lines near the top that are a label and a time, such as `**Resolved**: 10:15 UTC`."""
    letters = frozenset(words.zones)
    for line in lines[:_NEAR]:
        labelled = _LABELLED.match(line.text) if line.kind != "code" else None
        name = words.labels.get(plain(labelled["name"])) if labelled else None
        written = read_time(labelled["rest"], letters) if labelled and name else None
        if not (name and written and labelled) or labelled["rest"][written.end :].strip(
            " |*_</br>"
        ):
            continue
        stamp = Clockwork(words, None, given, day=day).stamp(written, line.number)
        own = written.day.date if written.day else None
        if stamp or own:
            yield name, stamp or f"{own}", line.number


def _drop_far(said: _Said, day: date | None) -> Iterator[Found]:
    for name, (stamp, line) in list(said.items()):
        own = parse_date(stamp[:10])
        if day and own and abs((own - day).days) > FAR:
            yield Found(line, f"`{name}` would be {own}, far from {day}; it was not taken")
            del said[name]


def _drop_contradicting(said: _Said) -> Iterator[Found]:
    for name, other in _IN_ORDER:
        if name in said and other in said and _is_after(said[name][0], said[other][0]):
            line = said[other][1]
            yield Found(line, f"`{other}` would be before `{name}`; it was not taken")
            del said[other]


def _is_after(stamp: str, other: str) -> bool:
    shared = 10 if 10 in (len(stamp), len(other)) else None
    return stamp[:shared] > other[:shared]
