"""`postmortem reopen` from a shell."""

from __future__ import annotations


def test_open_again_and_resolved_again(workplace):
    path = workplace.record(body="\n## Timeline\n")
    workplace.run("resolve", "slow", "--by", "eve", "--at", "15:30")
    done = workplace.run("reopen", "slow", "--reason", "it is back", "--at", "15:40")
    assert (done.status, done.out) == (0, "")
    assert "2026-11-03-slow is open again since 2026-11-03 15:40 CET" in done.err
    data = workplace.incident().incident.data
    assert data["status"] == "open"
    assert not {"resolved_at", "resolved_by", "postmortem_due"} & set(data)
    assert (
        "- 2026-11-03T14:40:00Z note @ada: Reopened: it is back (before: resolved_at "
        "2026-11-03T14:30:00Z, resolved_by eve, postmortem_due 2026-11-06T14:30:00Z)\n"
    ) in path.read_text()
    workplace.run("resolve", "slow")
    assert workplace.incident().incident.data["postmortem_due"] == "2026-11-06T15:00:00Z"


def test_what_is_not_over(workplace):
    workplace.record()
    done = workplace.run("reopen", "slow")
    assert done.status == 1
    assert "is open and cannot be reopened" in done.err
