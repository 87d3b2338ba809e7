"""For people, in the manner of rustc: where, what is wrong, the line with a caret, what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from postmortem_kb.formats import Setting
from postmortem_kb.printable import printable
from postmortem_kb.problem import Level, Outcome, Problem

_WIDEST = 160
_TAB = "    "
_COLOURS = {Level.ERROR: "\x1b[1;31m", Level.WARNING: "\x1b[1;33m", Level.NOTE: "\x1b[1;36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def render(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """A paragraph a problem."""
    for problem in outcome.problems:
        for line in _paragraph(problem, setting.colour):
            # GitHub's runner obeys `##[command]` anywhere in a line.
            yield line.replace("##[", r"##\x5b")
        yield ""


def _paragraph(problem: Problem, colour: bool) -> Iterator[str]:
    place = f"{_shown(problem.path)}:{problem.line}:{problem.column}"
    level = _painted(problem.level, _COLOURS[problem.level], colour)
    yield f"{_painted(place, _BOLD, colour)}: {level}: {_shown(problem.message)} [{problem.rule}]"
    yield from _excerpt(problem, colour)
    if problem.hint:
        yield f"  hint: {_shown(problem.hint)}"


def _excerpt(problem: Problem, colour: bool) -> Iterator[str]:
    """The offending line with a caret below."""
    if not problem.excerpt.strip():
        return
    before, marked, after = (_shown(part) for part in _parts(problem))
    number = f"{problem.line:>5}"
    yield f"{number} | {before}{marked}{after}"
    carets = "^" * max(1, _cells(marked))
    space = " " * _cells(before)
    yield f"{' ' * len(number)} | {space}{_painted(carets, _COLOURS[problem.level], colour)}"


def _parts(problem: Problem) -> tuple[str, str, str]:
    """The line before, in and after the place; a long line is cut around it."""
    line, at = problem.excerpt, min(problem.column - 1, len(problem.excerpt))
    start = max(0, at - _WIDEST // 2) if at > _WIDEST - 20 else 0
    stop = start + _WIDEST
    end = min(at + max(1, problem.width), stop)
    cut, more = ("…" if start else ""), ("…" if len(line) > stop else "")
    return cut + line[start:at], line[at:end], line[end:stop] + more


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
