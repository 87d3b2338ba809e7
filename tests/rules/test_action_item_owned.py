"""A committed action item is owned by a named person."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        ["postmortem.md:8:5 error `a1` is committed and nobody owns it"],
        id="missing",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: TBD, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        [],
        id="tbd",
    ),
    pytest.param(
        {
            "postmortem": {
                "status": "draft",
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, ticket: PLAT-1, due: 2026-12-01}",
            }
        },
        {},
        ["postmortem.md:8:5 note `a1` is committed and nobody owns it"],
        id="only a note in a draft",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: idea, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        [],
        id="an idea owes nothing",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {"policy": "action_items: {committed_needs: []}"},
        [],
        id="not where the policy does not ask",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("action-item-owned", sound(**changes), **given) == found
