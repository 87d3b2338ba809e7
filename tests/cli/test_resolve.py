"""`postmortem resolve` from a shell."""

from __future__ import annotations

import pytest


def test_it_is_over(workplace):
    path = workplace.record("# kept\n", "Words.\n")
    done = workplace.run("resolve", "slow", "--by", "eve")
    assert (done.status, done.out) == (0, "")
    assert path.read_text() == (
        "---\n"
        "title: Slow\n"
        "severity: SEV-2\n"
        "status: resolved\n"
        "kind: incident\n"
        "visibility: internal\n"
        "declared_at: 2026-11-03T14:04:00Z\n"
        "resolved_at: 2026-11-03T15:00:00Z\n"
        "resolved_by: eve\n"
        "postmortem_due: 2026-11-06T15:00:00Z\n"
        "# kept\n"
        "---\n"
        "Words.\n"
        "\n"
        "## Timeline\n"
        "\n"
        "- 2026-11-03T15:00:00Z resolution @eve: Resolved.\n"
    )


def test_what_is_due_next_is_said(workplace):
    workplace.record()
    said = workplace.run("resolve", "slow").err
    assert "Post-mortem published: by 2026-11-06 16:00 CET (2026-11-06 15:00 UTC)\n" in said
    assert "Customer email sent: by 2026-11-04 16:00 CET (2026-11-04 15:00 UTC)\n" in said
    email = "2026-11-03-slow --for customer-email --output postmortems/2026/2026-11-03-slow"
    assert f"  to write it: postmortem report {email}/customer-email.md\n" in said
    assert "--kind sent --word what=customer-email" in said
    assert "When the harm stopped is not known" in said
    assert "Then: postmortem draft 2026-11-03-slow\n" in said


def test_what_it_writes_passes_the_check(workplace):
    workplace.record()
    workplace.run("resolve", "slow")
    assert workplace.run("check").status == 0


def test_seventy_two_hours_stay_seventy_two_across_a_clock_change(workplace):
    workplace.clock("2026-10-24T12:00:00Z")
    workplace.record("declared_at: 2026-10-24T11:00:00Z\n")
    said = workplace.run("resolve", "slow").err
    assert workplace.incident().incident.data["postmortem_due"] == "2026-10-27T12:00:00Z"
    assert "by 2026-10-27 13:00 CET (2026-10-27 12:00 UTC)" in said


def test_business_days_end_with_the_day_in_the_policys_zone(workplace):
    clock = "clocks: {postmortem: {hours: , business_days: 1}}\n"
    workplace.clock("2026-11-06T15:00:00Z", clock)
    workplace.record("declared_at: 2026-11-06T14:00:00Z\n")
    workplace.run("resolve", "slow")
    assert workplace.incident().incident.data["postmortem_due"] == "2026-11-09T23:00:00Z"


def test_where_no_post_mortem_is_asked_for_none_is_due(workplace):
    workplace.clock("2026-11-03T15:00:00Z", "postmortem: {required: [SEV-1]}\n")
    workplace.record()
    said = workplace.run("resolve", "slow").err
    assert "postmortem_due" not in workplace.incident().incident.data
    assert "postmortem draft" not in said


@pytest.mark.parametrize(
    ("facts", "arguments", "said"),
    [
        ("status: resolved\n", [], "postmortem reopen 2026-11-03-slow"),
        ("status: cancelled\n", [], "is cancelled and cannot be resolved"),
        ("kind: external\n", [], "another company's incident"),
        ("mitigated_at: 2026-11-03T14:50:00Z\n", ["--at", "15:45"], "is before `mitigated_at`"),
    ],
)
def test_the_wrong_state_changes_nothing(workplace, facts, arguments, said):
    path = workplace.record(facts)
    before = path.read_bytes()
    done = workplace.run("resolve", "slow", *arguments)
    assert done.status == 1
    assert said in done.err
    assert path.read_bytes() == before


def test_the_one_open_incident_needs_no_name(workplace):
    workplace.record("status: mitigated\nmitigated_at: 2026-11-03T14:30:00Z\n")
    assert workplace.run("resolve", "--at", "15:55").status == 0
    assert workplace.incident().status == "resolved"
    assert "no incident is open" in workplace.run("resolve").err
