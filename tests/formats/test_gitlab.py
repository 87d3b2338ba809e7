"""The GitLab format: what its Code Quality report asks for."""

from __future__ import annotations

import json
import re

from postmortem_kb.formats import Setting, load_format
from postmortem_kb.problem import Level, Outcome, Problem


def problem(**facts):
    usual = {"path": "postmortems/2026/x/incident.md", "line": 4, "column": 1, "rule": "schema"}
    return Problem(**(usual | {"level": Level.ERROR, "message": "wrong", "hint": "mend"} | facts))


def entries(*problems, prefix=""):
    text = "\n".join(load_format("gitlab")(Outcome(problems, [], 1), Setting(prefix=prefix)))
    assert text.isascii()
    return json.loads(text)


def fingerprints(*problems):
    return [entry["fingerprint"] for entry in entries(*problems)]


def test_an_entry_in_full():
    [entry] = entries(problem(), prefix="kb/")
    assert re.fullmatch("[0-9a-f]{64}", entry.pop("fingerprint"))
    assert entry == {
        "description": "wrong – mend",
        "check_name": "schema",
        "severity": "major",
        "location": {"path": "kb/postmortems/2026/x/incident.md", "lines": {"begin": 4}},
    }


def test_nothing_found_is_an_empty_list():
    assert entries() == []


def test_a_fingerprint_survives_a_move_within_the_file():
    assert fingerprints(problem(line=4)) == fingerprints(problem(line=90))


def test_fingerprints_are_unique():
    twice = fingerprints(problem(line=1), problem(line=2), problem(rule="x"), problem(path="y"))
    assert len(set(twice)) == 4


def test_severities():
    found = entries(*(problem(level=level) for level in Level))
    assert [entry["severity"] for entry in found] == ["major", "minor", "info"]


def test_a_path_and_a_text_of_any_characters():
    [entry] = entries(problem(path="a\udcff.md", message="\x1b[1m"))
    assert entry["description"] == r"\x1b[1m – mend"
