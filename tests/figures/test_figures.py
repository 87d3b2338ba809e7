"""The figures of many incidents together."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.figures import read_figures
from tests.helpers.counted import happened
from tests.helpers.records import policy_of, renamed

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def figures(*incidents):
    return read_figures(incidents, policy_of(), NOW)


@pytest.mark.parametrize(
    "facts",
    [{"kind": "drill"}, {"kind": "external"}, {"status": "cancelled"}],
    ids=["a drill", "an external one", "a cancelled one"],
)
def test_what_did_not_happen_to_us_counts_in_no_figure(facts):
    assert figures(happened(**facts)).count == 0


def test_what_is_later_than_now_has_not_happened():
    assert figures(happened("2026-06-02")).count == 0


def test_months_without_an_incident_are_there_too():
    found = figures(happened("2025-12-01"), happened("2026-02-01", severity="SEV-1"))
    assert {month: dict(counts) for month, counts in found.months.items()} == {
        "2025-12": {"SEV-2": 1},
        "2026-01": {},
        "2026-02": {"SEV-1": 1},
    }


def test_times_are_grouped_by_severity_service_and_quarter():
    found = figures(
        happened("2026-01-05", detect=5, services="[a, b]"),
        happened("2026-04-05", detect=15, severity="SEV-1", services="[b]"),
    )
    assert list(found.by_severity) == ["SEV-1", "SEV-2"]
    assert {name: times.count for name, times in found.by_service.items()} == {"a": 1, "b": 2}
    assert {q: times.detect.median for q, times in found.by_quarter.items()} == {
        "2026-Q1": 300,
        "2026-Q2": 900,
    }


def test_what_comes_back_is_named_the_most_frequent_first():
    found = figures(
        happened(services="[b, a]", name="one"),
        happened(services="[b, a, a]", name="two"),
        happened(services="[b, c]", name="three"),
    )
    assert found.services == [("b", 3), ("a", 2)]


def test_waivers_are_counted_by_rule():
    waived = "[{rule: causes-named, reason: R, by: eve, on: 2026-01-06}]"
    assert figures(happened(waivers=waived)).waivers == [("causes-named", 1)]


def test_a_folder_whose_name_is_no_day_is_in_no_figure():
    assert figures(renamed(happened(), "CON")).count == 0
