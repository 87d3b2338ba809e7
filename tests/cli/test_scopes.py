"""For which records a rule holds: each key of its scope, as `check` obeys it."""

from __future__ import annotations

import json

import pytest

from tests.helpers.records import renamed, sound
from tests.helpers.workplace import Workplace

RULE = "type-known"
OLD, NEW, OPEN, EXTERNAL, DRILL = (
    "2025-03-04-old",
    "2026-11-03-new",
    "2026-11-04-open",
    "2026-11-05-external",
    "2026-11-06-drill",
)
WRONG = {"type": "nobody-knows"}
EVERYONE = {OLD, NEW, OPEN, EXTERNAL, DRILL}


@pytest.fixture
def flagged(git_repository, capsys):
    """The ids of which a rule complains, of five records that all have the same wrong."""
    place = Workplace(git_repository(), capsys)
    records = {
        OLD: {"severity": "SEV-1"},
        NEW: {},
        OPEN: {"status": "open"},
        EXTERNAL: {"kind": "external"},
        DRILL: {"kind": "drill", "severity": "SEV-3"},
    }
    for name, facts in records.items():
        record = renamed(sound(facts | WRONG), name)
        place.repository.write({f"{record.folder}/{d.name}": d.text for d in record.documents})

    def flagged(scope):
        text = f"format: 1\nextends: base\nrules: {{{RULE}: {scope}}}\n"
        place.repository.write({"schema/policy.yml": text})
        done = place.run("check", "--as-of", "2026-11-21", "--format", "json")
        problems = json.loads(done.out)["problems"]
        return {p["path"].split("/")[2] for p in problems if p["rule"] == RULE}

    return flagged


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        ("{}", EVERYONE),
        ("{level: 'off'}", set()),
        ("{since: 2026-01-01}", EVERYONE - {OLD}),
        ("{since: 2026-11-04}", {OPEN, EXTERNAL, DRILL}),
        ("{severities: [SEV-1]}", {OLD}),
        ("{severities: [SEV-1, SEV-3]}", {OLD, DRILL}),
        ("{statuses: [open]}", {OPEN}),
        ("{kinds: [external, drill]}", {EXTERNAL, DRILL}),
        ("{paths: ['postmortems/2025/*']}", {OLD}),
        ("{paths: ['*-new', '*-open']}", {NEW, OPEN}),
        ("{since: 2026-01-01, kinds: [incident], paths: ['*-new', '*-old']}", {NEW}),
        ("{severities: [SEV-1], statuses: [open]}", set()),
    ],
)
def test_a_rule_holds_where_its_scope_says(flagged, scope, found):
    assert flagged(scope) == found


@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_a_scope_keeps_the_level(git_repository, capsys, level):
    place = Workplace(git_repository(), capsys)
    record = sound(WRONG)
    place.repository.write({f"{record.folder}/{d.name}": d.text for d in record.documents})
    settings = f"{{level: {level}, since: 2026-01-01, kinds: [incident]}}"
    place.repository.write(
        {
            "schema/policy.yml": f"format: 1\nrules: {{{RULE}: {settings}}}\n",
        }
    )
    done = place.run("check", "--as-of", "2026-11-21", "--format", "json")
    (problem,) = (p for p in json.loads(done.out)["problems"] if p["rule"] == RULE)
    assert problem["level"] == level
    assert done.status == (1 if level == "error" else 0)
