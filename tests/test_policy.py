"""What an organisation decided, asked of a policy."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from postmortem_kb.policy import incident_day
from tests.helpers.records import policy_of, renamed, sound

BASE = policy_of()
TWO_QUESTIONS = """
questions:
  what-happened:
  impact:
  causes:
  response:
  lessons:
  detection: {severities: [SEV-1]}
  luck: {heading: Luck, asks: Where?, since: 2026-11-04}
"""


def severity_was(before, after="SEV-2"):
    line = f"- 2026-11-03T14:10:00Z severity @ada from={before} to={after}: looked again"
    return sound(timeline=(line,))


def test_base_says_the_same_as_its_file():
    assert list(BASE.severities) == ["SEV-1", "SEV-2", "SEV-3"]
    assert [q.word for q in BASE.questions][:2] == ["what-happened", "impact"]
    assert (BASE.zone.key, BASE.clock, BASE.since) == ("UTC", None, None)
    assert BASE.waivers == ()


def test_a_repository_says_what_differs():
    policy = policy_of("zone: Europe/Berlin\nclock: 2026-11-21T11:00:00+01:00\nsince: 2026-01-01")
    assert policy.zone.key == "Europe/Berlin"
    assert policy.clock == datetime(2026, 11, 21, 10, tzinfo=UTC)
    assert policy.since == date(2026, 1, 1)


def test_the_ladder_is_sorted_by_rank():
    ladder = "severities: {SEV-0: {rank: 0}, SEV-1: , SEV-2: {rank: 5}}"
    assert list(policy_of(ladder).severities) == ["SEV-0", "SEV-3", "SEV-2"]


@pytest.mark.parametrize("written", ["SEV-2", "sev-2", "sev2", " S2 ", "2"])
def test_a_severity_by_any_of_its_names(written):
    found = BASE.find_severity(written)
    assert found is not None
    assert found.word == "SEV-2"


@pytest.mark.parametrize("written", ["", "4", "SEV", "SEV-22"])
def test_no_severity_is_guessed(written):
    assert BASE.find_severity(written) is None


@pytest.mark.parametrize("written", ["incident-commander", "IC", "Incident commander", "Commander"])
def test_a_role_by_any_of_its_names(written):
    found = BASE.find_role(written)
    assert found is not None
    assert found.word == "incident-commander"
    assert BASE.find_role(written + "s") is None


@pytest.mark.parametrize(
    ("incident", "worst"),
    [
        (sound(), "SEV-2"),
        (severity_was("SEV-1"), "SEV-1"),
        (severity_was("SEV-3"), "SEV-2"),
        (severity_was("SEV-3", "SEV-1"), "SEV-1"),
        (severity_was("SEV-9"), "SEV-2"),
        (sound(incident={"severity": "SEV-9"}), "SEV-9"),
        (sound(incident={"severity": "SEV2"}), "SEV-2"),
        (sound(incident={"severity": None}), ""),
    ],
)
def test_the_worst_severity_ever_held(incident, worst):
    assert BASE.highest_severity(incident) == worst


def test_the_questions_of_an_incident():
    policy = policy_of(TWO_QUESTIONS)

    def asked(incident):
        return [question.word for question in policy.questions_for(incident)]

    assert asked(sound()) == []
    assert asked(severity_was("SEV-1")) == ["detection"]
    assert asked(renamed(sound(), "2026-11-04-later")) == ["luck"]
    assert asked(renamed(sound(), "no-date")) == ["luck"]


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, True),
        ({"kind": "drill"}, True),
        ({"status": "open"}, True),
        ({"kind": "external"}, False),
        ({"status": "cancelled"}, False),
        ({"covered_by": "2026-11-01-other"}, False),
        ({"severity": "SEV-9"}, False),
    ],
)
def test_whom_a_post_mortem_is_asked_of(facts, asked):
    assert BASE.asks_postmortem(sound(incident=facts)) is asked


def test_the_policy_says_at_which_severity_a_post_mortem_is_asked():
    worst = policy_of("postmortem: {required: [SEV-1]}")
    assert not worst.asks_postmortem(sound())
    assert worst.asks_postmortem(severity_was("SEV-1"))


def test_steps_of_a_moment():
    policy = policy_of(
        "steps:\n  open:\n    page: {do: Page somebody.}\n"
        "    tell: {do: Tell, severities: [SEV-1]}\n"
    )
    assert policy.steps("open", sound()) == ("Page somebody.",)
    assert policy.steps("open", severity_was("SEV-1")) == ("Page somebody.", "Tell")
    assert policy.steps("resolve", sound()) == ()


def test_the_chain():
    policy = policy_of("escalation: {chain: [{pages: us, minutes: 5}, {pages: them}]}")
    assert policy.escalation_chain == (("us", 5), ("them", None))
    assert BASE.escalation_chain == ()


def test_its_own_waivers():
    policy = policy_of("waivers:\n- {rule: causes-named, reason: Small., by: eve, on: 2026-01-02}")
    (waiver,) = policy.waivers
    assert (waiver.rule, waiver.by, waiver.file) == ("causes-named", "eve", "policy.yml")


def test_an_entry_without_facts_is_empty():
    policy = policy_of("jobs: {manager: }")
    assert dict(policy.entries("jobs")) == {"manager": {}}
    assert policy.part("attachments") == {"megabytes": 5}
    assert policy.part("zone") == {}


@pytest.mark.parametrize(
    ("name", "day"),
    [("2026-11-03-x", date(2026, 11, 3)), ("2026-13-03-x", None), ("x", None)],
)
def test_the_day_that_an_id_carries(name, day):
    assert incident_day(renamed(sound(), name)) == day


@pytest.mark.parametrize(
    ("ladder", "usual"),
    [
        ("", "SEV-2"),
        ("severities: {SEV-1: null, SEV-3: null}", "SEV-2"),
        ("severities: {SEV-2: {process: none}, SEV-3: {process: none}}", "SEV-1"),
        ("severities: {SEV-1: null, SEV-2: null, SEV-3: null}", ""),
    ],
)
def test_the_rung_for_examples(ladder, usual):
    assert policy_of(ladder).usual_severity == usual
