"""`postmortem severity` from a shell."""

from __future__ import annotations


def test_up_and_down_again(workplace):
    workplace.record()
    done = workplace.run("severity", "slow", "1", "--reason", "two regions")
    assert done.status == 0
    assert "2026-11-03-slow is SEV-1 from 2026-11-03 16:00 CET" in done.err
    assert "Page: all platform on-call, EM on-call, founder on-call\n" in done.err
    done = workplace.run("severity", "slow", "sev3", "--reason", "contained", "--by", "eve")
    assert "What is required of it is still that of SEV-1" in done.err
    words = [(entry.words, entry.text) for entry in workplace.incident().timeline]
    assert words == [
        ({"from": "SEV-2", "to": "SEV-1"}, "two regions"),
        ({"from": "SEV-1", "to": "SEV-3"}, "contained"),
    ]
    assert workplace.incident().severity == "SEV-3"


def test_what_is_refused(workplace):
    workplace.record()
    assert workplace.run("severity", "slow", "1").status == 2
    assert workplace.run("severity", "slow", "SEV-7", "--reason", "x").status == 2
    assert workplace.run("severity", "slow", "1", "--reason", "a\nb").status == 2
    done = workplace.run("severity", "slow", "2", "--reason", "x")
    assert done.status == 1
    assert "is SEV-2 already" in done.err
