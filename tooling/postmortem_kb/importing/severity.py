"""The severity that a report says, in its own words: nothing here knows a ladder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from postmortem_kb.importing.lines import Line
from postmortem_kb.importing.matter import Matter
from postmortem_kb.importing.words import Words, plain

_NEAR = 60
"""Lines; further down, a severity is that of something else."""
_KEYS = ("severity", "sev")
_HEADINGS = ("severity", "sev", "severity level")
_LINE = re.compile(
    r"[\s|>*_-]*(?:severity|sev(?:erity)? level|priority)[*_]*\s*[:|][\s*_]*"
    r"(?P<word>[A-Za-z0-9][\w. /()\u2010\u2011-]{0,40})[\s|*_]*$",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"[*_`]*(?P<word>[A-Za-z0-9][\w./-]{0,20}(?: [0-9])?)(?=[*_` ]|$)")


@dataclass(frozen=True, slots=True)
class SaidSeverity:
    """A severity as written, and its line; "" and 0 where the report says none."""

    written: str = ""
    line: int = 0


def find_severity(matter: Matter, lines: Sequence[Line], words: Words) -> SaidSeverity:
    """What front matter, a line of its own near the top, or a part headed so says."""
    near = [line for line in lines[:_NEAR] if line.kind not in ("blank", "code")]
    found = next((said for key in _KEYS if (said := _of_matter(matter, key)).written), None)
    found = found or _of_line(near) or _below_heading(near) or SaidSeverity()
    return SaidSeverity(words.severities.get(plain(found.written), found.written), found.line)


def _of_matter(matter: Matter, key: str) -> SaidSeverity:
    return SaidSeverity(matter.text(key), matter.lines.get(key, 1))


def _of_line(lines: Sequence[Line]) -> SaidSeverity | None:
    for line in lines:
        found = _LINE.match(line.text)
        if found:
            return SaidSeverity(found["word"].strip(" *_`|"), line.number)
    return None


def _below_heading(lines: Sequence[Line]) -> SaidSeverity | None:
    """The first word of the line below a heading that is `Severity` and nothing else."""
    for above, line in pairwise(lines):
        if above.kind == "heading" and plain(above.text) in _HEADINGS and line.kind != "heading":
            found = _FIRST_WORD.match(line.text)
            return SaidSeverity(found["word"], line.number) if found else None
    return None
