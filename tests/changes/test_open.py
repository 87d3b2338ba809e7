"""Ids and first facts of a declared incident."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from postmortem_kb.changes.open import (
    Declaration,
    facts,
    first_entry,
    new_id,
    new_restricted_id,
    slug,
)

DAY = date(2026, 11, 3)
AT = datetime(2026, 11, 3, 14, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Checkout p99 elevated", "checkout-p99-elevated"),
        ("  Ça ne marche pas: 50 % d’échecs!", "ca-ne-marche-pas-50-dechecs"),
        ("can't log in", "cant-log-in"),
        ("../../etc/passwd", "etc-passwd"),
        ("支払いが失敗", ""),
        ("a" * 80, "a" * 50),
        ("one two three four five six seven eight nine ten eleven", None),
    ],
)
def test_slugs_are_short_words_of_ascii(text, expected):
    found = slug(text)
    assert len(found) <= 50
    assert not found.endswith("-")
    assert found == (expected if expected is not None else found)


def test_a_slug_is_cut_between_words():
    text = "one two three four five six seven eight nine ten eleven"
    assert slug(text) == "one-two-three-four-five-six-seven-eight-nine-ten"


def test_ids_are_unique():
    assert new_id(DAY, "Slow", ()) == "2026-11-03-slow"
    assert new_id(DAY, "Slow", {"2026-11-03-slow"}) == "2026-11-03-slow-2"
    assert new_id(DAY, "Slow", {"2026-11-03-slow", "2026-11-03-slow-2"}) == "2026-11-03-slow-3"
    assert new_id(DAY, "支払い", ()) == "2026-11-03-incident"


def test_a_restricted_id_is_drawn_until_it_is_free():
    drawn = iter(["aaaa", "bbbb"])
    taken = {"2026-11-03-restricted-aaaa"}
    assert new_restricted_id(DAY, taken, lambda: next(drawn)) == "2026-11-03-restricted-bbbb"


def test_what_is_not_known_is_left_out():
    least = facts(Declaration(AT, "Slow", "SEV-2", "internal"))
    assert least == {
        "title": "Slow",
        "severity": "SEV-2",
        "status": "open",
        "kind": "incident",
        "visibility": "internal",
        "declared_at": "2026-11-03T14:04:00Z",
    }


def test_all_that_is_known_stands_in_order():
    full = Declaration(AT, "Slow", "SEV-2", "public", "drill", "availability", ("checkout",), "ada")
    assert list(facts(full)) == [
        "title",
        "severity",
        "status",
        "kind",
        "type",
        "visibility",
        "services",
        "declared_at",
        "declared_by",
    ]


def test_the_timeline_begins():
    (entry,) = first_entry(Declaration(AT, "Slow", "SEV-2", "internal", by="ada"))
    assert (entry.at, entry.kind, entry.author) == (AT, "declared", "ada")
    assert entry.text == "SEV-2, Slow"
