"""The parts of a report that are headed as action items, and the groups of lines in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from postmortem_kb.importing.item_tables import ACTIONS
from postmortem_kb.importing.lines import read_lines
from postmortem_kb.importing.outline import Placed

_FACT = re.compile(r"\W*(?:owner|assignee|assigned to|due|deadline|priority|status)\W*:", re.I)
_OPENS = re.compile(r"\s*(?:```|~~~)")
_FENCE = re.compile(r"\s*(?:```|~~~)(?:md|markdown|text|txt)?\s*$")
_WORDLESS = ("blank", "rule", "comment", "quote")


def sections_of(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The lines of each part that is headed as action items."""
    section: list[Placed] = []
    for each in placed:
        opens = each.heads and each.concern == ACTIONS and not each.group
        if section and (each.concern != ACTIONS or opens):
            yield section
            section = []
        if each.concern == ACTIONS:
            section.append(each)
    if section:
        yield section


def unfenced(section: list[Placed]) -> list[Placed]:
    """The lines of a part whose list was pasted as code, with nothing outside of it."""
    code = {each.line.number: each for each in section if each.kind == "code"}
    told = (each for each in section if each.kind not in ("code", *_WORDLESS) and not each.heads)
    other = (e for e in code.values() if _OPENS.match(e.line.raw) and not _FENCE.match(e.line.raw))
    if not code or any(told) or any(other):
        return section
    raw = {number: _FENCE.sub("", each.line.raw) for number, each in code.items()}
    first, last = min(raw), max(raw)
    inner = "\n".join(raw.get(number, "") for number in range(1, last + 1))
    read = {line.number: line for line in read_lines(inner, first)}
    if not any(line.kind == "item" for line in read.values()):
        return section
    return [replace(each, line=read.get(each.line.number, each.line)) for each in section]


def is_one_item(group: Sequence[Placed]) -> bool:
    """Whether a heading inside of the part is the item, with its facts right below it."""
    head, filled = group[0], [each for each in group[1:] if each.kind != "blank"]
    headed = head.heads and head.kind == "heading" and bool(head.group)
    return headed and bool(filled) and bool(_FACT.match(filled[0].line.text))


def groups_of(section: list[Placed]) -> Iterator[list[Placed]]:
    """The lines below each heading of a section."""
    group: list[Placed] = []
    for each in section:
        if each.heads and group:
            yield group
            group = []
        group.append(each)
    yield group
