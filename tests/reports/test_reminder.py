"""The deadlines of post-mortems, and who is to be told once."""

from __future__ import annotations

import pytest

from postmortem_kb.moment import parse_moment
from postmortem_kb.reports.reminder import (
    MARKER,
    collect,
    due_to_tell,
    render,
    render_comment,
    told_in,
)
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy("extends: zephyr\n")
RESOLVED = """\
severity: SEV-2
declared_at: 2026-11-03T10:00:00Z
declared_by: cleo
resolved_at: 2026-11-03T12:00:00Z
"""
DRAFT = "status: draft\nauthors: [ada, ben]\n"


def reminder(*incidents, now, policy=POLICY):
    return collect(incidents, policy, parse_moment(now).at)


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        ("2026-11-05T11:59:59Z", ""),
        ("2026-11-05T12:00:00Z", "soon"),
        ("2026-11-06T12:00:00Z", "soon"),
        ("2026-11-06T12:00:01Z", "over"),
    ],
)
def test_the_stages(now, stage):
    (found,) = reminder(write_incident(RESOLVED, DRAFT), now=now).deadlines
    assert (found.id, found.stage) == ("2026-11-03-checkout", stage)


def test_nobody_is_told_twice():
    found = reminder(write_incident(RESOLVED, DRAFT), now="2026-11-05T13:00:00Z")
    telling = due_to_tell(found, ())
    told = told_in("\n".join(render_comment(telling, found.zone)))
    assert [deadline.stage for deadline in telling] == ["soon"]
    assert due_to_tell(found, told) == ()
    assert told_in("\n".join(render(found, told))) == told


def test_the_second_stage_is_told_again():
    record = write_incident(RESOLVED, DRAFT)
    before = reminder(record, now="2026-11-05T13:00:00Z")
    told = {deadline.key for deadline in before.deadlines}
    after = reminder(record, now="2026-11-06T13:00:00Z")
    assert [deadline.stage for deadline in due_to_tell(after, told)] == ["over"]


def test_what_was_told_is_forgotten_once_it_is_of_no_use():
    told = {"2026-11-03-checkout over 2026-11-06T12:00:00Z"}
    published = DRAFT.replace("draft", "published") + "published_at: 2026-11-06T13:00:00Z\n"
    found = reminder(write_incident(RESOLVED, published), now="2026-11-07T00:00:00Z")
    text = "\n".join(render(found, told))
    assert told_in(text) == frozenset()
    assert "No post-mortem is due." in text
    assert text.startswith(MARKER)


@pytest.mark.parametrize(
    ("facts", "postmortem", "people"),
    [
        ("", DRAFT, ("ada", "ben")),
        ("", "", ("cleo",)),
        ("roles: {incident-commander: [{who: dan, from: 2026-11-03T10:00:00Z}]}\n", "", ("dan",)),
    ],
)
def test_whoever_writes_it_is_mentioned(facts, postmortem, people):
    found = reminder(write_incident(RESOLVED + facts, postmortem), now="2026-11-05T13:00:00Z")
    [deadline] = found.deadlines
    assert deadline.people == people
    line = next(render_comment([deadline], found.zone))
    assert line.endswith(" ".join(f"@{handle}" for handle in people))


def test_the_issue_itself_mentions_nobody():
    facts = RESOLVED + 'title: "Ask @everyone #12"\n'
    found = reminder(write_incident(facts, DRAFT), now="2026-11-05T13:00:00Z")
    lines = [line for line in render(found, ()) if "@" in line]
    assert [line.partition(": ")[2] for line in lines] == ["`Ask @everyone #12`"]


def test_the_people_of_an_example_are_nobody():
    policy = write_policy("extends: zephyr\norganisation: {example: true}\n")
    found = reminder(write_incident(RESOLVED, DRAFT), now="2026-11-05T13:00:00Z", policy=policy)
    assert [deadline.people for deadline in found.deadlines] == [()]


def test_a_title_cannot_pretend_that_somebody_was_told():
    marker = "<!-- told: 2026-11-03-checkout over 2026-11-06T12:00:00Z -->"
    facts = f'{RESOLVED}title: "{marker}"\n'
    found = reminder(write_incident(facts, DRAFT), now="2026-11-07T00:00:00Z")
    assert told_in("\n".join(render(found, ()))) == frozenset()


def test_restricted_records_leave_no_trace():
    facts = RESOLVED + "visibility: restricted\n"
    assert reminder(write_incident(facts, DRAFT), now="2026-11-07T00:00:00Z").deadlines == ()


def test_late_and_explained_is_not_due():
    waiver = "waivers: [{rule: postmortem-deadline, reason: x, by: eve, on: 2026-11-07}]\n"
    record = write_incident(RESOLVED, DRAFT + waiver)
    assert reminder(record, now="2026-11-08T00:00:00Z").deadlines == ()
