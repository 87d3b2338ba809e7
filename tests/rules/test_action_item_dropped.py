"""A dropped action item says why."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: dropped, owner: ada, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        ["postmortem.md:8:46 error `a1` is dropped and does not say why"],
        id="no reason",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: dropped, owner: ada, ticket: PLAT-1, due: 2026-12-01, dropped: {on: 2026-11-12, reason: Needless.}}"
            }
        },
        {},
        [],
        id="with its reason",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("action-item-dropped", sound(**changes), **given) == found
