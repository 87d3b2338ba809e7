"""`postmortem cancel` from a shell."""

from __future__ import annotations


def test_it_was_none(workplace):
    workplace.record()
    done = workplace.run("cancel", "slow", "--reason", "a load test: announced")
    assert (done.status, done.out) == (0, "")
    assert "Thank you for declaring it" in done.err
    incident = workplace.incident()
    assert incident.status == "cancelled"
    assert incident.incident.data["cancelled"] == {
        "at": "2026-11-03T15:00:00Z",
        "by": "ada",
        "reason": "a load test: announced",
    }
    assert workplace.run("check").status == 0


def test_what_is_refused(workplace):
    workplace.record("status: resolved\n")
    assert workplace.run("cancel", "slow").status == 2
    assert workplace.run("cancel", "slow", "--reason", " ").status == 2
    done = workplace.run("cancel", "slow", "--reason", "late")
    assert done.status == 1
    assert "postmortem reopen 2026-11-03-slow" in done.err


def test_what_is_done_by_hand_then(workplace):
    steps = "steps: {cancel: {tell: {do: 'Tell it: `postmortem report ID --for situation`.'}}}\n"
    workplace.clock("2026-11-03T15:00:00Z", steps)
    workplace.record()
    done = workplace.run("cancel", "slow", "--reason", "none")
    assert "By hand: Tell it: `postmortem report 2026-11-03-slow --for situation`." in done.err


def test_a_word_for_a_reason_to_come_is_none(workplace):
    path = workplace.record()
    before = path.read_text()
    done = workplace.run("cancel", "slow", "--reason", "TBD")
    assert (done.status, path.read_text()) == (2, before)
    assert "--reason `TBD` is none" in done.err
    assert "say why, in a few words" in done.err
