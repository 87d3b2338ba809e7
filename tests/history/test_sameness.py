"""Two records are one by what is never edited."""

from __future__ import annotations

import pytest

from postmortem_kb.history.sameness import renames, same_record
from tests.helpers.records import ID, renamed, sound

NEW = "2026-11-04-new"
LATER = {"declared_at": "2026-11-04T10:00:00Z"}
UNDATED = {"declared_at": None}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {"title": "Another title"}, True),
        ({}, LATER, False),
        (UNDATED, {}, False),
        (UNDATED, UNDATED, True),
        (UNDATED, {**UNDATED, "title": "Another title"}, False),
    ],
)
def test_whether_two_are_one(one, other, same):
    assert same_record(sound(incident=one), sound(incident=other)) is same


def test_an_alias_goes_before_a_stamp():
    stranger = renamed(sound(), "2026-11-03-stranger")
    old = sound(incident=LATER)
    new = renamed(sound(incident={"aliases": f"[{ID}]"}), NEW)
    assert renames([stranger, old], [new]) == {NEW: old}


def test_one_record_became_one():
    first, second = (renamed(sound(), f"2026-11-04-{n}") for n in ("first", "second"))
    assert renames([sound()], [first, second]) == {first.id: sound()}
