"""The clocks of an incident: 72 hours are 72 hours, and a waiver moves or explains."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from postmortem_kb.clocks import postmortem_deadline, read_clocks
from postmortem_kb.moment import parse_moment
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy("zone: Europe/Berlin\n")
ZEPHYR = write_policy("extends: zephyr\nzone: Europe/Berlin\n")
RESOLVED = "severity: SEV-2\nresolved_at: 2026-11-03T12:00:00Z\n"


def at(text):
    return parse_moment(text).at


def published(stamp):
    return f"status: published\npublished_at: {stamp}\n"


def waived(on, until=""):
    end = f", until: {until}" if until else ""
    return f"waivers:\n- {{rule: postmortem-deadline, reason: ill, by: eve, on: {on}{end}}}\n"


def read(incident, policy=POLICY, now="2026-12-01T00:00:00Z"):
    return {reading.clock.word: reading for reading in read_clocks(incident, policy, at(now))}


def state(incident, now="2026-12-01T00:00:00Z"):
    return read(incident, now=now)["postmortem"].state


class TestTheDeadline:
    def test_is_72_hours_after_the_end(self):
        assert postmortem_deadline(write_incident(RESOLVED), POLICY) == at("2026-11-06T12:00:00Z")

    @pytest.mark.parametrize(
        ("resolved", "due"),
        [
            # The clocks of Berlin go back on 25 October and forward on 29 March 2026.
            ("2026-10-23T14:00:00+02:00", "2026-10-26T13:00:00+01:00"),
            ("2026-03-27T14:00:00+01:00", "2026-03-30T15:00:00+02:00"),
        ],
    )
    def test_is_72_hours_across_a_clock_change(self, resolved, due):
        incident = write_incident(f"severity: SEV-1\nresolved_at: {resolved}\n")
        found = postmortem_deadline(incident, POLICY)
        assert found == at(due)
        assert found - at(resolved) == timedelta(hours=72)

    def test_is_what_resolve_wrote_down(self):
        incident = write_incident(RESOLVED + "postmortem_due: 2026-11-05T09:00:00+01:00\n")
        assert postmortem_deadline(incident, POLICY) == at("2026-11-05T08:00:00Z")

    def test_is_counted_where_what_was_written_down_cannot_be_read(self):
        incident = write_incident(RESOLVED + "postmortem_due: soon\n")
        assert postmortem_deadline(incident, POLICY) == at("2026-11-06T12:00:00Z")

    @pytest.mark.parametrize(
        ("days", "resolved", "due"),
        [
            (1, "2026-11-06T12:00:00Z", "2026-11-10T00:00:00+01:00"),  # Friday: Monday's end
            (5, "2026-11-03T12:00:00Z", "2026-11-11T00:00:00+01:00"),
            (1, "2026-11-07T12:00:00Z", "2026-11-10T00:00:00+01:00"),  # on a Saturday
            (1, "2026-11-05T23:30:00Z", "2026-11-10T00:00:00+01:00"),  # is Friday in Berlin
        ],
    )
    def test_in_working_days_is_the_end_of_the_day(self, days, resolved, due):
        policy = write_policy(
            f"zone: Europe/Berlin\nclocks: {{postmortem: {{hours: , business_days: {days}}}}}\n"
        )
        incident = write_incident(f"severity: SEV-2\nresolved_at: {resolved}\n")
        assert postmortem_deadline(incident, policy) == at(due)

    @pytest.mark.parametrize(
        "facts",
        [
            "severity: SEV-2\nstatus: open\n",
            "severity: SEV-2\nresolved_at: 2026-11-03\n",
            RESOLVED + "status: cancelled\n",
            RESOLVED + "kind: external\n",
            RESOLVED + "covered_by: 2026-11-01-other\n",
        ],
    )
    def test_is_none_where_none_is_owed_or_known(self, facts):
        incident = write_incident(facts)
        assert postmortem_deadline(incident, POLICY) is None
        assert read(incident) == {}

    def test_never_overflows(self):
        policy = write_policy("clocks: {postmortem: {hours: 100000000}}\n")
        incident = write_incident(RESOLVED)
        assert postmortem_deadline(incident, policy) == datetime.max.replace(tzinfo=UTC)


class TestWaivers:
    def test_one_from_before_moves_the_deadline_to_the_end_of_its_day(self):
        incident = write_incident(RESOLVED + waived("2026-11-05", "2026-11-10"))
        assert postmortem_deadline(incident, POLICY) == at("2026-11-11T00:00:00+01:00")

    @pytest.mark.parametrize("on", ["2026-11-06", "2026-11-07"])
    def test_one_of_the_day_itself_or_later_does_not(self, on):
        incident = write_incident(RESOLVED + waived(on, "2026-11-10"))
        assert postmortem_deadline(incident, POLICY) == at("2026-11-06T12:00:00Z")

    def test_never_brings_the_deadline_forward(self):
        incident = write_incident(RESOLVED + waived("2026-11-04", "2026-11-05"))
        assert postmortem_deadline(incident, POLICY) == at("2026-11-06T12:00:00Z")

    def test_in_time_by_a_moved_deadline(self):
        incident = write_incident(
            RESOLVED + waived("2026-11-05", "2026-11-10"), published("2026-11-10T22:59:59Z")
        )
        assert state(incident) == "met"

    def test_too_late_for_a_moved_deadline(self):
        incident = write_incident(
            RESOLVED + waived("2026-11-05", "2026-11-10"), published("2026-11-10T23:00:01Z")
        )
        assert state(incident) == "missed"

    def test_one_from_after_explains_for_ever(self):
        incident = write_incident(
            RESOLVED + waived("2026-11-07", "2026-11-10"), published("2026-11-09T10:00:00Z")
        )
        assert state(incident, "2029-01-01T00:00:00Z") == "explained"

    def test_one_without_an_end_explains_what_is_still_missing(self):
        assert state(write_incident(RESOLVED + waived("2026-11-07"))) == "explained"

    def test_one_that_has_ended_does_not(self):
        incident = write_incident(RESOLVED + waived("2026-11-07", "2026-11-10"))
        assert state(incident, "2026-11-10T22:59:59Z") == "explained"
        assert state(incident, "2026-11-10T23:00:01Z") == "missed"

    def test_one_of_the_post_mortem_counts_too(self):
        late = published("2026-11-08T10:00:00Z")
        assert state(write_incident(RESOLVED, late + waived("2026-11-08"))) == "explained"

    def test_one_that_is_not_written_yet_does_not_count(self):
        incident = write_incident(RESOLVED + waived("2026-11-08"))
        assert state(incident, "2026-11-07T10:00:00Z") == "missed"
        assert postmortem_deadline(
            write_incident(RESOLVED + waived("2026-11-05", "2026-11-10")),
            POLICY,
            at("2026-11-04T00:00:00Z"),
        ) == at("2026-11-06T12:00:00Z")

    def test_one_of_another_rule_does_not_count(self):
        other = waived("2026-11-07").replace("postmortem-deadline", "questions-answered")
        assert state(write_incident(RESOLVED + other)) == "missed"


class TestTheSecond:
    @pytest.mark.parametrize(
        ("stamp", "expected"),
        [("2026-11-06T12:00:00Z", "met"), ("2026-11-06T12:00:01Z", "missed")],
    )
    def test_published(self, stamp, expected):
        assert state(write_incident(RESOLVED, published(stamp))) == expected

    @pytest.mark.parametrize(
        ("now", "expected"),
        [("2026-11-06T12:00:00Z", "running"), ("2026-11-06T12:00:01Z", "missed")],
    )
    def test_now(self, now, expected):
        assert state(write_incident(RESOLVED, "status: draft\n"), now) == expected

    def test_what_comes_later_has_not_happened(self):
        incident = write_incident(RESOLVED, published("2026-11-05T10:00:00Z"))
        assert read(incident, now="2026-11-03T11:59:59Z") == {}
        assert state(incident, "2026-11-05T09:59:59Z") == "running"
        assert state(incident, "2026-11-05T10:00:00Z") == "met"


class TestOtherClocks:
    SENT = "sent:\n- {what: customer-email, at: 2026-11-05T10:00:00Z}\n"

    def test_the_first_message_of_its_kind_stops_it(self):
        earlier = self.SENT + "- {what: customer-email, at: 2026-11-04T10:00:00Z}\n"
        reading = read(write_incident(RESOLVED + earlier), ZEPHYR)["customer-email"]
        assert (reading.state, reading.stopped) == ("met", at("2026-11-04T10:00:00Z"))

    def test_another_message_does_not(self):
        other = self.SENT.replace("customer-email", "announcement")
        reading = read(write_incident(RESOLVED + other), ZEPHYR)["customer-email"]
        assert (reading.state, reading.stopped) == ("missed", None)

    def test_a_waiver_of_its_rule_explains_it(self):
        excuse = waived("2026-11-06").replace("postmortem-deadline", "communication-clocks")
        reading = read(write_incident(RESOLVED + self.SENT + excuse), ZEPHYR)["customer-email"]
        assert reading.state == "explained"

    @pytest.mark.parametrize("facts", ["severity: SEV-3\n", "kind: drill\nseverity: SEV-1\n"])
    def test_only_where_it_applies(self, facts):
        incident = write_incident(facts + "resolved_at: 2026-11-03T12:00:00Z\n")
        assert "customer-email" not in read(incident, ZEPHYR)

    def test_the_highest_severity_ever_held_decides(self):
        incident = write_incident(
            "severity: SEV-3\nresolved_at: 2026-11-03T12:00:00Z\n",
            body="## Timeline\n- 2026-11-03T11:00:00Z severity from=SEV-2 to=SEV-3: less\n",
        )
        assert "customer-email" in read(incident, ZEPHYR)

    @pytest.mark.parametrize(
        ("stops", "facts", "line"),
        [
            ("acknowledged", "acknowledged_at: 2026-11-03T10:10:00Z\n", ""),
            ("mitigated", "mitigated_at: 2026-11-03T10:10:00Z\n", ""),
            ("resolved", "resolved_at: 2026-11-03T10:10:00Z\n", ""),
            ("confirmed", "confirmed_at: 2026-11-03T10:10:00Z\n", ""),
            ("notified", "", "- 2026-11-03T10:10:00Z notified @eve: the authority\n"),
        ],
    )
    def test_each_is_stopped_by_its_fact(self, stops, facts, line):
        policy = write_policy(
            "clocks:\n  postmortem:\n"
            f"  early: {{title: Early, from: declared_at, to: {stops}, hours: 0.25}}\n"
        )
        declared = "severity: SEV-2\ndeclared_at: 2026-11-03T10:00:00Z\n"
        before = read(write_incident(declared), policy, "2026-11-03T10:05:00Z")["early"]
        incident = write_incident(declared + facts, body=f"## Timeline\n{line}")
        assert before.state == "running"
        assert read(incident, policy)["early"].state == "met"
