"""A cancelled incident and its reason go together."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "cancelled-with-reason"
WHY = "{at: 2026-11-03T14:20:00Z, by: ada, reason: It was a load test.}"


def test_neither_and_both():
    assert findings(RULE, sound()) == []
    assert findings(RULE, sound(incident={"status": "cancelled", "cancelled": WHY})) == []


def test_no_reason():
    (problem,) = problems(RULE, sound(incident={"status": "cancelled"}))
    assert (problem.line, problem.column, problem.level) == (4, 9, "error")
    assert problem.message == "cancelled, and it does not say why"
    assert problem.hint == "add `cancelled: {at: …, by: …, reason: …}`"


@pytest.mark.parametrize("word", ["TBD", "n/a", "'...'"])
def test_a_placeholder_is_no_reason(word):
    facts = {"status": "cancelled", "cancelled": WHY.replace("It was a load test.", word)}
    (problem,) = problems(RULE, sound(incident=facts))
    assert (problem.line, problem.message) == (18, "cancelled, and it does not say why")


@pytest.mark.parametrize("status", ["open", "mitigated", "resolved"])
def test_a_reason_without_the_status(status):
    (only,) = findings(RULE, sound(incident={"status": status, "cancelled": WHY}))
    assert only == f"incident.md:18:1 error `cancelled` stands here, and the status is {status}"


@pytest.mark.parametrize("written", ["{at: 2026-11-03T14:20:00Z}", "yesterday", ""])
def test_the_schema_judges_another_form(written):
    wrong = sound(incident={"status": "cancelled", "cancelled": written})
    assert findings(RULE, wrong) == []
    assert len(findings("schema", wrong)) == 1
