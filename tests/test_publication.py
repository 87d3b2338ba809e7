"""The clock from two sides: which of the two times counts, and where it shows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.as_of import incident_as_of
from postmortem_kb.clocks import read_clocks
from postmortem_kb.metrics import PostmortemState, postmortem_state
from postmortem_kb.publication import as_merged, merge_that_counts
from tests.helpers.records import policy_of, sound

# The sound record declares 5 November, 10:00; it is due on the 6th, 16:20.
POLICY = policy_of()
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("merged", "counts"),
    [
        (at(5), False),
        (at(6), False),
        (at(6, 10, 1), True),
        (at(4), False),
        (at(4, 9, 59), True),
        (None, False),
    ],
)
def test_only_what_is_past_the_tolerance(merged, counts):
    assert merge_that_counts(sound(), merged, POLICY) == (merged if counts else None)


@pytest.mark.parametrize(("hours", "counts"), [("0", True), ("1000", False), ("null", False)])
def test_the_policy_says_how_far_apart(hours, counts):
    policy = policy_of(f"follow_up: {{merge_tolerance_hours: {hours}}}")
    assert bool(merge_that_counts(sound(), at(5, 11), policy)) is counts


def test_a_bare_date_is_its_whole_day():
    incident = sound(postmortem={"published_at": "2026-11-05"})
    assert merge_that_counts(incident, at(6, 23), POLICY) is None
    assert merge_that_counts(incident, at(7, 1), POLICY) == at(7, 1)


@pytest.mark.parametrize(
    ("incident", "postmortem"),
    [
        ({}, {"status": "review"}),
        ({}, {"published_at": None}),
        ({"imported_from": "{path: old.md}"}, {}),
    ],
)
def test_where_nothing_is_declared_here(incident, postmortem):
    assert merge_that_counts(sound(incident, postmortem), at(12), POLICY) is None


class TestFigures:
    def test_a_late_merge_is_late(self):
        assert postmortem_state(sound(), POLICY, NOW) is PostmortemState.IN_TIME
        merged = as_merged(sound(), at(9), POLICY)
        assert postmortem_state(merged, POLICY, NOW) is PostmortemState.LATE
        (reading,) = (r for r in read_clocks(merged, POLICY, NOW) if r.clock.word == "postmortem")
        assert reading.stopped == at(9)

    def test_an_early_merge_is_in_time(self):
        late = sound(postmortem={"published_at": "2026-11-12T10:00:00Z"})
        assert postmortem_state(late, POLICY, NOW) is PostmortemState.LATE
        merged = as_merged(late, at(5), POLICY)
        assert postmortem_state(merged, POLICY, NOW) is PostmortemState.IN_TIME

    def test_a_small_difference_changes_nothing(self):
        assert as_merged(sound(), at(5, 12), POLICY) == sound()

    def test_before_the_merge_it_was_not_published(self):
        merged = as_merged(sound(), at(9), POLICY)
        assert postmortem_state(merged, POLICY, at(8)) is PostmortemState.MISSING
        then = incident_as_of(merged, at(8), POLICY.zone)
        assert (then.published, then.publication) == (False, None)

    def test_after_an_early_merge_it_was(self):
        late = sound(postmortem={"published_at": "2026-11-12T10:00:00Z"})
        then = incident_as_of(as_merged(late, at(5), POLICY), at(8), POLICY.zone)
        assert (then.published, then.publication) == (True, at(5))
