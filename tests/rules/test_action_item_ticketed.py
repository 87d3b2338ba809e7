"""A committed action item has a ticket."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, due: 2026-12-01}"
            }
        },
        {},
        ["postmortem.md:8:5 error `a1` is committed and has no ticket"],
        id="missing",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: TBD, due: 2026-12-01}"
            }
        },
        {},
        ["postmortem.md:8:77 error `a1` is committed and has no ticket"],
        id="tbd",
    ),
    pytest.param(
        {
            "postmortem": {
                "status": "draft",
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, due: 2026-12-01}",
            }
        },
        {},
        ["postmortem.md:8:5 note `a1` is committed and has no ticket"],
        id="only a note in a draft",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: idea, owner: ada, due: 2026-12-01}"
            }
        },
        {},
        [],
        id="an idea owes nothing",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, due: 2026-12-01}"
            }
        },
        {"policy": "action_items: {committed_needs: []}"},
        [],
        id="not where the policy does not ask",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("action-item-ticketed", sound(**changes), **given) == found
