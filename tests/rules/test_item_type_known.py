"""The type of an action item is a word of the policy."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01, type: detct}"
            }
        },
        {},
        ["postmortem.md:8:108 error `detct` is no type of action item of the policy"],
        id="misspelt",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        [],
        id="left out",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("item-type-known", sound(**changes), **given) == found
