"""A cancelled incident says why it is none."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"status": "cancelled", "resolved_at": None}, "without_postmortem": True},
        {},
        ["incident.md:4:9 error cancelled, and it does not say why"],
        id="no reason",
    ),
    pytest.param(
        {"incident": {"cancelled": "{at: 2026-11-03T14:20:00Z, reason: A test.}"}},
        {},
        ["incident.md:18:1 error `cancelled` stands here, and the status is resolved"],
        id="reason without the status",
    ),
    pytest.param(
        {
            "incident": {
                "status": "cancelled",
                "cancelled": "{at: 2026-11-03T14:20:00Z, reason: A test.}",
            },
            "without_postmortem": True,
        },
        {},
        [],
        id="both",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("cancelled-with-reason", sound(**changes), **given) == found
