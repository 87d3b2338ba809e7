"""What a trial counts."""

from __future__ import annotations

from dataclasses import replace

from postmortem_kb.problem import Level
from postmortem_kb.reports.what_if import Share
from tests.helpers.trials import NOTED, trial


def test_what_is_there_today_is_no_news():
    assert trial(today=[NOTED], then=[NOTED]).problems == ()


def test_what_would_block_and_does_not_yet_is_news():
    blocking = replace(NOTED, level=Level.ERROR)
    found = trial(today=[NOTED], then=[blocking])
    assert found.problems == (blocking,)
    assert found.would_block == ("2026-11-03-slow",)
    assert found.gone == 0


def test_what_would_only_be_milder_is_no_news():
    found = trial(today=[replace(NOTED, level=Level.ERROR)], then=[NOTED])
    assert (found.problems, found.gone) == ((), 0)


def test_what_would_be_said_no_more_is_counted():
    assert trial(today=[NOTED], then=[]).gone == 1


def test_shares_by_year_and_severity():
    found = trial(today=[], then=[NOTED])
    assert found.whole == Share("all", 2, 1, 0)
    assert found.by_year == (Share("2026", 1, 1, 0), Share("2025", 1, 0, 0))
    assert sum(share.count for share in found.by_severity) == 2
    assert found.would_block == ()
