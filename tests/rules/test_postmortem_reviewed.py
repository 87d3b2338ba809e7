"""Published means: approved as the policy asks, dated, and the incident over."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "postmortem-reviewed"
JOBS = "postmortem: {approver_jobs: [manager]}"
PEOPLE = "ada: {}\nbea: {}\neve: {jobs: [manager]}\n"


def approved_by(who, authors="[ada]"):
    return sound(postmortem={"approved_by": who, "authors": authors})


def test_a_sound_record_has_no_complaint():
    assert findings(RULE, sound()) == []


@pytest.mark.parametrize(("written", "place"), [("[]", "4:14"), (None, "1:1")])
def test_nobody_approved_it(written, place):
    assert findings(RULE, approved_by(written)) == [
        f"postmortem.md:{place} error 0 of 1 approvals given"
    ]


def test_an_authors_own_approval_does_not_count():
    own = "0 of 1 approvals given; an author's own does not count"
    assert findings(RULE, approved_by("[ada]")) == [f"postmortem.md:4:14 error {own}"]
    assert findings(RULE, approved_by("[ada, eve]")) == []
    allowed = "postmortem: {approver_not_author: false}"
    assert findings(RULE, approved_by("[ada]"), policy=allowed) == []


def test_the_policy_says_how_many():
    two = "postmortem: {approvals: 2}"
    (only,) = findings(RULE, sound(), policy=two)
    assert only.endswith("1 of 2 approvals given")
    assert findings(RULE, approved_by("[eve, bea]"), policy=two) == []
    assert findings(RULE, approved_by("[]"), policy="postmortem: {approvals: 0}") == []


def test_one_of_them_has_the_job():
    given = {"policy": JOBS, "people": PEOPLE}
    assert findings(RULE, approved_by("[bea, eve]"), **given) == []
    (only,) = findings(RULE, approved_by("[bea]"), **given)
    assert only.endswith("error nobody who approved it has the job manager")
    # The author has the job, and does not count as an approver.
    (only,) = findings(RULE, approved_by("[bea, eve]", authors="[eve]"), **given)
    assert only.endswith("error nobody who approved it has the job manager")


def test_jobs_are_not_asked_for_where_nobody_lists_people():
    assert findings(RULE, approved_by("[bea]"), policy=JOBS) == []


def test_it_has_a_time():
    (problem,) = problems(RULE, sound(postmortem={"published_at": None}))
    assert problem.message == "published, and `published_at` is missing"
    assert problem.line == 2


@pytest.mark.parametrize("status", ["open", "mitigated"])
def test_the_incident_is_over(status):
    early = sound(incident={"status": status, "resolved_at": None})
    (only,) = findings(RULE, early)
    assert only == f"postmortem.md:2:9 error published, and the incident is still {status}"


@pytest.mark.parametrize("status", ["draft", "review"])
def test_nothing_is_asked_before(status):
    facts = {"status": status, "approved_by": None, "published_at": None}
    assert findings(RULE, sound(postmortem=facts)) == []


def test_not_asked_of_what_is_older_than_the_policy():
    assert findings(RULE, approved_by("[]"), policy="since: 2026-11-04") == []
    assert len(findings(RULE, approved_by("[]"), policy="since: 2026-11-03")) == 1
