"""What the weekly report collects."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from postmortem_kb.moment import parse_moment
from postmortem_kb.people import read_people
from postmortem_kb.reports._promises import iter_promises
from postmortem_kb.reports._week import Week
from postmortem_kb.reports.overdue import collect
from postmortem_kb.reports.overdue_text import render
from postmortem_kb.reports.status import collect as collect_status
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy("zone: Europe/Berlin\n")
NOW = "2026-11-21T10:00:00Z"
PEOPLE = read_people(
    {"ada": {"team": "platform"}, "finn": {"team": "platform", "until": "2026-10-31"}}
)
PUBLISHED = "status: published\npublished_at: 2026-11-04T10:00:00Z\n"
RESOLVED = "severity: SEV-2\nresolved_at: 2026-11-03T12:00:00Z\n"


def report(*incidents, now=NOW, policy=POLICY, people=PEOPLE):
    return collect(incidents, policy, people, parse_moment(now).at)


def with_items(*items, facts=RESOLVED, head=PUBLISHED, **more):
    listed = "".join(f"- {{id: a{n}, {item}}}\n" for n, item in enumerate(items, 1))
    return write_incident(facts, f"{head}action_items:\n{listed}", **more)


def committed(due="2026-11-20", **facts):
    known = {"owner": "ada", "ticket": "LIN-1", "due": due} | facts
    words = "".join(f", {key}: {value}" for key, value in known.items() if value)
    return f"title: Alert, state: committed{words}"


def names(promises):
    return [promise.item for promise in promises]


def test_an_empty_week_is_empty():
    found = report()
    assert [f.name for f in fields(found) if f.name != "week" and getattr(found, f.name)] == []


class TestOverdue:
    @pytest.mark.parametrize(
        ("now", "days"),
        [
            ("2026-11-20T22:59:59Z", 0),  # the last second of the day in Berlin
            ("2026-11-20T23:00:00Z", 1),
            ("2026-11-21T23:00:00Z", 2),
        ],
    )
    def test_from_the_next_day_in_the_zone_on(self, now, days):
        found = report(with_items(committed(due="2026-11-20")), now=now)
        assert [promise.days_overdue for promise in found.overdue] == ([days] if days else [])
        assert names(found.due_soon) == ([] if days else ["a1"])

    def test_the_longest_first(self):
        found = report(with_items(committed("2026-11-18"), committed("2026-11-01")))
        assert names(found.overdue) == ["a2", "a1"]

    @pytest.mark.parametrize("state", ["idea", "done", "dropped"])
    def test_only_what_is_committed(self, state):
        item = committed().replace("committed", state)
        assert report(with_items(item)).overdue == ()

    def test_with_its_first_date_and_who_moved_it(self):
        moves = (
            "[{on: 2026-11-05, from: 2026-11-10, to: 2026-11-15, by: ada},"
            " {on: 2026-11-14, from: 2026-11-15, to: 2026-11-20, by: eve}]"
        )
        (found,) = report(with_items(committed(moved=moves))).overdue
        assert (found.due_first, found.due) == (date(2026, 11, 10), date(2026, 11, 20))
        assert (found.moves, found.moved_by) == (2, ("ada", "eve"))

    def test_by_the_date_of_that_day(self):
        """A date that was moved later was overdue before it was moved."""
        moved = committed(moved="[{on: 2026-11-19, from: 2026-11-12, to: 2026-11-20}]")
        (found,) = report(with_items(moved), now="2026-11-14T10:00:00Z").overdue
        assert (found.due, found.days_overdue) == (date(2026, 11, 12), 2)

    def test_what_was_done_later_was_overdue_then(self):
        item = committed("2026-11-12", done_at="2026-11-20").replace("committed", "done")
        assert names(report(with_items(item), now="2026-11-14T10:00:00Z").overdue) == ["a1"]
        assert names(report(with_items(item)).done) == ["a1"]

    @pytest.mark.parametrize("kind", ["drill", "external"])
    def test_drills_and_external_ones_are_out(self, kind):
        assert report(with_items(committed(), facts=RESOLVED + f"kind: {kind}\n")) == report()

    @pytest.mark.parametrize(
        ("item", "team"),
        [
            (committed("2026-11-10"), "payments"),  # let slip before she moved
            (committed("2026-11-16"), "platform"),
            (committed("2026-12-24"), "platform"),
            (committed(""), "platform"),
            (
                committed("2026-11-10", done_at="2026-11-20").replace("committed", "done"),
                "platform",
            ),
        ],
    )
    def test_for_the_team_that_its_owner_was_in_when_it_was_due_or_done(self, item, team):
        stay = {"team": "payments", "until": "2026-11-15"}
        people = read_people({"ada": {"team": "platform", "teams": [stay]}})
        week = Week(parse_moment(NOW).at, POLICY.zone)
        (found,) = iter_promises([with_items(item)], POLICY, people, week)
        assert found.team == team

    def test_with_the_team_and_the_ticket_s_address(self):
        policy = write_policy("action_items: {ticket_url: 'https://tickets.example/{ticket}'}\n")
        (found,) = report(with_items(committed(ticket="'A/1'")), policy=policy).overdue
        assert found.team == "platform"
        assert found.ticket_link == "https://tickets.example/A%2F1"


class TestOtherItems:
    def test_committed_without_owner_ticket_or_date(self):
        found = report(with_items(committed(owner="TBD", ticket="", due=""), committed()))
        assert [(p.item, p.missing) for p in found.incomplete] == [
            ("a1", ("owner", "ticket", "due"))
        ]

    def test_only_what_the_policy_asks_is_missing(self):
        policy = write_policy("action_items: {committed_needs: [owner]}\n")
        assert report(with_items(committed(ticket="")), policy=policy).incomplete == ()

    def test_those_of_people_who_have_left(self):
        assert names(report(with_items(committed(owner="finn"))).of_leavers) == ["a1"]

    def test_nobody_has_left_on_the_last_day(self):
        found = report(with_items(committed(owner="finn")), now="2026-10-31T10:00:00Z")
        assert found.of_leavers == ()

    @pytest.mark.parametrize(
        ("day", "old", "new"),
        [
            ("2026-11-13", False, True),
            ("2026-11-14", True, False),  # the last report was made on this day, and it went on
            ("2026-11-20", True, False),
            ("2026-11-21", False, False),
        ],
    )
    def test_a_day_belongs_to_the_past_of_one_report(self, day, old, new):
        items = (
            committed("2026-12-24", added=day),
            committed(done_at=day).replace("committed", "done"),
            committed(dropped=f"{{on: {day}, by: ada, reason: moot}}").replace(
                "committed", "dropped"
            ),
        )
        for now, expected in ((NOW, old), ("2026-11-14T10:00:00Z", new)):
            found = report(with_items(*items), now=now)
            seen = [names(part) for part in (found.new, found.done, found.dropped)]
            assert seen == ([["a1"], ["a2"], ["a3"]] if expected else [[], [], []])

    @pytest.mark.parametrize(
        ("words", "asked"),
        [
            ("2026-11-21, no page for a week", True),
            ("2026-11-27", True),
            ("2026-11-28", False),
            ("when it snows", False),
        ],
    )
    def test_those_to_be_verified(self, words, asked):
        item = committed("2026-12-24", verify_by=f"'{words}'")
        assert bool(report(with_items(item)).to_verify) is asked


class TestDeadlines:
    def test_a_post_mortem_that_is_missing(self):
        (found,) = report(write_incident(RESOLVED)).missing
        assert found.seconds == (15 * 24 - 2) * 3600
        assert not found.explained

    def test_nobody_asks_for_those_from_before_the_policy(self):
        policy = write_policy("since: 2026-11-04\n")
        assert report(write_incident(RESOLVED), policy=policy).missing == ()

    @pytest.mark.parametrize(
        ("now", "named"),
        [
            ("2026-11-08T10:00:00Z", False),
            ("2026-11-09T06:00:00Z", True),
            ("2026-11-15T22:59:59Z", True),
            ("2026-11-15T23:00:00Z", False),
        ],
    )
    def test_one_published_late_is_named_once_with_its_reason(self, now, named):
        waiver = "waivers:\n- {rule: postmortem-deadline, reason: ill, by: eve, on: 2026-11-07}\n"
        head = "status: published\npublished_at: 2026-11-08T10:00:00Z\n"
        found = report(write_incident(RESOLVED, head + waiver), now=now)
        assert [(d.explained, d.why) for d in found.late] == ([(True, "ill")] if named else [])
        assert found.missing == ()

    def test_another_clock_is_named_in_its_week(self):
        policy = write_policy("extends: zephyr\n")
        incident = write_incident(RESOLVED, PUBLISHED)
        found = report(incident, now="2026-11-09T10:00:00Z", policy=policy)
        assert [d.clock for d in found.late] == ["Customer email sent"]
        assert report(incident, policy=policy).late == ()

    @pytest.mark.parametrize(
        ("now", "named"), [("2026-11-14T12:00:00Z", False), ("2026-11-14T12:00:01Z", True)]
    )
    def test_an_incident_that_stays_mitigated(self, now, named):
        incident = write_incident("status: mitigated\nmitigated_at: 2026-11-07T12:00:00Z\n")
        assert bool(report(incident, now=now).lingering) is named


class TestWaivers:
    def test_given_and_ending(self):
        facts = (
            RESOLVED + "waivers:\n"
            "- {rule: a, reason: one, by: eve, on: 2026-11-20}\n"
            "- {rule: b, reason: two, by: eve, on: 2026-11-04, until: 2026-11-23}\n"
            "- {rule: c, reason: six, by: eve, on: 2026-11-04, until: 2026-11-30}\n"
        )
        found = report(write_incident(facts, PUBLISHED))
        assert [excuse.rule for excuse in found.waived] == ["a"]
        assert [excuse.rule for excuse in found.ending] == ["b"]

    def test_the_policy_s_own_are_named_too(self):
        policy = write_policy("waivers:\n- {rule: a, reason: new, by: eve, on: 2026-11-20}\n")
        assert [excuse.incident for excuse in report(policy=policy).waived] == [""]


class TestEscalation:
    OLD = "status: published\npublished_at: 2026-09-01T10:00:00Z\ncauses: [dns]\n"

    def found(self, *incidents, now=NOW):
        return [(e.kind, e.name) for e in report(*incidents, now=now).escalations]

    def old(self, *items, name="2026-08-30-first", service="checkout"):
        facts = f"severity: SEV-2\nservices: [{service}]\n"
        return with_items(*items, facts=facts, head=self.OLD, id=name)

    def test_an_incident_none_of_whose_items_shipped(self):
        assert self.found(self.old(committed())) == [("incident", "2026-08-30-first")]

    @pytest.mark.parametrize(
        ("now", "named"), [("2026-10-13T09:59:59Z", False), ("2026-10-13T10:00:00Z", True)]
    )
    def test_only_after_the_policy_s_weeks(self, now, named):
        assert bool(self.found(self.old(committed()), now=now)) is named

    @pytest.mark.parametrize("second", ["state: done", "state: idea"])
    def test_one_that_shipped_is_enough(self, second):
        found = self.found(self.old(committed(), second))
        assert bool(found) is (second == "state: idea")

    def test_what_was_dropped_altogether_is_decided(self):
        assert self.found(self.old("state: dropped")) == []

    def test_a_pattern_of_service_cause_and_team(self):
        both = (self.old(committed()), self.old(committed(), name="2026-08-31-second"))
        assert self.found(*both) == [
            ("incident", "2026-08-30-first"),
            ("incident", "2026-08-31-second"),
            ("service", "checkout"),
            ("cause", "dns"),
            ("team", "platform"),
        ]

    def test_what_shipped_elsewhere_breaks_the_pattern(self):
        done = committed().replace("committed", "done")
        both = (self.old(committed()), self.old(done, name="2026-08-31-second", service="ledger"))
        assert self.found(*both) == [("incident", "2026-08-30-first")]


JUNK = ["5", "[x]", "{a: b}", "[{}]", "soon", "", "9999-12-31", "[5]"]


class TestRecordsThatNobodyMended:
    """A report reads what can be read; what is wrong is for the check to say."""

    @pytest.mark.parametrize("junk", JUNK)
    @pytest.mark.parametrize(
        "key",
        ["declared_at", "resolved_at", "mitigated_at", "postmortem_due", "severity", "status",
         "sent", "roles", "waivers", "cancelled", "services", "impact", "covered_by"],
    )  # fmt: skip
    def test_in_the_incident(self, key, junk):
        facts = "severity: SEV-2\nresolved_at: 2026-11-03T12:00:00Z\nstatus: resolved\n"
        kept = "".join(f"{line}\n" for line in facts.splitlines() if not line.startswith(key))
        incident = write_incident(f"{kept}{key}: {junk}\n", PUBLISHED)
        report(incident, policy=write_policy("extends: zephyr\n"))
        status(incident)

    @pytest.mark.parametrize("junk", JUNK)
    @pytest.mark.parametrize(
        "key",
        ["title", "state", "owner", "ticket", "added", "due", "moved", "done_at", "dropped",
         "verify_by", "priority"],
    )  # fmt: skip
    def test_in_an_item(self, key, junk):
        facts = {"title": "Alert", "state": "committed", "due": "2026-11-01", "owner": "ada"}
        words = ", ".join(f"{name}: {word}" for name, word in (facts | {key: junk}).items())
        incident = with_items(words)
        assert list(render(report(incident)))
        status(incident)


def status(incident):
    return collect_status([incident], POLICY, parse_moment(NOW).at)
