"""A trial for a terminal."""

from __future__ import annotations

from dataclasses import replace

from postmortem_kb.problem import Level
from postmortem_kb.reports import what_if_text
from tests.helpers.trials import NOTED, trial


def printed(**problems):
    return list(what_if_text.render(trial(**problems)))


def test_a_trial_that_finds_nothing_is_short():
    assert printed(today=[], then=[])[2:] == ["  Nothing new would be said of 2 records."]


def test_what_would_be_flagged_and_blocked():
    lines = printed(today=[], then=[replace(NOTED, level=Level.ERROR)])
    assert "  1 new problem in 1 of 2 records (50 %); 1 would be blocked." in lines
    assert "  2026         1 of 1, 1 blocked" in lines
    assert lines[lines.index("It would have blocked") + 1] == "  2026-11-03-slow"
    assert lines[-1] == f"  {NOTED.path}:2:1: error: wrong [people-known]"


def test_ten_are_shown():
    lines = printed(today=[], then=[replace(NOTED, line=line) for line in range(1, 13)])
    assert len(lines) - lines.index("The first 10") - 1 == 10


def test_text_of_a_record_does_not_command_the_terminal():
    text = "\n".join(printed(today=[], then=[replace(NOTED, message="\x1b[31mred")]))
    assert "\x1b" not in text
