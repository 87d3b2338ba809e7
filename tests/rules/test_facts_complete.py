"""The sentences that a reader sees first."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "facts-complete"


def test_all_are_there():
    assert findings(RULE, sound()) == []


@pytest.mark.parametrize(
    ("facts", "place", "name"),
    [
        ({"summary": None}, "1:1", "summary"),
        ({"summary": "TBD"}, "14:10", "summary"),
        ({"solution": None}, "1:1", "solution"),
        ({"solution": "to be written"}, "15:11", "solution"),
        ({"impact": "{who: Customers}"}, "16:1", "impact.how"),
        ({"impact": "{who: '?', how: Slow}"}, "16:15", "impact.who"),
    ],
)
def test_one_is_missing(facts, place, name):
    (only,) = findings(RULE, sound(incident=facts))
    assert only == f"incident.md:{place} error `{name}` is missing"


def test_without_an_impact_both_its_sentences_are_missing():
    found = problems(RULE, sound(incident={"impact": None}))
    assert [p.message for p in found] == ["`impact.how` is missing", "`impact.who` is missing"]
    assert [p.hint for p in found] == ["add it: what they could not do", "add it: who was hit"]


def test_they_may_be_missing_until_the_review():
    draft = sound(incident={"summary": None}, postmortem={"status": "draft"})
    assert findings(RULE, draft) == ["incident.md:1:1 note `summary` is missing"]
    assert findings(RULE, sound(incident={"summary": None}, without_postmortem=True)) == []


@pytest.mark.parametrize("facts", [{"impact": "everybody"}, {"summary": "[one]"}])
def test_the_schema_judges_another_form(facts):
    assert findings(RULE, sound(incident=facts)) == []
    assert len(findings("schema", sound(incident=facts))) == 1


def test_not_asked_where_no_post_mortem_is_or_nothing_can_be_read():
    covered = {"covered_by": "2026-11-01-x", "summary": None}
    assert findings(RULE, sound(incident=covered)) == []
    assert findings(RULE, sound(incident={"services": "[checkout"})) == []
