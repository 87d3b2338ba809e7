"""No id is used twice."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01}\n  - {id: a1, title: Alert on the age, state: committed, owner: ada, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        ["postmortem.md:9:10 error `a1` names another action item of this record"],
        id="twice",
    ),
    pytest.param(
        {"incident": {"aliases": "[2026-11-03-checkout-slow]"}},
        {},
        ["incident.md:18:11 error `2026-11-03-checkout-slow` belongs to another record"],
        id="an alias that is its own id",
    ),
    pytest.param(
        {"incident": {"aliases": "[2026-11-03-checkout]"}}, {}, [], id="an alias of its own"
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("ids-unique", sound(**changes), **given) == found
