"""Where the rules on the timeline point."""

from __future__ import annotations

from postmortem_kb.incident import Entry
from postmortem_kb.problem import At

_COLUMN = 3
"""A stamp stands behind `- `."""


def place_of(entry: Entry) -> At:
    """The stamp of an entry, or its line where it has none."""
    if entry.moment is None:
        return At(line=entry.line)
    return At(line=entry.line, column=_COLUMN, width=len(entry.moment.written))
