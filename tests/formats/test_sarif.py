"""The SARIF format: what SARIF 2.1.0 asks of a log."""

from __future__ import annotations

import json

from postmortem_kb.formats import Setting, load_format
from postmortem_kb.problem import Level, Outcome, Problem


def problem(**facts):
    usual = {"path": "postmortems/2026/x/incident.md", "line": 4, "column": 11, "rule": "schema"}
    return Problem(**(usual | {"level": Level.ERROR, "message": "wrong", "width": 5} | facts))


def run_of(*problems, prefix=""):
    text = "\n".join(load_format("sarif")(Outcome(problems, [], 1), Setting(prefix=prefix)))
    log = json.loads(text)
    assert text.isascii()
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    [run] = log["runs"]
    return run


def test_a_result_in_full():
    run = run_of(problem(hint="mend"), prefix="k b/")
    assert run["results"] == [
        {
            "ruleId": "schema",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "wrong\nHint: mend"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "k%20b/postmortems/2026/x/incident.md"},
                        "region": {"startLine": 4, "startColumn": 11, "endColumn": 16},
                    }
                }
            ],
        }
    ]


def test_every_result_points_at_its_rule():
    run = run_of(
        problem(rule="schema"), problem(rule="front-matter"), problem(rule="folder-layout")
    )
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    told = {rule["id"]: rule.get("shortDescription", {}).get("text", "") for rule in rules}
    assert told["front-matter"] == "The facts at the top of a record can be read."


def test_levels_and_regions_are_of_the_standard():
    run = run_of(*(problem(level=level, width=0) for level in Level))
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 11}


def test_nothing_found_is_still_a_run():
    assert run_of()["results"] == []


def test_no_text_of_a_record_becomes_a_link_or_a_control_character():
    run = run_of(problem(message="[x](https://evil.example)\x1b[1m", path="a\udcff\n.md"))
    text = run["results"][0]["message"]["text"]
    assert "](" not in text
    assert "\x1b" not in text
