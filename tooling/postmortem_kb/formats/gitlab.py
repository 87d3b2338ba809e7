"""For GitLab's merge requests: a Code Quality report.

A problem's fingerprint leaves out its line, so that GitLab still knows it when text above moved.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from postmortem_kb.formats import Setting
from postmortem_kb.formats._json import json_lines
from postmortem_kb.printable import printable
from postmortem_kb.problem import Level, Outcome, Problem

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """A JSON list, one entry a problem. Paths are relative to the git work tree's top."""
    seen: Counter[str] = Counter()
    entries = [_entry(problem, setting, seen) for problem in outcome.problems]
    yield from json_lines(entries)


def _entry(problem: Problem, setting: Setting, seen: Counter[str]) -> dict[str, Any]:
    path = setting.prefix + problem.path
    same = "\0".join((path, problem.rule, problem.message))
    seen[same] += 1
    return {
        "description": printable(" – ".join(filter(None, (problem.message, problem.hint)))),
        "check_name": problem.rule,
        "fingerprint": _digest(f"{same}\0{seen[same]}"),
        "severity": _SEVERITIES[problem.level],
        "location": {"path": path, "lines": {"begin": problem.line}},
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
