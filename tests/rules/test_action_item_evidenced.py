"""A done action item says since when, and shows it."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: done, owner: ada, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        [
            "postmortem.md:8:5 error `a1` is done and does not say since when",
            "postmortem.md:8:5 error `a1` is done and shows no evidence",
        ],
        id="nothing",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: done, owner: ada, ticket: PLAT-1, due: 2026-12-01, done_at: 2026-11-12}"
            }
        },
        {},
        ["postmortem.md:8:5 error `a1` is done and shows no evidence"],
        id="no evidence",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": '\n  - {id: a1, title: Alert on the age, state: done, owner: ada, ticket: PLAT-1, due: 2026-12-01, done_at: 2026-11-12, evidence: "https://git.example/1"}'
            }
        },
        {},
        [],
        id="both",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("action-item-evidenced", sound(**changes), **given) == found
