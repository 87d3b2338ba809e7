"""stamps-kept: the times that deadlines hang on stay as they were."""

from __future__ import annotations

import pytest

from tests.helpers.compared import told
from tests.helpers.records import read, sound

DUE = "2026-11-06T16:20:00Z"


def record(declared="2026-11-03T14:04:00Z", due=DUE, status="published"):
    facts = {"declared_at": declared, "postmortem_due": due}
    return sound(incident=facts, postmortem={"status": status})


def test_declared_at_another_time():
    said = "`declared_at` was 2026-11-03T14:04:00Z and is 2026-11-03T16:04:00Z"
    (line,) = told("stamps-kept", record(), record("2026-11-03T16:04:00Z"))
    assert line == f"incident.md:9:14 error {said}"


def test_the_same_time_with_another_offset_is_the_same_time():
    assert told("stamps-kept", record(), record("2026-11-03T15:04:00+01:00")) == []


def test_a_stamp_that_is_gone():
    (line,) = told("stamps-kept", record(), sound())
    assert line.endswith(f"`postmortem_due` was {DUE} and is gone")


@pytest.mark.parametrize("status", ["draft", "review"])
def test_the_deadline_may_be_set_until_it_is_published(status):
    assert told("stamps-kept", record(status=status), record(due="2026-11-09T16:20:00Z")) == []


def test_after_that_it_stands():
    assert told("stamps-kept", record(), record(due="2026-11-09T16:20:00Z"))


def test_facts_that_cannot_be_read_are_not_gone():
    unread = read("---\ntitle: a: b\n---\n")
    assert told("stamps-kept", record(), unread) == []


def test_a_new_record_has_no_times_to_keep():
    assert told("stamps-kept", None, record()) == []
