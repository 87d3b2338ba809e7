"""Post-mortems in time, and silences while an incident was open."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.figures.deadlines import read_deadlines, read_silences
from tests.helpers.counted import happened
from tests.helpers.records import policy_of

NOW = datetime(2026, 3, 1, tzinfo=UTC)
CADENCE = """
cadences:
  channel: {title: In the channel, every_minutes: 30, kind: update}
"""


def published(at, **facts):
    return happened(resolve=60, postmortem=f"status: published\npublished_at: {at}", **facts)


def test_in_time_late_explained_missing_and_running():
    waived = "[{rule: postmortem-deadline, reason: Ill, by: eve, on: 2026-01-20}]"
    found = read_deadlines(
        [
            published("2026-01-08T10:00:00Z"),
            published("2026-01-09T10:00:00Z"),
            published("2026-01-19T10:00:00Z", waivers=waived),
            happened(resolve=60),
            happened("2026-02-28", resolve=60),
        ],
        policy_of(),
        NOW,
    )
    counts = (found.in_time, found.late, found.explained, found.missing, found.running)
    assert counts == (1, 1, 1, 1, 1)
    assert (found.judged, found.share_in_time) == (4, 0.25)


def test_no_deadline_that_is_over_has_no_share():
    assert read_deadlines([], policy_of(), NOW).share_in_time is None


def test_the_longest_silence_and_how_many_had_none():
    policy = policy_of(CADENCE)
    found = read_silences([happened(resolve=20), happened(resolve=90)], policy, NOW)
    (channel,) = found
    assert (channel.title, channel.count, channel.kept) == ("In the channel", 2, 1)
    assert channel.longest == 90 * 60


def test_a_cadence_that_applied_to_nothing_is_not_named():
    assert read_silences([], policy_of(CADENCE), NOW) == []
