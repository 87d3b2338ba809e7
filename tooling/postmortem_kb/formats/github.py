"""For GitHub's pull requests: workflow commands, which become annotations on the lines."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.formats import Setting
from postmortem_kb.printable import printable
from postmortem_kb.problem import Level, Outcome, Problem

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """One command a problem. Paths are relative to the git work tree's top."""
    for problem in outcome.problems:
        yield f"::{_COMMANDS[problem.level]} {_properties(problem, setting)}::{_message(problem)}"


def _properties(problem: Problem, setting: Setting) -> str:
    properties = {
        "file": setting.prefix + problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.rule,
    }
    return ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())


def _message(problem: Problem) -> str:
    lines = [problem.message, f"hint: {problem.hint}" if problem.hint else ""]
    return "%0A".join(_escaped(line) for line in lines if line)


def _escaped(text: str) -> str:
    """Nothing in it ends the line or reads as a command of its own."""
    escaped = _inert(text)
    while "::" in escaped:
        escaped = escaped.replace("::", ": :")
    return escaped


def _escaped_property(text: str) -> str:
    return _inert(text).replace(":", "%3A").replace(",", "%2C")


def _inert(text: str) -> str:
    return printable(text).replace("%", "%25").replace("##[", "# #[")
