"""72 hours to the second, across clock changes; what a waiver moves, explains and cannot."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "postmortem-deadline"
BERLIN = "zone: Europe/Berlin"
RESOLVED = "2026-11-03T12:00:00Z"
LATER = "2027-11-21T10:00:00Z"


def published(at, resolved=RESOLVED, waiver=None, **facts):
    postmortem = {"published_at": at, "waivers": waiver}
    return sound(incident={"resolved_at": resolved, **facts}, postmortem=postmortem)


def unpublished(waiver=None, **facts):
    postmortem = {"status": "review", "published_at": None, "waivers": waiver}
    return sound(incident={"resolved_at": RESOLVED, **facts}, postmortem=postmortem)


def waived(on, until=None):
    end = f", until: {until}" if until else ""
    return f"[{{rule: postmortem-deadline, reason: Ill., by: eve, on: {on}{end}}}]"


def needless(incident, **given):
    return [said for said in findings("waivers", incident, **given) if "excuses nothing" in said]


class TestTheSecond:
    @pytest.mark.parametrize("at", ["2026-11-06T11:59:59Z", "2026-11-06T12:00:00Z"])
    def test_in_time(self, at):
        assert findings(RULE, published(at)) == []

    def test_a_second_late(self):
        (problem,) = problems(RULE, published("2026-11-06T12:00:01Z"), policy=BERLIN)
        assert (problem.path.rpartition("/")[2], problem.line) == ("postmortem.md", 5)
        assert problem.level == "error"
        said = "published 1 s after the deadline, 2026-11-06 13:00 CET"
        assert problem.message == said
        assert "waiver of `postmortem-deadline`" in problem.hint

    @pytest.mark.parametrize(
        ("resolved", "last"),
        [
            # In Berlin clocks go back on 25 October and forward on 29 March 2026.
            ("2026-10-23T14:00:00+02:00", "2026-10-26T13:00:00+01:00"),
            ("2026-03-27T14:00:00+01:00", "2026-03-30T15:00:00+02:00"),
        ],
    )
    def test_72_hours_are_72_hours_across_a_clock_change(self, resolved, last):
        late = last.replace(":00:00+", ":00:01+")
        assert findings(RULE, published(last, resolved), policy=BERLIN) == []
        assert len(findings(RULE, published(late, resolved), policy=BERLIN)) == 1

    def test_what_resolve_wrote_down_counts(self):
        due = {"postmortem_due": "2026-11-05T12:00:00Z"}
        assert findings(RULE, published("2026-11-05T12:00:00Z", **due)) == []
        assert len(findings(RULE, published("2026-11-05T12:00:01Z", **due))) == 1

    def test_the_policy_says_how_long(self):
        policy = "clocks: {postmortem: {hours: 24}}"
        assert findings(RULE, published("2026-11-04T12:00:00Z"), policy=policy) == []
        assert len(findings(RULE, published("2026-11-04T12:00:01Z"), policy=policy)) == 1

    def test_working_days_end_at_midnight(self):
        policy = f"{BERLIN}\nclocks: {{postmortem: {{hours: , business_days: 2}}}}"
        friday = "2026-11-06T12:00:00Z"
        assert findings(RULE, published("2026-11-10T23:00:00Z", friday), policy=policy) == []
        late = published("2026-11-10T23:00:01Z", friday)
        assert len(findings(RULE, late, policy=policy)) == 1


class TestNotYetPublished:
    @pytest.mark.parametrize(("now", "count"), [("2026-11-06T12:00:00Z", 0), (LATER, 1)])
    def test_it_lapses(self, now, count):
        assert len(findings(RULE, unpublished(), now=now)) == count

    def test_a_note_and_an_error_under_deadlines(self):
        said = "the post-mortem was due 1 d ago, 2026-11-06 12:00 UTC"
        now = {"now": "2026-11-07T12:00:00Z"}
        assert findings(RULE, unpublished(), **now) == [f"postmortem.md:2:9 note {said}"]
        found = findings(RULE, unpublished(), **now, deadlines=True)
        assert found == [f"postmortem.md:2:9 error {said}"]

    def test_without_a_post_mortem_the_incident_is_named(self):
        alone = sound(incident={"resolved_at": RESOLVED}, without_postmortem=True)
        (problem,) = problems(RULE, alone)
        assert (problem.path.rpartition("/")[2], problem.line) == ("incident.md", 4)
        assert problem.hint.startswith("`postmortem draft 2026-11-03-checkout-slow`")

    @pytest.mark.parametrize(
        "facts",
        [
            {"status": "open", "resolved_at": None},
            {"status": "cancelled"},
            {"kind": "external"},
            {"covered_by": "2026-11-01-other"},
            {"resolved_at": "2026-11-03"},
        ],
    )
    def test_none_is_due(self, facts):
        assert findings(RULE, unpublished(**facts), now=LATER) == []

    def test_published_without_a_time_is_another_rules(self):
        assert findings(RULE, published(None), now=LATER) == []


class TestWaivers:
    LATE = "2026-11-09T10:00:00Z"

    def test_a_late_one_is_explained_for_ever(self):
        incident = published(self.LATE, waiver=waived("2026-11-09"))
        assert findings(RULE, incident, now=LATER, deadlines=True) == []
        assert needless(incident) == []

    def test_a_later_waiver_without_an_end_explains_what_is_not_done_yet(self):
        incident = unpublished(waived("2026-11-07"))
        assert findings(RULE, incident, now=LATER, deadlines=True) == []

    def test_one_that_has_ended_does_not(self):
        incident = unpublished(waived("2026-11-07", "2026-11-10"))
        assert findings(RULE, incident, now="2026-11-10T23:00:00Z", deadlines=True) == []
        assert len(findings(RULE, incident, now="2026-11-11T00:00:01Z", deadlines=True)) == 1

    @pytest.mark.parametrize("at", ["2026-11-09T10:00:00Z", "2026-11-11T00:00:00Z"])
    def test_one_from_before_moves_the_deadline_and_is_needed(self, at):
        incident = published(at, waiver=waived("2026-11-05", "2026-11-10"))
        assert findings(RULE, incident) == []
        assert needless(incident) == []

    def test_one_from_before_is_needed_before_the_first_deadline_is_over(self):
        incident = unpublished(waived("2026-11-05", "2026-11-10"))
        assert needless(incident, now="2026-11-05T10:00:00Z") == []
        assert findings(RULE, incident, now="2026-11-05T10:00:00Z", deadlines=True) == []

    def test_whoever_breaks_the_moved_deadline_is_late_without_excuse(self):
        incident = published("2026-11-11T00:00:01Z", waiver=waived("2026-11-05", "2026-11-10"))
        (problem,) = problems(RULE, incident)
        assert problem.level == "error"
        assert problem.message == "published 1 s after the deadline, 2026-11-11 00:00 UTC"
        assert "that does not end before it" in problem.hint

    @pytest.mark.parametrize("on", ["2026-11-06", "2026-11-07"])
    def test_one_from_the_day_itself_explains_until_it_ends(self, on):
        in_time = published("2026-11-11T00:00:00Z", waiver=waived(on, "2026-11-10"))
        too_late = published("2026-11-11T00:00:01Z", waiver=waived(on, "2026-11-10"))
        assert findings(RULE, in_time) == []
        assert len(findings(RULE, too_late)) == 1

    def test_one_for_a_report_in_time_is_needless(self):
        incident = published("2026-11-05T10:00:00Z", waiver=waived("2026-11-05"))
        assert findings(RULE, incident) == []
        assert len(needless(incident)) == 1


@pytest.mark.parametrize("facts", [{"status": "Published"}, {"authors": "[ada"}])
def test_a_state_that_cannot_be_read_is_not_late(facts):
    late = sound(incident={"resolved_at": RESOLVED}, postmortem={"published_at": None, **facts})
    assert findings("postmortem-deadline", late) == []
