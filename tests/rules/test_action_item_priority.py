"""A committed action item has the priority that the policy asks for."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01, priority: hgih}"
            }
        },
        {},
        [],
        id="unknown",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01, priority: low}"
            }
        },
        {"policy": "action_items: {priority: high}"},
        ["postmortem.md:8:112 error `a1` is committed, and its priority is not `high`"],
        id="another than asked",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        [],
        id="none, and none asked for",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("action-item-priority", sound(**changes), **given) == found
