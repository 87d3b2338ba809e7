"""visibility-kept: a record is not opened without a word on why."""

from __future__ import annotations

import pytest

from tests.helpers.compared import changed, told
from tests.helpers.records import read, sound

WAIVER = "[{rule: visibility-kept, reason: Legal agreed, by: eve, on: 2026-11-06}]"


def record(visibility, **more):
    return sound(incident={"visibility": visibility, **more})


@pytest.mark.parametrize(
    ("before", "after"),
    [("restricted", "internal"), ("restricted", "public"), ("internal", "public")],
)
def test_opened_to_more_readers(before, after):
    said = f"the record was `{before}`, and this change opens it to `{after}` readers"
    assert told("visibility-kept", record(before), record(after)) == [
        f"incident.md:7:13 error {said}"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [("public", "internal"), ("internal", "restricted"), ("internal", "internal")],
)
def test_closing_it_is_nobodys_business(before, after):
    assert told("visibility-kept", record(before), record(after)) == []


def test_a_waiver_says_why():
    after = record("public", waivers=WAIVER)
    assert told("visibility-kept", record("internal"), after) == []


def test_a_new_record_was_nothing_before():
    assert told("visibility-kept", None, record("public")) == []


def test_what_could_not_be_read_before_was_nobodys_decision():
    broken = read("---\nvisibility: [\n---\n")
    assert told("visibility-kept", broken, record("internal")) == []


def test_a_word_that_nobody_knew_hid_it_and_opening_it_is_told():
    assert told("visibility-kept", record("Internal"), record("internal"))


def test_the_hint_says_what_to_write():
    (problem,) = changed("visibility-kept", record("internal"), record("public"))
    assert "`visibility: internal`" in problem.hint
