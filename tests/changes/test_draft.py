"""What the record says already goes into the first draft, and nothing else does."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from postmortem_kb.changes.draft import (
    first_facts,
    missing_facts,
    prefilled,
    require_draftable,
)
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

BERLIN = ZoneInfo("Europe/Berlin")
FACTS = """\
summary: >-
  Checkout was slow
  in one region.
solution: "# rolled back"
impact: {who: buyers, customers: 1200}
started_at: 2026-11-03T13:00:00Z
detected_at: 2026-11-03T14:02:00Z
detected_by: alert
resolved_at: 2026-11-03T23:30:00Z
"""


@pytest.mark.parametrize(
    ("prefill", "expected"),
    [
        ("summary", "Checkout was slow in one region."),
        ("solution", "\\# rolled back"),
        ("impact", "- Who was hit: buyers\n- Customers: 1200"),
        ("detection", "Detected 2026-11-03 15:02 CET (14:02 UTC). An alert told us."),
        (
            "timeline",
            "| What | When | After the start |\n"
            "| --- | --- | --- |\n"
            "| Started | 2026-11-03 14:00 CET (13:00 UTC) |  |\n"
            "| Detected | 2026-11-03 15:02 CET (14:02 UTC) | 1 h 2 min |\n"
            "| Resolved | 2026-11-04 00:30 CET (23:30 UTC) | 10 h 30 min |",
        ),
        ("", ""),
        ("causes", ""),
    ],
)
def test_facts_become_words(prefill, expected):
    assert prefilled(write_incident(FACTS), prefill, BERLIN) == expected


@pytest.mark.parametrize("prefill", ["summary", "solution", "impact", "detection", "timeline"])
def test_what_nobody_gave_is_not_made_up(prefill):
    assert prefilled(write_incident(), prefill, BERLIN) == ""


def test_what_is_missing_is_named_once():
    incident = write_incident("summary: x\ndetected_by: staff\n")
    missing = missing_facts(incident, ("summary", "impact", "detection", "timeline", ""))
    assert missing == ("impact", "detected_at", "started_at", "mitigated_at", "resolved_at")


def test_front_matter():
    assert first_facts(("ada",)) == {
        "status": "draft",
        "authors": ["ada"],
        "causes": [],
        "action_items": [],
    }


@pytest.mark.parametrize(
    ("facts", "postmortem", "said"),
    [
        ("", "status: draft\n", r"postmortem\.md is there already"),
        ("kind: external\n", "", "is external"),
        ("status: cancelled\n", "", "is cancelled"),
        ("covered_by: 2026-11-01-x\n", "", "of 2026-11-01-x covers"),
    ],
)
def test_what_is_not_written(facts, postmortem, said):
    with pytest.raises(RecordError, match=said):
        require_draftable(write_incident(facts, postmortem))
