"""The moves of a due date lead from the first day to the present one."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01, moved: [{on: 2026-11-06, from: 2026-11-07, to: 2026-11-20, reason: Later.}]}"
            }
        },
        {},
        [
            "postmortem.md:8:90 error `a1` is due on 2026-12-01, and its last move leads to 2026-11-20"
        ],
        id="ends elsewhere",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01, moved: [{on: 2026-11-06, from: 2026-11-07, to: 2026-11-20, reason: Later.}, {on: 2026-11-19, from: 2026-11-21, to: 2026-12-01, reason: Later.}]}"
            }
        },
        {},
        ["postmortem.md:8:201 error `a1` was moved to 2026-11-20, and then from 2026-11-21"],
        id="a hole",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01, moved: [{on: 2026-11-06, from: 2026-11-07, to: 2026-11-20, reason: Later.}, {on: 2026-11-19, from: 2026-11-20, to: 2026-12-01, reason: Later.}]}"
            }
        },
        {},
        [],
        id="whole",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("action-item-moved", sound(**changes), **given) == found
