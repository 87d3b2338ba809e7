"""What git leaves in a file that it could not merge, and that a person overlooked."""

from __future__ import annotations

import re

from postmortem_kb.document import Defect

_LEFT = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)
_CONFLICT = tuple(re.compile(mark, re.MULTILINE) for mark in (r"^<{7} ", r"^={7}\r?$", r"^>{7} "))


def find_conflict(text: str) -> Defect | None:
    """Two versions in one text, or a mark that is left of them; None for a text without."""
    return _two_versions(text) or _one_mark(text)


def _two_versions(text: str) -> Defect | None:
    """Two versions of a file in one: the three marks of git, in their order."""
    marks, behind = [], 0
    for mark in _CONFLICT:
        found = mark.search(text, behind)
        if found is None:
            return None
        marks.append(found)
        behind = found.end()
    line = text.count("\n", 0, marks[0].start()) + 1
    message = "git could not merge what follows here, and nobody did"
    hint = (
        "keep what is right of both and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`; "
        "indent those that are quoted"
    )
    return Defect(line, 1, message, hint, 7)


def _one_mark(text: str) -> Defect | None:
    """One of the marks alone: whoever put the two versions together overlooked it."""
    found = _LEFT.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    message = "a mark that git left in a merge stands here"
    hint = "keep what is right of both versions, and delete this line; indent one that is quoted"
    return Defect(line, 1, message, hint, 7)
