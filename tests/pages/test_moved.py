"""Addresses last: an old id leads to the record."""

from __future__ import annotations

from postmortem_kb.pages.moved import pages
from tests.helpers.small_base import INCIDENT, restricted, scene, write_record

OLD = INCIDENT.replace("summary:", "aliases: [2026-03-01-old, CON, '../x']\nsummary:")


def test_only_what_was_an_id(base):
    write_record(base, "2026-03-01-checkout-slow", OLD)
    (page,) = pages(scene(base))
    assert page.address == "incidents/2026-03-01-old/"
    assert page.moved_to == "../../incidents/2026-03-01-checkout-slow/"


def test_what_became_restricted_leaves_none(base):
    write_record(base, "2026-03-01-checkout-slow", restricted(OLD))
    assert list(pages(scene(base, "internal"))) == []
