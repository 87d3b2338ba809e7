"""What the status report collects."""

from __future__ import annotations

from postmortem_kb.moment import parse_moment
from postmortem_kb.reports.status import collect
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy("extends: zephyr\n")
OPEN = """\
title: Searches find nothing
status: open
severity: SEV-2
declared_at: 2026-11-03T10:00:00Z
roles:
  incident-commander:
  - {who: ada, from: "2026-11-03T10:00:00Z", until: "2026-11-03T10:20:00Z"}
  - {who: ben, from: "2026-11-03T10:20:00Z"}
"""
RESOLVED = """\
severity: SEV-2
declared_at: 2026-11-03T10:00:00Z
resolved_at: 2026-11-03T12:00:00Z
"""


def status(*incidents, now="2026-11-03T10:30:00Z", policy=POLICY):
    return collect(incidents, policy, parse_moment(now).at)


def test_an_open_incident_with_its_age_and_who_leads_it_now():
    (found,) = status(write_incident(OPEN)).ongoing
    assert (found.severity, found.age, found.commander) == ("SEV-2", 1800, ("ben",))


def test_the_next_updates_come_first_due_first():
    body = "## Timeline\n- 2026-11-03T10:10:00Z update @ada to=channel: looking\n"
    updates = status(write_incident(OPEN, body=body)).updates
    assert [(u.what, f"{u.due:%H:%M}") for u in updates] == [
        ("Update on the status page", "10:15"),
        ("Update in the channel", "10:25"),
    ]


def test_a_mitigated_incident_is_named_and_owes_no_updates():
    found = status(write_incident(OPEN.replace("open", "mitigated")))
    assert [one.status for one in found.ongoing] == ["mitigated"]
    assert found.updates == ()


def test_what_runs_and_what_is_late():
    found = status(write_incident(RESOLVED), now="2026-11-05T10:00:00Z")
    assert [(due.what, due.state) for due in found.running] == [
        ("Post-mortem published", "not begun")
    ]
    assert [(due.what, due.excused) for due in found.late] == [("Customer email sent", False)]


def test_what_is_late_and_excused():
    waived = "waivers:\n- {rule: postmortem-deadline, reason: ill, by: eve, on: 2026-11-07}\n"
    incident = write_incident(RESOLVED + waived, "status: draft\n")
    late = status(incident, now="2026-11-08T10:00:00Z").late
    assert [(due.state, due.excused) for due in late] == [("", False), ("draft", True)]


def test_external_cancelled_and_future_ones_are_left_out():
    found = status(
        write_incident(OPEN + "kind: external\n"),
        write_incident(OPEN.replace("open", "cancelled")),
        write_incident(OPEN.replace("declared_at: 2026-11-03", "declared_at: 2026-11-04")),
    )
    assert (found.ongoing, found.running, found.late) == ((), (), ())


def test_overdue_items_are_counted():
    items = (
        "status: published\naction_items:\n"
        "- {id: a1, state: committed, due: 2026-11-02}\n"
        "- {id: a2, state: committed, due: 2026-11-03}\n"
        "- {id: a3, state: done, due: 2026-11-01}\n"
    )
    assert status(write_incident(RESOLVED, items)).overdue_items == 1


def test_without_a_commander_in_the_policy_the_first_role_of_one_person_leads():
    policy = write_policy(
        "roles:\n  incident-commander:\n  helper: {title: Helper, holders: many}\n"
        "  chief: {title: Chief, holders: one}\n"
    )
    incident = write_incident("status: open\nroles:\n  chief:\n  - {who: ada}\n")
    (found,) = status(incident, policy=policy).ongoing
    assert found.commander == ("ada",)
