"""Approved, dated, published."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.publish import publication_entry, publish
from postmortem_kb.edit import AddEntry, AppendFact, SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


def test_status_approval_and_time():
    incident = write_incident("", "status: review\napproved_by: [eve]\n")
    assert publish(incident, AT, ("eve", "ben", "ben")) == (
        SetFact(("status",), "published"),
        AppendFact(("approved_by",), "ben"),
        SetFact(("published_at",), "2026-11-03T15:00:00Z"),
    )


def test_the_timeline_says_who_where_that_was_said():
    assert publication_entry(AT, "ada") == (AddEntry(AT, "note", "Post-mortem published.", "ada"),)
    assert publication_entry(AT, "") == ()


def test_there_must_be_one():
    with pytest.raises(RecordError, match="has no post-mortem") as refused:
        publish(write_incident(), AT)
    assert refused.value.hint == "write it with `postmortem draft 2026-11-03-checkout`"


def test_it_is_published_once():
    with pytest.raises(RecordError, match="is published already"):
        publish(write_incident("", "status: published\n"), AT)
