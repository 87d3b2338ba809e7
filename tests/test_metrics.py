"""The figures of one incident."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.metrics import PostmortemState, Times, postmortem_state, read_times
from postmortem_kb.policy_source import load_preset
from tests.helpers.written import write_incident

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
RESOLVED = "severity: SEV-2\nstatus: resolved\nresolved_at: 2026-11-03T12:00:00Z\n"


def times(text):
    return read_times(write_incident(text))


class TestTimes:
    def test_all_are_measured_as_the_design_says(self):
        found = times(
            "started_at: 2026-11-03T10:00:00Z\n"
            "detected_at: 2026-11-03T10:05:00Z\n"
            "reported_at: 2026-11-03T10:03:00Z\n"
            "acknowledged_at: 2026-11-03T11:10:00+01:00\n"
            "mitigated_at: 2026-11-03T11:00:00Z\n"
            "resolved_at: 2026-11-03T12:00:00Z\n"
        )
        assert found == Times(
            detect=300, acknowledge=420, mitigate=3600, resolve=7200, response=420
        )

    def test_a_missing_end_is_not_known(self):
        found = times("detected_at: 2026-11-03T10:05:00Z\nacknowledged_at: 2026-11-03T10:06:00Z\n")
        assert found == Times(None, 60, None, None, None)

    def test_nothing_is_known_from_a_bare_date(self):
        found = times("started_at: 2026-11-03\nresolved_at: 2026-11-04T10:00:00Z\n")
        assert found.resolve is None

    def test_an_end_before_the_start_is_not_known(self):
        found = times("started_at: 2026-11-03T10:00:00Z\ndetected_at: 2026-11-03T09:59:59Z\n")
        assert found.detect is None

    def test_a_clock_change_takes_no_hour_away(self):
        found = times(
            "started_at: 2026-10-25T01:30:00+02:00\nresolved_at: 2026-10-25T03:30:00+01:00\n"
        )
        assert found.resolve == 3 * 3600


class TestPostmortemState:
    @pytest.mark.parametrize(
        ("published", "waiver", "now", "state"),
        [
            ("2026-11-05T10:00:00Z", "", NOW, PostmortemState.IN_TIME),
            ("2026-11-08T10:00:00Z", "", NOW, PostmortemState.LATE),
            ("2026-11-08T10:00:00Z", "2026-11-09", NOW, PostmortemState.LATE_EXPLAINED),
            ("", "", NOW, PostmortemState.MISSING),
            ("", "", datetime(2026, 11, 6, 12, 0, tzinfo=UTC), PostmortemState.RUNNING),
            ("", "", datetime(2026, 11, 6, 12, 0, 1, tzinfo=UTC), PostmortemState.MISSING),
        ],
    )
    def test_each_state(self, published, waiver, now, state):
        text = RESOLVED
        if waiver:
            text += (
                f"waivers:\n- {{rule: postmortem-deadline, reason: ill, by: eve, on: {waiver}}}\n"
            )
        postmortem = f"status: published\npublished_at: {published}\n" if published else ""
        incident = write_incident(text, postmortem)
        assert postmortem_state(incident, load_preset("base"), now) is state

    @pytest.mark.parametrize(
        "text",
        [
            RESOLVED + "kind: external\n",
            RESOLVED + "covered_by: 2026-11-01-other\n",
            RESOLVED.replace("resolved\n", "cancelled\n"),
            "severity: SEV-2\nstatus: open\n",
        ],
    )
    def test_none_where_no_post_mortem_is_owed(self, text):
        assert postmortem_state(write_incident(text), load_preset("base"), NOW) is None
