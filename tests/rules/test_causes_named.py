"""At least one word for the cause, once it is in review."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "causes-named"


def test_one_is_named():
    assert findings(RULE, sound()) == []


@pytest.mark.parametrize(("causes", "line"), [("[]", 6), (None, 1)])
def test_none_is_named(causes, line):
    (problem,) = problems(RULE, sound(postmortem={"causes": causes}))
    assert (problem.line, problem.level, problem.message) == (line, "error", "no cause is named")
    assert "automation" in problem.hint


def test_a_draft_may_have_none_yet():
    (only,) = findings(RULE, sound(postmortem={"status": "draft", "causes": "[]"}))
    assert only == "postmortem.md:6:9 note no cause is named"


def test_the_schema_judges_another_form():
    wrong = sound(postmortem={"causes": "''"})
    assert findings(RULE, wrong) == []
    assert findings("schema", wrong)


def test_not_asked_where_no_post_mortem_is_or_none_can_be_read():
    covered = sound(incident={"covered_by": "2026-11-01-x"}, postmortem={"causes": "[]"})
    assert findings(RULE, covered) == []
    assert findings(RULE, sound(without_postmortem=True)) == []
    assert findings(RULE, sound(postmortem={"authors": "[ada"})) == []
