"""Rows of tables in HTML that span several lines: read as if each stood on one."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

_BEGINS = re.compile(
    r"\s*(?:</?(?:table|thead|tbody|tfoot)\b[^<>]{0,200}>\s*)*(?=<tr\b)", re.IGNORECASE
)
_ENDS = re.compile(r"</tr\s*>", re.IGNORECASE)
_NEXT = re.compile(r"<tr\b|</table", re.IGNORECASE)
_LONGEST = 60
"""Lines of a row; what goes on for longer is none."""


def html_rows(raw: Sequence[str], hidden: Container[int]) -> dict[int, tuple[int, str]]:
    """The rows by the position at which they begin: where each ends, and its text in one line."""
    rows: dict[int, tuple[int, str]] = {}
    end = -1
    for at, line in enumerate(raw):
        begin = _BEGINS.match(line) if at > end and at not in hidden else None
        if begin:
            end = _end_of_row(raw, at, begin.end())
            parts = [line[begin.end() :], *raw[at + 1 : end + 1]]
            rows[at] = end, " ".join(part.strip() for part in parts)
    return rows


def _end_of_row(raw: Sequence[str], at: int, begin: int) -> int:
    """The position of the line on which a row ends; its own where nothing closes it."""
    if _ENDS.search(raw[at], begin):
        return at
    for later in range(at + 1, min(len(raw), at + _LONGEST)):
        closing, following = _ENDS.search(raw[later]), _NEXT.search(raw[later])
        if closing and (following is None or closing.start() < following.start()):
            return later
        if following:
            return later - 1
    return at
