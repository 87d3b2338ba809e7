"""What a document is made from."""

from __future__ import annotations

import pytest

from postmortem_kb.reports.documents import KINDS
from tests.helpers.papers import written
from tests.helpers.records import sound


def test_what_is_missing_is_named_once_and_in_order():
    report = written("situation")
    assert report.missing == ("reported_at", "response_time")
    assert report.body.count("(not known: reported_at)") == 1


def test_what_is_missing_is_said_with_the_file_and_the_key_to_write():
    assert written("situation").missing_from == "reported_at, acknowledged_at (incident.md)"
    said = written("customer-email").missing_from
    assert said.endswith("organisation.name (schema/policy.yml)")


def test_the_postmortem_goes_along_with_the_situation_report_alone():
    assert "## Causes" in written("situation").attachment
    assert written("announcement").attachment == ""


def test_whose_it_is_and_whom_it_is_for_stand_in_the_policy():
    policy = "documents: {situation: {owner_role: incident-commander, to: board@example.org}}"
    report = written("situation", policy)
    assert (report.sender, report.to) == ("ada@example.org", "board@example.org")


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_a_record_is_shown_and_does_nothing(kind):
    record = sound(incident={"title": "'**b** <img src=x>'", "solution": "'[x](javascript:y)'"})
    body = written(kind, record=record).body
    assert "<img" not in body.replace("\\<", "")
    assert "](javascript" not in body
