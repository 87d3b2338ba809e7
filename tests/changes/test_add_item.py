"""A promise more."""

from __future__ import annotations

import pytest

from postmortem_kb.changes.add_item import add_item, next_id
from postmortem_kb.edit import AppendFact
from postmortem_kb.errors import RecordError


def test_ids_go_on_behind_the_highest():
    assert next_id([]) == "a1"
    assert next_id(["a2", "alert", "a10", "b77"]) == "a11"


def test_an_item_is_added_without_empty_facts(incident):
    facts = {"title": "Page", "type": "", "state": "idea"}
    added = {"id": "a5", "title": "Page", "state": "idea"}
    assert add_item(incident, "a5", facts) == (AppendFact(("action_items",), added),)
    with pytest.raises(RecordError, match="action item a2 already"):
        add_item(incident, "a2", facts)


def test_a_command_that_is_typed_twice_adds_one_item(incident):
    waiting, done = incident.action_items[0], incident.action_items[1]
    assert (waiting.state, done.state) == ("committed", "done")
    with pytest.raises(RecordError, match="a1 says the same and is not done"):
        add_item(incident, "a5", {"title": waiting.title.upper()})
    assert add_item(incident, "a5", {"title": done.title})
