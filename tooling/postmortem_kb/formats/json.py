"""For scripts: one JSON object, whose shape is a contract and carries a version.

`{"version": 1, "problems": [...], "skipped": [...], "checked": N}` in ASCII, so that no terminal,
pipe or log can spoil it. Equal outcomes give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postmortem_kb.formats import Setting
from postmortem_kb.formats._json import json_lines
from postmortem_kb.printable import printable
from postmortem_kb.problem import Outcome, Problem

VERSION = 1


def render(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """The object over several lines. Paths are relative to the project's root."""
    data = {
        "version": VERSION,
        "problems": [_problem(problem) for problem in outcome.problems],
        "skipped": [{"rule": skip.rule, "why": printable(skip.why)} for skip in outcome.skipped],
        "checked": outcome.checked,
    }
    yield from json_lines(data)


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "rule": problem.rule,
        "level": problem.level.value,
        "message": printable(problem.message),
        "hint": printable(problem.hint),
    }
