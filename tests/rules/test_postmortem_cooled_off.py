"""A night lies between the incident and its post-mortem, where the policy asks for one."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "postmortem-cooled-off"
POLICY = "zone: Europe/Berlin\npostmortem: {cooling_off: same-day}"


def published(at, **incident):
    return sound(incident=incident, postmortem={"published_at": at})


def test_on_the_same_day_with_the_policys_reason():
    why = "postmortem: {cooling_off: same-day, cooling_off_means: People blame themselves.}"
    (problem,) = problems(RULE, published("2026-11-03T20:00:00Z"), policy=why)
    assert (problem.level, problem.line) == ("warning", 5)
    assert problem.message == "the post-mortem was published on the day of the incident"
    assert problem.hint == "People blame themselves."


@pytest.mark.parametrize(
    ("at", "count"), [("2026-11-03T22:59:00Z", 1), ("2026-11-03T23:00:00Z", 0)]
)
def test_the_day_ends_in_the_policys_zone(at, count):
    assert len(findings(RULE, published(at), policy=POLICY)) == count


def test_the_day_is_the_one_on_which_it_was_over():
    late = published("2026-11-04T10:00:00Z", resolved_at="2026-11-04T09:00:00Z")
    assert len(findings(RULE, late, policy=POLICY)) == 1


def test_where_nothing_is_asked_or_nothing_is_published():
    at = "2026-11-03T20:00:00Z"
    assert findings(RULE, published(at)) == []
    assert findings(RULE, sound(postmortem={"status": "review"}), policy=POLICY) == []
    assert findings(RULE, sound(postmortem={"published_at": None}), policy=POLICY) == []
    assert findings(RULE, published("2026-11-03"), policy=POLICY) == []
    assert findings(RULE, sound(without_postmortem=True), policy=POLICY) == []
