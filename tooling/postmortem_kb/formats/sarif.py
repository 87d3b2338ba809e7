"""For code-scanning services: SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from postmortem_kb import __version__
from postmortem_kb.formats import Setting
from postmortem_kb.formats._json import json_lines
from postmortem_kb.printable import printable
from postmortem_kb.problem import Outcome, Problem
from postmortem_kb.rules import load_rule, rule_names

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def render(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """One run, over several lines. Paths are relative to the git work tree's top."""
    rules = sorted({problem.rule for problem in outcome.problems})
    driver = {
        "name": "postmortem",
        "semanticVersion": __version__,
        "rules": [_rule(name) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules, setting) for problem in outcome.problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield from json_lines(log)


def _rule(name: str) -> dict[str, Any]:
    # Problems of the layout of folders come from no rule file.
    if name not in rule_names():
        return {"id": name}
    return {"id": name, "shortDescription": {"text": load_rule(name).title}}


def _result(problem: Problem, rules: Sequence[str], setting: Setting) -> dict[str, Any]:
    location = {
        "artifactLocation": {"uri": quote(setting.prefix + problem.path, errors="replace")},
        "region": _region(problem),
    }
    return {
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": problem.level.value,
        "message": {"text": _message(problem)},
        "locations": [{"physicalLocation": location}],
    }


def _region(problem: Problem) -> dict[str, int]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    return region | ({"endColumn": problem.column + problem.width} if problem.width else {})


def _message(problem: Problem) -> str:
    """The text; what SARIF would read as a link in it is taken apart."""
    lines = [problem.message, f"Hint: {problem.hint}" if problem.hint else ""]
    return "\n".join(printable(line).replace("](", "] (") for line in lines if line)
