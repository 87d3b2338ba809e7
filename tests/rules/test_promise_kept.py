"""promise-kept: what was promised is never just gone."""

from __future__ import annotations

import pytest

from tests.helpers.compared import told
from tests.helpers.records import read, sound


def record(state="committed", id_="a1", status="published", more=""):
    item = f"\n  - id: {id_}\n    title: Rehearse it\n    state: {state}{more}"
    return sound(postmortem={"action_items": item, "status": status})


def test_an_item_that_is_gone():
    said = "`a1` was promised ('Rehearse it'), and it is gone"
    assert told("promise-kept", record(), record(id_="a2")) == [f"postmortem.md:7:1 error {said}"]


def test_an_item_that_is_an_idea_again():
    for state in ("committed", "done"):
        said = f"`a1` was {state}, and is an idea again"
        found = told("promise-kept", record(state), record("idea"))
        assert found == [f"postmortem.md:10:12 error {said}"]


def test_an_item_that_was_done_is_not_forgotten():
    assert len(told("promise-kept", record("done"), record(id_="a2"))) == 1
    assert told("promise-kept", record("done"), record("committed")) == []


@pytest.mark.parametrize("state", ["committed", "done", "dropped"])
def test_the_ways_that_are_open(state):
    assert told("promise-kept", record(), record(state)) == []


@pytest.mark.parametrize("before", [record("idea"), record("dropped"), record(status="draft")])
def test_what_was_no_promise(before):
    assert told("promise-kept", before, record(id_="a2")) == []


def test_a_postmortem_that_is_gone_takes_its_promises_along():
    items = "[{id: a1, state: committed}, {id: a2, state: done}, {id: a3, state: idea}]"
    before = sound(postmortem={"action_items": items})
    (line,) = told("promise-kept", before, sound(without_postmortem=True))
    said = "the post-mortem is gone, and with it what it promised: `a1`, `a2`"
    assert line == f"incident.md:1:1 error {said}"


def test_what_cannot_be_read_is_not_gone():
    unread = read(sound().incident.text, "---\nstatus: a: b\n---\n")
    assert told("promise-kept", record(), unread) == []


def test_a_waiver_says_why():
    waiver = "\nwaivers: [{rule: promise-kept, reason: Written twice, by: eve, on: 2026-11-06}]"
    after = sound(postmortem={"action_items": f"[]{waiver}", "status": "published"})
    assert told("promise-kept", record(), after) == []
