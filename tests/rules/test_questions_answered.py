"""An answer is more than a heading, and its place in the file does not matter."""

from __future__ import annotations

import pytest

from tests.helpers.records import ANSWER, findings, problems, sound

RULE = "questions-answered"
ASKS = "How did we find out? What would have told us earlier?"


def found(answer, **given):
    return findings(RULE, sound(answers={"Detection": answer}), **given)


def test_a_sound_record_has_no_complaint():
    assert findings(RULE, sound()) == []


def test_a_missing_section_is_named():
    (problem,) = problems(RULE, sound(answers={"Detection": None}))
    assert problem.message == "the question `Detection` has no section"
    assert problem.hint == f"add `## Detection`: {ASKS}"
    assert (problem.line, problem.level) == (18, "error")


def test_a_slip_in_the_severity_hides_nothing_for_a_second_run():
    slip = sound(incident={"severity": "SEV2"}, answers={"Detection": None})
    (problem,) = problems(RULE, slip)
    assert problem.message == "the question `Detection` has no section"


@pytest.mark.parametrize(
    "line", ["## Detecion", "##Detection", "**Detection**", "**Detection:**", "Detection:"]
)
def test_a_line_that_was_meant_for_the_heading_is_pointed_at(line):
    answers = {"Detection": None, "Impact": f"{ANSWER}\n\n{line}\n\n{ANSWER}"}
    (problem,) = problems(RULE, sound(answers=answers))
    assert problem.excerpt == line
    assert (problem.column, problem.width) == (1, len(line))
    assert problem.hint == "did you mean this line? Write it as `## Detection`"


def test_the_heading_of_another_question_is_not_meant():
    policy = "questions: {detections: {heading: Detections, asks: How many?}}"
    record = sound(answers={"Detection": None, "Detections": ANSWER})
    (problem,) = problems(RULE, record, policy=policy)
    assert problem.hint.startswith("add `## Detection`")


@pytest.mark.parametrize(
    "answer",
    [
        "TBD",
        "tbd.",
        "**TODO**",
        "TODO: ask the payments team",
        "TBC",
        "_to be written_",
        "n/a",
        "N/A.",
        "-",
        "—",
        "- TBD",
        "?",
        "???",
        "…",
        "...",
        "(pending)",
        "> TBD",
    ],
)
def test_a_placeholder_is_no_answer(answer):
    said = f"`Detection` is not answered: it says `{answer}`"
    assert found(answer) == [f"postmortem.md:27:1 error {said}"]


@pytest.mark.parametrize("answer", ["", "   \n", f"<!-- {ASKS} -->", "<!-- one\n\n## two -->"])
def test_an_empty_section_is_no_answer(answer):
    assert found(answer) == ["postmortem.md:27:1 error `Detection` is empty"]


@pytest.mark.parametrize(
    "answer", [ASKS, f"_{ASKS}_", f"> {ASKS.upper()}", ASKS.replace("? ", "?\n")]
)
def test_the_question_is_no_answer(answer):
    assert found(answer) == ["postmortem.md:27:1 error `Detection` holds only the question"]


@pytest.mark.parametrize(
    "answer",
    [
        "Nobody told us.",
        "To be able to see it earlier we would have needed another alert.",
        "Todos of last month held back the alert, and a customer called.",
        "None.",
        f"<!-- {ASKS} -->\n\nA customer called.",
        "### By whom\n\nA customer called.",
        "![the graph](graph.png)",
        "TBD was what the runbook said, so nobody knew where to look, and it took twenty minutes "
        "until somebody found the dashboard by accident.",
    ],
)
def test_whatever_says_something_is_an_answer(answer):
    assert found(answer) == []


@pytest.mark.parametrize("heading", ["detection", "HOW IT WAS DETECTED", "How we found out"])
def test_older_headings_and_other_cases_count(heading):
    assert findings(RULE, sound(answers={"Detection": None, heading: ANSWER})) == []


def test_one_answered_section_is_enough():
    two = {"Lessons": None, "What went well": "", "Where we got lucky": ANSWER}
    assert findings(RULE, sound(answers=two)) == []


def test_an_optional_question_may_stay_open():
    policy = "questions: {detection: {required: false}}"
    assert findings(RULE, sound(answers={"Detection": None}), policy=policy) == []


def test_only_the_questions_of_the_severity_are_asked():
    policy = "questions: {detection: {severities: [SEV-1]}}"
    assert found("TBD", policy=policy) == []
    once = ("- 2026-11-03T14:10:00Z severity @ada from=SEV-1 to=SEV-2: less than we thought",)
    worse = sound(answers={"Detection": "TBD"}, timeline=once)
    assert len(findings(RULE, worse, policy=policy)) == 1


def test_a_question_is_not_asked_of_incidents_before_it():
    assert found("TBD", policy="questions: {detection: {since: 2026-11-04}}") == []
    assert len(found("TBD", policy="questions: {detection: {since: 2026-11-03}}")) == 1


def test_a_gap_in_a_draft_is_a_note():
    draft = sound(postmortem={"status": "draft"}, answers={"Detection": "TBD"})
    (only,) = findings(RULE, draft)
    assert only.startswith("postmortem.md:27:1 note ")


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "external"},
        {"status": "cancelled"},
        {"covered_by": "2026-11-01-other"},
    ],
)
def test_not_asked_where_no_post_mortem_is(facts):
    assert findings(RULE, sound(incident=facts, answers={"Detection": "TBD"})) == []


def test_a_post_mortem_that_cannot_be_read_is_another_rules():
    assert findings(RULE, sound(postmortem={"authors": "[ada"}, answers={"Impact": ""})) == []


def test_what_the_policy_asks_in_several_lines_is_a_hint_in_one():
    policy = 'questions: {detection: {asks: "How did we\\nfind out?\\n"}}'
    (problem,) = problems(RULE, sound(answers={"Detection": ""}), policy=policy)
    assert problem.hint == "How did we find out?"
