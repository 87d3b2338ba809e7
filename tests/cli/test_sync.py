"""`postmortem sync` from a shell, against a server that keeps issues."""

from __future__ import annotations

from collections import Counter

import pytest

from postmortem_kb.integrations import _requests
from postmortem_kb.ticket import item_in
from tests.helpers.issue_server import serving_issues

ITEMS = """\
---
status: published
action_items:
  - {id: a1, title: Alert, state: committed, owner: ada, due: 2026-11-17}   # kept
  - {id: a2, title: Rehearse, state: committed, owner: ben}
  - {id: a3, title: Think, state: idea}
---
"""
PROMISED = {"2026-11-03-slow#a1", "2026-11-03-slow#a2"}


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(_requests, "PAUSE", 0)
    with serving_issues() as server:
        for key, word in server.environment.items():
            monkeypatch.setenv(key, word)
        yield server


@pytest.fixture
def place(workplace):
    workplace.clock("2026-11-12T15:00:00Z", "action_items: {tracker: GitHub}\n")
    return workplace


def record(place, name="2026-11-03-slow", facts=""):
    place.record(facts, name=name).with_name("postmortem.md").write_text(ITEMS, "utf-8")


def tickets(server):
    return Counter(item_in(issue["body"]) for issue in server.issues)


def test_dry_run_changes_nothing(place, server):
    record(place)
    done = place.run("sync")
    assert done.status == 0
    assert done.out.count("a ticket would be made") == 2
    assert server.written == []


def test_one_ticket_a_promise_and_its_end_comes_back(place, server):
    record(place)
    assert place.run("sync", "--apply").status == 0
    assert tickets(server) == dict.fromkeys(PROMISED, 1)
    first = place.incident().action_items[0]
    assert first.ticket == server.issues[0]["html_url"]
    again = place.run("sync", "--apply")
    assert (again.status, again.out, len(server.written)) == (0, "", 2)
    closed = {"state": "closed", "state_reason": "completed", "closed_at": "2026-11-11T10:00:00Z"}
    server.issues[0] |= closed
    assert "done on 2026-11-11" in place.run("sync").out
    assert place.incident().action_items[0].state == "committed"
    place.run("sync", "--apply")
    item = place.incident().action_items[0]
    assert (item.state, item.done_at, item.evidence) == ("done", "2026-11-11", item.ticket)
    server.issues[0]["state"] = "open"
    conflict = place.run("sync", "--apply")
    assert conflict.status == 1
    assert "conflict: the record says done, the ticket is open" in conflict.out


@pytest.mark.parametrize("step", range(1, 6))
@pytest.mark.parametrize("fault", ["refused", "lost"])
def test_a_fault_at_any_step_never_makes_a_second_ticket(place, server, step, fault):
    record(place)
    if fault == "lost":
        server.lost = {step}
    else:
        server.refused = {step}
    first = place.run("sync", "--apply")
    assert server.token not in first.out + first.err
    server.lost, server.refused = set(), set()
    assert place.run("sync", "--apply").status == 0
    assert tickets(server) == dict.fromkeys(PROMISED, 1)
    assert all(item.ticket for item in place.incident().action_items[:2])


def test_a_lost_answer_fails_its_item_and_the_rest_goes_on(place, server):
    record(place)
    server.lost = {3}
    done = place.run("sync", "--apply")
    assert done.status == 1
    assert "2026-11-03-slow#a1: failed:" in done.out
    assert place.incident().action_items[1].ticket


def test_a_tracker_that_is_down_or_refuses_makes_nothing(place, server):
    record(place)
    server.failures = [503] * 3
    done = place.run("sync", "--apply")
    assert done.status == 2
    assert server.issues == []


@pytest.mark.parametrize(
    "facts",
    ["visibility: restricted\n", "visibility: oops\n", "kind: drill\n", "status: cancelled\n"],
)
def test_what_has_no_tickets(place, server, facts):
    record(place, facts=facts)
    assert place.run("sync", "--apply").out == ""
    assert server.issues == []


def test_a_public_tracker_has_public_incidents_alone(place, server):
    server.private = False
    record(place)
    record(place, "2026-11-04-open", "visibility: public\n")
    place.run("sync", "--apply")
    assert set(tickets(server)) == {"2026-11-04-open#a1", "2026-11-04-open#a2"}


def test_a_policy_whose_tracker_is_not_supported(workplace, server):
    done = workplace.run("sync")
    assert done.status == 2
    assert "no tracker `Linear` can be written to" in done.err
