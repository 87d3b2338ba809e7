"""`postmortem sync` from a shell, against a server that keeps issues."""

from __future__ import annotations

import socket
import time
from collections import Counter
from itertools import count

import pytest

from postmortem_kb.integrations import _requests
from postmortem_kb.ticket import item_in
from tests.helpers.github_tracker import GitHubTracker
from tests.helpers.linear_tracker import LinearTracker
from tests.helpers.tracker_server import serving

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


TRACKERS = {"GitHub": GitHubTracker, "Linear": LinearTracker}


@pytest.fixture(params=sorted(TRACKERS))
def tracker(request):
    return request.param


@pytest.fixture
def server(monkeypatch, tracker):
    monkeypatch.setattr(_requests, "PAUSE", 0)
    kept = TRACKERS[tracker]()
    with serving(kept):
        for key, word in kept.environment.items():
            monkeypatch.setenv(key, word)
        yield kept
    assert kept.odd == []


@pytest.fixture
def place(workplace, tracker):
    workplace.clock("2026-11-12T15:00:00Z", f"action_items: {{tracker: {tracker}}}\n")
    return workplace


def record(place, name="2026-11-03-slow", facts="", items=ITEMS):
    place.record(facts, name=name).with_name("postmortem.md").write_text(items, "utf-8")


def tickets(server):
    return Counter(item_in(body) for body in server.bodies())


def items_of(place):
    return place.incident().action_items


def ticket_of(server, number=0):
    return list(server.issues)[number]


def test_dry_run_changes_nothing(place, server):
    record(place)
    done = place.run("sync")
    assert done.status == 0
    assert done.out.count("a ticket would be made") == 2
    assert "`postmortem sync --apply` does it" in done.err
    assert "Tickets lead to no record" in done.err
    assert server.bodies() == []


def test_one_ticket_a_promise_and_its_end_comes_back(place, server):
    record(place)
    made = place.run("sync", "--apply")
    assert (made.status, "Commit what was written" in made.err) == (0, True)
    assert tickets(server) == dict.fromkeys(PROMISED, 1)
    assert items_of(place)[0].ticket.startswith("https://")
    again = place.run("sync", "--apply")
    assert (again.status, again.out) == (0, "")
    assert "3 action items compared: there is nothing to do." in again.err
    server.close(ticket_of(server))
    assert "done on 2026-11-11" in place.run("sync").out
    assert items_of(place)[0].state == "committed"
    place.run("sync", "--apply")
    item = items_of(place)[0]
    assert (item.state, item.done_at, item.evidence) == ("done", "2026-11-11", item.ticket)
    server.issues[ticket_of(server)] |= {"state": "open"}
    if isinstance(server, LinearTracker):
        server.issues[ticket_of(server)] |= {"state": {"type": "started"}}
    conflict = place.run("sync", "--apply")
    assert conflict.status == 1
    assert "conflict: the record says done, the ticket is open" in conflict.out


def test_a_new_due_date_and_owner_go_to_the_ticket_and_then_nothing_is_left(place, server):
    record(place)
    place.run("sync", "--apply")
    written = place.incident().folder
    path = place.path / written / "postmortem.md"
    text = path.read_text("utf-8").replace("due: 2026-11-17", "due: 2026-12-01")
    path.write_text(text.replace("owner: ada", "owner: ben"), "utf-8")
    dry = place.run("sync")
    assert "its ticket becomes due on 2026-12-01" in dry.out
    assert "due=2026-11-17" in server.bodies()[0]
    place.run("sync", "--apply")
    assert "- Due: 2026-12-01" in server.bodies()[0]
    assert "due=2026-12-01" in server.bodies()[0]
    assert place.run("sync", "--apply").out == ""


@pytest.mark.parametrize("fault", ["refused", "lost"])
def test_a_fault_at_any_step_never_makes_a_second_ticket(place, server, fault):
    for step in count(1):
        server.issues.clear()
        server.requests.clear()
        record(place)
        setattr(server, fault, {step})
        first = place.run("sync", "--apply")
        assert server.token not in first.out + first.err
        setattr(server, fault, set())
        reached = len(server.requests) >= step
        assert place.run("sync", "--apply").status == 0
        assert tickets(server) == dict.fromkeys(PROMISED, 1)
        assert all(item.ticket for item in items_of(place)[:2])
        if not reached:
            break
    assert step > 5


