"""action-item-verifiable: an item says what will be different."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "action-item-verifiable"


def record(title, state="committed"):
    item = f"\n  - id: a1\n    title: {title!r}\n    state: {state}"
    return sound(postmortem={"action_items": item})


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Be more careful with the pool size", "Be more careful"),
        ("We need to pay attention to the pool", "pay attention"),
        ("Train everyone on the deployment", "Train everyone"),
        ("Investigate why it was slow", "Investigate"),
        ("Testing: consider a load test", "consider"),
        ("We should look  into it", "look into"),
        ("**Discuss** it with the platform team", "Discuss"),
        ("Look into why we change the size by hand", "Look into"),
        ("Be more-careful with the size", "Be more-careful"),
        ("Train our engineers on the size", "Train our engineers"),
        ("Remind developers of the size", "Remind developers"),
        ("Better monitoring of the pool", "Better monitoring"),
        ("Double-check the size before a release", "Double-check"),
        ("Make sure this never happens again", "Make sure this never happens again"),
        ("Talk to the QA team", "Talk to"),
        ("Ensure adequate monitoring is in place", "Ensure adequate"),
        ("Share lessons learned with all teams", "Share lessons learned"),
        ("Everyone must follow the deployment process", "Everyone must follow"),
    ],
)
def test_a_wish(title, words):
    (line,) = findings(RULE, record(title))
    assert line.endswith(f" warning nobody can see whether `a1` is done: it says `{words}`")


@pytest.mark.parametrize(
    ("written", "column", "width"),
    [
        ("We should look into it", 22, len("look into")),
        ("'We should look into it'", 23, len("look into")),
        ('"We should look\\x20into it"', 12, len('"We should look\\x20into it"')),
        ("'We should look\n      into it'", 12, len("'We should look")),
    ],
)
def test_a_caret_stands_under_the_words_where_they_stand_as_such(written, column, width):
    item = f"\n  - id: a1\n    title: {written}\n    state: committed"
    (problem,) = problems(RULE, sound(postmortem={"action_items": item}))
    assert (problem.column, problem.width) == (column, width)


@pytest.mark.parametrize(
    "title",
    [
        "Alert on the time spent waiting",
        "Investigate the cause and write a runbook",
        "Refuse to start where nobody has considered the size",
        "Add a page that says what to consider",
        "Considerate defaults in the library",
        "Show a train of requests",
        "Better error message where the size is missing",
        "Document how to be careful with the size",
        "Investigate the cause, then limit the builds per repository",
        "Improve alerting by counting slow answers",
        "Be more careful, i.e. test the release on one host first",
        "Improve the alert so that half of the team hears it",
        "Talk to the provider and raise the limit",
        "Refuse a deployment that does not follow the process",
    ],
)
def test_something_that_can_be_looked_at(title):
    assert findings(RULE, record(title)) == []


@pytest.mark.parametrize(("state", "count"), [("idea", 0), ("dropped", 0), ("done", 1)])
def test_only_what_is_promised_or_claimed(state, count):
    assert len(findings(RULE, record("Be careful", state))) == count


def test_a_company_has_its_own_words():
    policy = "rules: {action-item-verifiable: {options: {openings: [ponder]}}}"
    assert findings(RULE, record("Ponder the size"), policy=policy)
    assert findings(RULE, record("Consider the size"), policy=policy) == []


def test_the_hint_says_what_an_item_can_be():
    (problem,) = problems(RULE, record("Be careful"))
    assert "a check, a limit, an alert" in problem.hint


def test_a_company_adds_words_to_what_is_shipped():
    policy = f"rules: {{{RULE}: {{options: {{also_openings: [ponder]}}}}}}"
    assert findings(RULE, record("Ponder the size"), policy=policy)
    assert findings(RULE, record("Consider the size"), policy=policy)
