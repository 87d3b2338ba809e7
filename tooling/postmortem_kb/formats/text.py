"""For people, in the manner of rustc: where, what is wrong, the line with a caret, what to do."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from postmortem_kb.formats import Setting
from postmortem_kb.printable import printable
from postmortem_kb.problem import Level, Outcome, Problem

_GUTTER = 8
_TAB = "    "
_COLOURS = {Level.ERROR: "\x1b[1;31m", Level.WARNING: "\x1b[1;33m", Level.NOTE: "\x1b[1;36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def render(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """A paragraph a problem."""
    for problem in outcome.problems:
        for line in _paragraph(problem, setting):
            # GitHub's runner obeys `##[command]` anywhere in a line.
            yield line.replace("##[", r"##\x5b")
        yield ""


def _paragraph(problem: Problem, setting: Setting) -> Iterator[str]:
    colour = setting.colour
    place = f"{_shown(problem.path)}:{problem.line}:{problem.column}"
    level = _painted(problem.level, _COLOURS[problem.level], colour)
    rule = f" [{problem.rule}]" if problem.rule else ""
    yield f"{_painted(place, _BOLD, colour)}: {level}: {_shown(problem.message)}{rule}"
    yield from _excerpt(problem, setting)
    if problem.hint:
        yield f"  hint: {_shown(problem.hint)}"


def _excerpt(problem: Problem, setting: Setting) -> Iterator[str]:
    """The offending line with a caret below; a fence has nothing to show."""
    if not problem.excerpt.strip("- \t"):
        return
    before, marked, after = _cut(problem, max(setting.columns - _GUTTER, 20))
    number = f"{problem.line:>5}"
    yield f"{number} | {before}{marked}{after}"
    carets = _painted("^" * max(1, _cells(marked)), _COLOURS[problem.level], setting.colour)
    yield f"{' ' * len(number)} | {' ' * _cells(before)}{carets}"


def _cut(problem: Problem, room: int) -> tuple[str, str, str]:
    """The line before, in and after the place; one wider than `room` columns is cut around it."""
    line, at = problem.excerpt, min(problem.column - 1, len(problem.excerpt))
    end, enough = at + max(1, problem.width), 4 * room  # some characters take no column
    before = _shown(line[max(0, at - enough) : at])
    marked = _shown(line[at : min(end, at + enough)])
    after = _shown(line[end : end + enough])
    before = _last(before, max(room // 2, room - max(1, _cells(marked + after))))
    marked = _first(marked, room - _cells(before))
    return before, marked, _first(after, room - _cells(before + marked))


def _first(text: str, room: int) -> str:
    """As much of the beginning as fits; `…` stands for the rest."""
    if _cells(text) <= room:
        return text
    kept = list(accumulate(map(_width, text)))
    return text[: bisect_right(kept, room - 1)] + "…" * (room > 0)


def _last(text: str, room: int) -> str:
    """As much of the end as fits; `…` stands for the rest."""
    if _cells(text) <= room:
        return text
    kept = list(accumulate(map(_width, reversed(text))))
    return "…" + text[len(text) - bisect_right(kept, room - 1) :]


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _cells(text: str) -> int:
    """How many columns of a terminal the text takes: Chinese and emoji two, accents none."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _painted(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{_PLAIN}" if colour else text
