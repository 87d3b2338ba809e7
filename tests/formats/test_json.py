"""The JSON format: a contract that scripts read."""

from __future__ import annotations

import json

from postmortem_kb.formats import Setting, load_format
from postmortem_kb.problem import Level, Outcome, Problem, Skipped


def rendered(outcome):
    return "\n".join(load_format("json")(outcome, Setting(prefix="sub/")))


def test_the_contract():
    problem = Problem(
        "postmortems/2026/x/incident.md", 4, 11, "severity-known", Level.WARNING, "no word", "mend",
        excerpt="severity: SEV-9", width=5,
    )  # fmt: skip
    outcome = Outcome([problem], [Skipped("postmortem-kept", "no base given")], 12)
    assert json.loads(rendered(outcome)) == {
        "version": 1,
        "problems": [
            {
                "path": "postmortems/2026/x/incident.md",
                "line": 4,
                "column": 11,
                "rule": "severity-known",
                "level": "warning",
                "message": "no word",
                "hint": "mend",
            }
        ],
        "skipped": [{"rule": "postmortem-kept", "why": "no base given"}],
        "checked": 12,
    }


def test_nothing_found():
    assert json.loads(rendered(Outcome([], [], 0))) == {
        "version": 1,
        "problems": [],
        "skipped": [],
        "checked": 0,
    }


def test_it_is_ascii_and_holds_no_control_character():
    path = "postmortems/2026/\udcffé\n.md"
    problem = Problem(path, 1, 1, "schema", Level.ERROR, "é\x1b[31m障\x85::x", "\u2028")
    text = rendered(Outcome([problem], [], 1))
    assert text.isascii()
    assert all(character.isprintable() or character == "\n" for character in text)
    [read] = json.loads(text)["problems"]
    assert read["path"] == path
    assert read["message"] == r"é\x1b[31m障\x85::x"


def test_equal_outcomes_give_equal_bytes():
    def outcome():
        return Outcome([Problem("a", 1, 1, "schema", Level.NOTE, "m")], [], 1)

    assert rendered(outcome()) == rendered(outcome())
