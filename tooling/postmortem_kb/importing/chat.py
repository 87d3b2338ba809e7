"""Chat logs as timelines: a name with a time in a line of its own, what was said below it.

    > ben [8:27 AM]
    > It is deploy time.

Also `[10:02] <ben> rolled back` and `10:02 <ben> rolled back` of line-based chats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.spot import Spot
from postmortem_kb.importing.times import read_time

_SPEAKER = re.compile(
    r"(?:\*\*|@)?(?P<name>[A-Za-z][\w. '-]{0,40}?)(?:\*\*)?(?:\s+APP)?\s*"
    r"(?:\[(?P<bracket>[^\]]{3,40})\]|\s(?P<bare>[0-9]{1,2}:[0-9]{2}\s?[AaPp][Mm]))\s*$"
)
_SPOKEN = re.compile(
    r"[\[(]?(?P<time>[0-9][^<\])]{3,30}?)[\])]?\s+<[@+ ]?(?P<name>[^>\s]{1,40})>\s+"
)
_FEW = 2


def chat_spots(placed: Sequence[Placed], zones: frozenset[str]) -> Iterator[Spot]:
    """What was said in a chat; nothing where fewer than two lines look like one."""
    spots = [*_spoken(placed, zones), *_under_names(placed, zones)]
    if len(spots) >= _FEW:
        yield from spots


def _spoken(placed: Sequence[Placed], zones: frozenset[str]) -> Iterator[Spot]:
    for each in placed:
        found = _SPOKEN.match(each.line.raw.strip("> "))
        written = read_time(found["time"], zones, loose=True) if found else None
        if found and written:
            said = each.line.raw.strip("> ")[found.end() :]
            text = f"{found['name']}: {said}"
            yield Spot(each.line.number, each.line.number, written, text)


def _under_names(placed: Sequence[Placed], zones: frozenset[str]) -> Iterator[Spot]:
    heads = [
        (at, found, written)
        for at, each in enumerate(placed)
        if (found := _SPEAKER.match(each.line.raw.strip("> ")))
        and (written := read_time(found["bracket"] or found["bare"], zones, loose=True))
        and written.clock
    ]
    ends = [*(at for at, _, _ in heads), len(placed)][1:]
    for (at, found, written), end in zip(heads, ends, strict=True):
        stop = next((n for n in range(at + 1, end) if placed[n].heads), end)
        while stop - 1 > at and not placed[stop - 1].line.raw.strip("> "):
            stop -= 1
        yield Spot(
            placed[at].line.number, placed[stop - 1].line.number, written, f"{found['name']}:"
        )
