"""due-date-moved: a due date that changes leaves a trace."""

from __future__ import annotations

import pytest

from tests.helpers.compared import changed, told
from tests.helpers.records import sound

MOVE = "\n    moved:\n      - {{on: 2026-11-16, from: {}, to: {}, by: ada, reason: Release week}}"


def record(due="2026-12-17", *moves, state="committed", status="published"):
    more = "".join(
        MOVE.format(*move) if at == 0 else MOVE.format(*move).replace("\n    moved:", "")
        for at, move in enumerate(moves)
    )
    item = f"\n  - id: a1\n    title: T\n    state: {state}\n    owner: ada\n    due: {due}{more}"
    return sound(postmortem={"action_items": item, "status": status})


def test_a_date_that_is_quietly_pushed():
    after = record("2026-12-24")
    said = "`a1` was due on 2026-12-17; `moved` does not say why it is 2026-12-24"
    assert told("due-date-moved", record(), after) == [f"postmortem.md:12:10 error {said}"]
    (problem,) = changed("due-date-moved", record(), after)
    assert "from: 2026-12-17, to: 2026-12-24" in problem.hint


@pytest.mark.parametrize(
    "after",
    [
        record("2026-12-24", ("2026-12-17", "2026-12-24")),
        record("2026-12-31", ("2026-12-17", "2026-12-24"), ("2026-12-24", "2026-12-31")),
        record(),
    ],
    ids=["moved once", "moved twice", "not moved"],
)
def test_what_is_told_is_told(after):
    assert told("due-date-moved", record(), after) == []


def test_an_older_move_does_not_excuse_a_new_one():
    before = record("2026-12-24", ("2026-12-17", "2026-12-24"))
    after = record("2026-12-31", ("2026-12-17", "2026-12-24"))
    assert len(told("due-date-moved", before, after)) == 1


def test_a_move_that_was_written_down_stays():
    before = record("2026-12-24", ("2026-12-17", "2026-12-24"))
    said = "`a1` was once moved from 2026-12-17 to 2026-12-24, and this is gone"
    (line,) = told("due-date-moved", before, record("2026-12-24"))
    assert line.endswith(f"error {said}")


def test_what_is_done_was_due_when_it_was_due():
    assert (
        len(told("due-date-moved", record(state="done"), record("2026-12-24", state="done"))) == 1
    )


@pytest.mark.parametrize("state", ["idea", "dropped"])
def test_only_what_was_committed_was_promised_for_a_day(state):
    assert told("due-date-moved", record(state=state), record("2026-12-24")) == []


def test_a_draft_may_still_be_written():
    assert told("due-date-moved", record(status="draft"), record("2026-12-24")) == []
    assert told("due-date-moved", record(status="review"), record("2026-12-24"))