def test_a_run_that_dies_before_the_record_is_written_is_repeated(place, server):
    record(place)
    place.run("sync", "--apply")
    record(place)
    assert place.run("sync", "--apply").status == 0
    assert tickets(server) == dict.fromkeys(PROMISED, 1)
    assert all(item.ticket for item in items_of(place)[:2])


def test_a_tracker_that_is_down_or_refuses_makes_nothing(place, server):
    record(place)
    server.refused = set(range(1, 5))
    done = place.run("sync", "--apply")
    assert done.status == 2
    assert server.bodies() == []


def unreachable(place, server, monkeypatch, address):
    """What `sync` says of a tracker at an address that answers nothing."""
    record(place)
    for key in ("GITHUB_API_URL", "LINEAR_API_URL"):
        monkeypatch.setenv(key, address)
    done = place.run("sync", "--apply")
    assert done.status == 2
    assert server.token not in done.err
    return done.err


def test_a_closed_port(place, server, monkeypatch):
    assert "refused" in unreachable(place, server, monkeypatch, "http://127.0.0.1:9")


def test_a_name_that_is_not_known(place, server, monkeypatch):
    def unknown(*_):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    said = unreachable(place, server, monkeypatch, "https://tracker.invalid")
    assert "Name or service not known" in said


def test_a_server_that_never_answers(place, server, monkeypatch):
    monkeypatch.setattr(_requests, "SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert "timed out" in unreachable(place, server, monkeypatch, address)


def test_after_a_limit_no_further_item_is_tried(place, server):
    record(place)
    begun = {"GitHub": 3, "Linear": 2}[type(server).__name__.removesuffix("Tracker")]
    until = str(int(time.time() + 3600))
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": until}
    server.instead = {begun: (429, headers, b"{}")}
    done = place.run("sync", "--apply")
    assert done.status == 1
    assert "#a1: failed:" in done.out
    assert "#a2: failed: not tried, because of the limit" in done.out
    assert "run it again after" in done.err
    assert (len(server.requests), server.bodies()) == (begun, [])


@pytest.mark.parametrize(
    "facts",
    ["visibility: restricted\n", "visibility: oops\n", "kind: drill\n", "status: cancelled\n"],
)
def test_what_has_no_tickets(place, server, facts):
    record(place, facts=facts)
    assert place.run("sync", "--apply").out == ""
    assert server.bodies() == []


def test_a_ticket_made_by_hand_is_named_where_the_tracker_does_not_know_it(place, server):
    record(place, items=ITEMS.replace("owner: ada", "owner: ada, ticket: OPS-77x"))
    done = place.run("sync", "--apply")
    assert "#a1: passed over: its ticket OPS-77x is none that this tracker knows" in done.out
    assert done.status == 0
    assert len(server.bodies()) == 1


@pytest.mark.parametrize("tracker", ["Linear"])
@pytest.mark.usefixtures("server")
def test_without_a_key_it_says_what_to_set(place, monkeypatch):
    monkeypatch.delenv("LINEAR_API_KEY")
    done = place.run("sync")
    assert done.status == 2
    assert "LINEAR_API_KEY is not set" in done.err


@pytest.mark.parametrize("tracker", ["GitHub"])
def test_a_public_tracker_has_public_incidents_alone(place, server):
    server.private = False
    record(place)
    record(place, "2026-11-04-open", "visibility: public\n")
    place.run("sync", "--apply")
    assert set(tickets(server)) == {"2026-11-04-open#a1", "2026-11-04-open#a2"}


@pytest.mark.parametrize("tracker", ["Jira"])
def test_a_policy_whose_tracker_is_not_supported(place):
    done = place.run("sync")
    assert done.status == 2
    assert "no tracker `Jira` can be written to" in done.err
