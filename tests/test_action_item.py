"""A promise as a value: missing facts are empty, dates are as written."""

from __future__ import annotations

import pytest

from postmortem_kb.action_item import ActionItem, iter_action_items


def only(facts):
    (item,) = iter_action_items([facts])
    return item


def test_facts_are_as_written():
    moved = {"on": "2026-11-10", "from": "2026-11-17", "to": "2026-12-01", "reason": "ill"}
    item = only(
        {"id": "a1", "title": "Alert", "due": "2026-11-17", "priority": 1, "moved": [moved]}
    )
    assert item == ActionItem(
        position=0,
        id="a1",
        title="Alert",
        type="",
        state="",
        priority="1",
        owner="",
        ticket="",
        added="",
        due="2026-11-17",
        done_at="",
        evidence="",
        verify_by="",
        moved=(moved,),
        dropped={},
    )


def test_positions_are_those_in_the_list():
    items = list(iter_action_items([{"id": "a1"}, "text", None, {"id": "a2"}, ["x"]]))
    assert [(item.position, item.id) for item in items] == [(0, "a1"), (3, "a2")]


@pytest.mark.parametrize("value", [None, "x", 5, ["x"], True])
def test_facts_of_another_kind_are_empty(value):
    item = only({"title": [value], "moved": value, "dropped": value})
    assert (item.title, item.moved, item.dropped) == ("", (), {})


@pytest.mark.parametrize(
    ("state", "is_open"),
    [("idea", False), ("committed", True), ("done", False), ("dropped", False), ("", False)],
)
def test_what_is_committed_is_open(state, is_open):
    assert only({"state": state}).open is is_open
