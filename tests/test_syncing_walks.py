"""`sync` over random sequences: changes on both sides, faults, deaths; never a second ticket."""

from __future__ import annotations

import random
import re
from contextlib import suppress

import pytest

from postmortem_kb.errors import PostmortemError
from tests.helpers.sync_place import A1, A2, ID, TRACKERS, dying, opened_place

STEPS = 14


@pytest.fixture(params=sorted(TRACKERS))
def place(git_repository, capsys, monkeypatch, request):
    with opened_place(git_repository, capsys, monkeypatch, request.param) as made:
        yield made


def write_due(place, chance):
    rewrite(place, r"due: 2026-\d\d-\d\d", f"due: 2026-12-0{chance.randint(1, 9)}")


def write_owner(place, chance):
    rewrite(place, "owner: (ada|ben)", f"owner: {chance.choice(['ada', 'ben'])}")


def write_anew(place, _):
    """As it was before any ticket was known: a branch that was thrown away."""
    place.write(A1, A2)


def give(place, chance):
    if place.server.issues:
        place.give(chance.choice(["ada", "ben"]))


def move(place, chance):
    if place.server.issues and place.name == "Linear":
        place.ticket["dueDate"] = f"2026-12-1{chance.randint(0, 9)}"


def end_ticket(place, chance):
    if place.server.issues:
        place.server.close(chance.choice(list(place.server.issues)))


def open_ticket(place, chance):
    for key in list(place.server.issues)[: chance.randint(0, 2)]:
        place.server.reopen(key)


def end_item(place, chance):
    ends = (
        "done, done_at: 2026-11-12, evidence: 'https://example.org/1'",
        "dropped, dropped: {on: 2026-11-12, reason: Not needed}",
    )
    rewrite(place, r"state: committed\b", f"state: {chance.choice(ends)}")


def fail(place, chance):
    fault = chance.choice(["lost", "refused"])
    setattr(place.server, fault, {len(place.server.requests) + chance.randint(1, 15)})
    with suppress(PostmortemError):
        place.run()
    setattr(place.server, fault, set())


def rewrite(place, old, new):
    path = place.workplace.path / f"postmortems/2026/{ID}/postmortem.md"
    path.write_text(re.sub(old, new, path.read_text("utf-8"), count=1), "utf-8")


def walk(place, monkeypatch, seed):
    chance = random.Random(seed)
    changes = (write_due, write_owner, write_anew, give, move, fail)
    changes += (end_ticket, open_ticket, end_item)
    for _ in range(STEPS):
        chance.choice(changes)(place, chance)
        dying(place, monkeypatch, chance.randint(1, 25))
        assert all(place.tickets()[f"{ID}#{item}"] <= 1 for item in ("a1", "a2"))
        assert len(place.server.issues) <= 2
    write_anew(place, chance)
    place.run()
    assert place.tickets() == {f"{ID}#a1": 1, f"{ID}#a2": 1}
    place.run()
    assert not any(one.said for one in place.run().values())


@pytest.mark.parametrize("seed", range(6))
def test_one_ticket_an_item_whatever_happens(place, monkeypatch, seed):
    walk(place, monkeypatch, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6, 20))
def test_and_for_many_more(place, monkeypatch, seed):
    walk(place, monkeypatch, seed)
