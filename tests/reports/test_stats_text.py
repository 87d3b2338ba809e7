"""The figures for a terminal."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.reports import stats_text
from postmortem_kb.reports.stats import collect
from tests.helpers.counted import happened
from tests.helpers.records import policy_of

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def stats(*incidents):
    return collect(incidents, policy_of(), {}, NOW)


def test_text_without_any_incident_says_what_does_not_count():
    lines = list(stats_text.render(stats()))
    assert lines[-1].startswith("No incident is recorded: drills, external and cancelled")


def test_text_aligns_figures_and_holds_no_control_character():
    lines = list(stats_text.render(stats(happened(services='["a\\e[31m"]', detect=5))))
    assert "    Quarter  Median  90th percentile  Known for" in lines
    assert not any("\x1b" in line for line in lines)
