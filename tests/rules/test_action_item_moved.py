"""The history of a due date has no holes."""

from __future__ import annotations

from tests.helpers.promises import promise
from tests.helpers.records import findings, problems

RULE = "action-item-moved"


def moved(*days, due):
    """An item that was moved over these (from, to)."""
    entries = (
        f"{{on: 2026-11-10, from: {first}, to: {then}, reason: Busy.}}" for first, then in days
    )
    return promise(due=due, moved=f"[{', '.join(entries)}]")


def test_never_moved():
    assert findings(RULE, promise()) == []


def test_each_move_begins_where_the_last_ended():
    whole = moved(("2026-11-17", "2026-11-20"), ("2026-11-20", "2026-12-01"), due="2026-12-01")
    assert findings(RULE, whole) == []


def test_a_placeholder_is_no_reason():
    entry = "{on: 2026-11-10, from: 2026-11-17, to: 2026-12-01, by: ada, reason: TBD}"
    (problem,) = problems(RULE, promise(due="2026-12-01", moved=f"[{entry}]"))
    assert problem.message == "`a1` was moved to 2026-12-01 and does not say why"
    assert problem.excerpt[problem.column - 1 :][: problem.width] == "TBD"


def test_a_gap_between_two_moves():
    (problem,) = problems(
        RULE,
        moved(("2026-11-17", "2026-11-20"), ("2026-11-24", "2026-12-01"), due="2026-12-01"),
    )
    assert (problem.line, problem.level) == (17, "error")
    assert problem.message == "`a1` was moved to 2026-11-20, and then from 2026-11-24"
    assert problem.hint == "write `from: 2026-11-20`, or add the move between the two"


def test_another_end_than_the_due_date():
    (problem,) = problems(RULE, moved(("2026-11-17", "2026-11-20"), due="2026-11-24"))
    assert problem.line == 16
    assert problem.message == "`a1` is due on 2026-11-24, and its last move leads to 2026-11-20"
    assert problem.hint == "write `due: 2026-11-20`, or add the move to 2026-11-24 to `moved`"


def test_the_schema_judges_half_a_move():
    half = promise(moved="[{on: 2026-11-10, reason: Busy.}]")
    assert findings(RULE, half) == []
    assert findings("schema", half)
