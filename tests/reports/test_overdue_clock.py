"""Days, weeks and changes of the clock in the weekly report, and a clock that is not today's."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from postmortem_kb.moment import parse_moment
from postmortem_kb.reports._verdict import standing
from postmortem_kb.reports._week import Week
from postmortem_kb.reports.overdue import collect
from tests.helpers.written import write_incident, write_policy

BERLIN = ZoneInfo("Europe/Berlin")
POLICY = write_policy("zone: Europe/Berlin\n")
ID = "2026-10-01-checkout"
RESOLVED = "severity: SEV-2\nresolved_at: 2026-10-01T12:00:00Z\n"
PUBLISHED = "status: published\npublished_at: 2026-10-03T10:00:00Z\n"
ITEM = "id: a1, title: Alert, owner: ada, ticket: L-1, added: 2026-10-03"


def report(*incidents, now, policy=POLICY):
    return collect(incidents, policy, {}, parse_moment(now).at)


def with_item(state="committed", due="2026-11-20", head=PUBLISHED, facts=RESOLVED):
    item = f"{ITEM}, due: {due}, state: {state}"
    return write_incident(facts, f"{head}action_items:\n- {{{item}}}\n", id=ID)


class TestWeeks:
    @pytest.mark.parametrize(
        "monday",
        ["2026-10-26", "2027-01-04", "2027-03-29"],
        ids=["after summer time ended", "after week 53", "after summer time began"],
    )
    @pytest.mark.parametrize("hours", [(0, 0, 0), (6, 6, 6), (6, 9, 23), (23, 0, 6)])
    def test_every_hour_is_told_in_one_report_whenever_each_is_made(self, monday, hours):
        middle = datetime.fromisoformat(monday).replace(tzinfo=BERLIN)
        mondays = (middle + timedelta(weeks=number) for number in (-1, 0, 1))
        weeks = [
            Week(day.replace(hour=hour), BERLIN) for day, hour in zip(mondays, hours, strict=True)
        ]
        begun = (middle - timedelta(weeks=1)).timestamp()
        span = (middle + timedelta(weeks=1)).timestamp() - begun
        for passed in range(0, int(span), 1800):
            at = datetime.fromtimestamp(begun + passed, ZoneInfo("UTC"))
            assert sum(week.was_in_past(at) for week in weeks) == 1, at

    @pytest.mark.parametrize(
        ("now", "named"), [("2026-10-28T11:00:00Z", False), ("2026-10-28T11:00:01Z", True)]
    )
    def test_hours_are_counted_across_the_change_and_not_read_off_the_clock(self, now, named):
        incident = write_incident("status: mitigated\nmitigated_at: 2026-10-21T11:00:00Z\n", id=ID)
        assert bool(report(incident, now=now).lingering) is named

    @pytest.mark.parametrize(
        ("due", "now", "days"),
        [
            ("2026-10-25", "2026-10-25T22:59:59Z", 0),  # a day of 25 hours
            ("2026-10-25", "2026-10-25T23:00:00Z", 1),
            ("2027-03-28", "2027-03-28T21:59:59Z", 0),  # and one of 23
            ("2027-03-28", "2027-03-28T22:00:00Z", 1),
            ("2026-12-31", "2027-01-01T11:00:00Z", 1),
        ],
    )
    def test_a_day_ends_at_its_own_midnight(self, due, now, days):
        found = report(with_item(due=due), now=now)
        assert [promise.days_overdue for promise in found.overdue] == ([days] if days else [])


class TestNew:
    @pytest.mark.parametrize(
        ("now", "named"),
        [
            ("2026-11-16T06:00:00Z", False),
            ("2026-11-23T06:00:00Z", True),
            ("2026-11-30T06:00:00Z", False),
        ],
    )
    def test_what_was_added_to_a_post_mortem_is_new_when_that_is_published(self, now, named):
        published = PUBLISHED.replace("2026-10-03", "2026-11-17")
        assert bool(report(with_item(head=published), now=now).new) is named

    def test_and_not_before_while_it_is_drafted(self):
        found = report(with_item(head="status: draft\n"), now="2026-10-05T06:00:00Z")
        assert (found.new, found.open_items) == ((), 1)


class TestAnotherClock:
    def test_what_is_dated_later_does_not_count_and_that_is_said(self):
        done = with_item("done, done_at: 2026-11-23")
        found = report(done, now="2026-11-22T06:00:00Z")
        assert [promise.item for promise in found.overdue] == ["a1"]
        assert standing(found) == (
            "As of 2026-11-22 07:00 CET (06:00 UTC). 1 incident has facts dated later, which do "
            "not count. Owners, tickets and texts have no date and are as the files have them."
        )

    def test_an_incident_that_was_declared_later_is_counted_there_and_nowhere_else(self):
        later = with_item(facts="declared_at: 2026-11-24T10:00:00Z\n" + RESOLVED)
        found = report(later, now="2026-11-22T06:00:00Z")
        assert (found.later, found.open_items) == (1, 0)

    @pytest.mark.parametrize("facts", ["", "waivers: [5]\n", "roles: x\n", "status: [a]\n"])
    def test_nothing_is_said_where_nothing_is_dated_later(self, facts):
        found = report(with_item(facts=RESOLVED + facts), now="2026-11-22T06:00:00Z")
        assert found.later == 0
        assert standing(found) == "As of 2026-11-22 07:00 CET (06:00 UTC)."

    def test_a_waiver_of_the_policy_that_is_given_later_does_not_end_before(self):
        policy = write_policy(
            "waivers:\n- {rule: a, reason: new, by: eve, on: 2026-11-25, until: 2026-11-27}\n"
        )
        assert report(now="2026-11-23T06:00:00Z", policy=policy).ending == ()
        assert len(report(now="2026-11-26T06:00:00Z", policy=policy).ending) == 1

    def test_in_the_future_it_is_what_will_be_overdue_if_nobody_does_anything(self):
        (found,) = report(with_item(), now="2027-11-20T11:00:00Z").overdue
        assert found.days_overdue == 365
