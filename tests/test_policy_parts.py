"""The parts of a policy read tolerantly: what is missing or odd is empty, never an exception."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.policy_parts import (
    Cadence,
    Clock,
    Question,
    Role,
    RuleSettings,
    Severity,
    Word,
    read_when,
)
from postmortem_kb.problem import Level
from tests.helpers.records import sound

PARTS = (Word, Severity, Role, Question, Clock, Cadence)
_KEYS = ("title", "rank", "aliases", "required", "hours", "every_minutes", "min_words", "retired")
ODD = {key: [{}] for key in _KEYS}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("facts", [{}, ODD])
def test_nothing_and_nonsense_read_as_empty(part, facts):
    assert part.read("word", facts).word == "word"


def test_a_word():
    facts = {"title": "DNS", "means": "Names.", "retired": "2026-01-02", "renamed_to": "names"}
    word = Word.read("dns", facts)
    assert (word.title, word.means, word.renamed_to) == ("DNS", "Names.", "names")
    assert word.retired == date(2026, 1, 2)
    assert Word.read("dns", {}).title == "dns"


def test_a_severity_answers_to_all_its_names():
    severity = Severity.read("SEV-1", {"rank": 1, "aliases": ["sev1", "critical"]})
    assert severity.names == ("SEV-1", "sev1", "critical", "1")
    assert (severity.process, severity.rank) == ("full", 1)


@pytest.mark.parametrize(("holders", "shared"), [("one", False), ("many", True), (None, True)])
def test_a_role_is_held_by_one_or_by_many(holders, shared):
    assert Role.read("ic", {"holders": holders}).shared is shared


@pytest.mark.parametrize(("written", "required"), [({}, True), ({"required": False}, False)])
def test_a_question_is_required_unless_it_says_no(written, required):
    assert Question.read("impact", written).required is required


def test_a_clock_in_hours_or_in_working_days():
    hours = Clock.read("c", {"from": "resolved_at", "to": "published", "hours": 0.5})
    assert (hours.starts, hours.stops, hours.hours) == ("resolved_at", "published", 0.5)
    assert hours.business_days is None
    assert Clock.read("c", {"business_days": 3}).business_days == 3


@pytest.mark.parametrize(
    ("facts", "covers"),
    [
        ({}, True),
        ({"severities": ["SEV-2"]}, True),
        ({"severities": ["SEV-1"]}, False),
        ({"kinds": ["drill"]}, False),
        ({"types": ["availability"]}, True),
        ({"types": ["security"]}, False),
        ({"serious": True}, False),
        ({"serious": False}, True),
        ({"severities": ["SEV-2"], "types": ["security"]}, False),
    ],
)
def test_when_it_applies(facts, covers):
    assert read_when(facts).covers(sound(), "SEV-2") is covers


def test_nothing_applies_to_external_incidents_unless_it_says_so():
    external = sound(incident={"kind": "external"})
    assert not read_when({}).covers(external, "")
    assert read_when({"kinds": ["external"]}).covers(external, "")
    assert read_when({}).covers(sound(incident={"kind": "drill"}), "SEV-1")


class TestRuleSettings:
    @pytest.mark.parametrize("level", list(Level))
    def test_a_level_alone(self, level):
        assert RuleSettings.read(str(level)) == RuleSettings(level=level)
        assert RuleSettings.read({"level": str(level)}) == RuleSettings(level=level)

    def test_off(self):
        assert RuleSettings.read("off") == RuleSettings(off=True)

    @pytest.mark.parametrize("written", [None, "loud", 7, [], {}, {"level": ["error"]}])
    def test_nothing_said(self, written):
        assert RuleSettings.read(written) == RuleSettings()

    def test_all_at_once(self):
        read = RuleSettings.read(
            {
                "level": "note",
                "since": "2026-01-02",
                "severities": ["SEV-1"],
                "statuses": ["open"],
                "kinds": ["drill"],
                "paths": ["postmortems/2026/*"],
                "options": {"depth": 3},
            }
        )
        assert read == RuleSettings(
            Level.NOTE,
            off=False,
            since=date(2026, 1, 2),
            severities=("SEV-1",),
            statuses=("open",),
            kinds=("drill",),
            paths=("postmortems/2026/*",),
            options={"depth": 3},
        )


@pytest.mark.parametrize("part", [Word, Role, Clock, Cadence])
def test_the_title_is_the_word_where_none_is_given(part):
    assert part.read("word", {"title": "Title"}).title == "Title"
    assert part.read("word", {}).title == "word"
