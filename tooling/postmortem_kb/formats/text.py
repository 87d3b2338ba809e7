"""For people, in the manner of rustc: where, what is wrong, the line with a caret, what to do."""

from __future__ import annotations

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
        yield from _paragraph(problem, setting.colour)
        yield ""


def _paragraph(problem: Problem, colour: bool) -> Iterator[str]:
    place = f"{printable(problem.path)}:{problem.line}:{problem.column}"
    level = _painted(problem.level, _COLOURS[problem.level], colour)
    yield f"{_painted(place, _BOLD, colour)}: {level}: {printable(problem.message)} [{problem.rule}]"
    yield from _excerpt(problem, colour)
    if problem.hint:
        yield f"  hint: {printable(problem.hint)}"


def _excerpt(problem: Problem, colour: bool) -> Iterator[str]:
    """The offending line with a caret below; a long line is cut around the place."""
    if not problem.excerpt.strip():
        return
    start = max(0, problem.column - 1 - _WIDEST // 2) if problem.column > _WIDEST - 20 else 0
    shown = problem.excerpt[start : start + _WIDEST]
    before = shown[: problem.column - 1 - start]
    width = max(1, min(problem.width or 1, _WIDEST - len(before)))
    gutter = f"{problem.line:>5} | "
    yield gutter + printable(shown.replace("\t", _TAB))
    space = " " * (len(gutter) + len(printable(before.replace("\t", _TAB))))
    yield space + _painted("^" * width, _COLOURS[problem.level], colour)


def _painted(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{_PLAIN}" if colour else text
