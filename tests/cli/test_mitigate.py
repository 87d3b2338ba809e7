"""`postmortem mitigate` from a shell."""

from __future__ import annotations


def test_the_harm_has_stopped(workplace):
    workplace.record()
    done = workplace.run("mitigate", "slow", "--at", "15:50", "--text", "Rolled back.")
    assert (done.status, done.out) == (0, "")
    assert "2026-11-03-slow is mitigated since 2026-11-03 15:50 CET" in done.err
    incident = workplace.incident()
    assert (incident.status, incident.moment("mitigated_at").written) == (
        "mitigated",
        "2026-11-03T14:50:00Z",
    )
    (entry,) = incident.timeline
    assert (entry.kind, entry.author, entry.text) == ("mitigation", "ada", "Rolled back.")
    assert workplace.run("check").status == 0


def test_once_is_enough(workplace):
    workplace.record("status: mitigated\nmitigated_at: 2026-11-03T15:00:00Z\n")
    done = workplace.run("mitigate", "slow")
    assert done.status == 1
    assert "2026-11-03-slow is already mitigated (since 2026-11-03T15:00:00Z)" in done.err


def test_what_is_done_by_hand_then(workplace):
    steps = "steps: {mitigate: {tell: {do: 'Tell it: `postmortem report ID --for situation`.'}}}\n"
    workplace.clock("2026-11-03T15:00:00Z", steps)
    workplace.record()
    done = workplace.run("mitigate", "slow")
    assert "By hand: Tell it: `postmortem report 2026-11-03-slow --for situation`." in done.err


def test_the_one_open_incident_needs_no_name(workplace):
    workplace.record()
    assert workplace.run("mitigate", "--at", "15:50").status == 0
    assert workplace.incident().status == "mitigated"


def test_two_open_incidents_need_one(workplace):
    workplace.record()
    workplace.run("open", "--sev", "3", "--summary", "Login is down")
    done = workplace.run("mitigate")
    assert done.status == 2
    assert "2026-11-03-slow" in done.err
    assert workplace.incident().status == "open"
