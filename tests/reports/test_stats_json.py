"""The figures for programs."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from postmortem_kb.reports import stats_json
from postmortem_kb.reports.stats import collect
from tests.helpers.counted import happened, item
from tests.helpers.records import policy_of

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def stats(*incidents):
    return collect(incidents, policy_of(), {}, NOW)


def test_json_has_seconds_days_and_shares():
    waiting = item("a1", "committed", "2026-07-10", added="2026-05-02")
    (text,) = stats_json.render(stats(happened(detect=5, resolve=60, items=waiting)))
    facts = json.loads(text)
    assert facts["version"] == 1
    assert facts["as_of"] == "2026-06-01T00:00:00Z"
    assert facts["times"]["detect"] == {"known": 1, "median": 300.0, "ninetieth": 300.0}
    assert facts["action_items"]["age"]["median"] == 30
    assert facts["action_items"]["age"]["oldest"] == 30
    assert facts["deadlines"]["missing"] == 1
    assert facts["action_items"]["share_in_time"] is None
