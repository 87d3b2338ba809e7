"""A record lies in its folder, and nothing else does."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"declared_at": "2026-11-04T00:30:00Z"}},
        {},
        ["incident.md:9:14 error declared on 2026-11-04, and the id begins with 2026-11-03"],
        id="another day",
    ),
    pytest.param(
        {"incident": {"declared_at": "2026-11-04T00:30:00Z"}},
        {"policy": "zone: America/New_York"},
        [],
        id="the same day in the zone of the policy",
    ),
    pytest.param(
        {"incident_id": "2026-11-03-Checkout"},
        {},
        [":1:1 error the folder's name is no id of an incident"],
        id="no id",
    ),
    pytest.param(
        {"incident_id": "2026-02-30-checkout"},
        {},
        [":1:1 error the folder's name is no id of an incident"],
        id="no such day",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("folder-layout", sound(**changes), **given) == found
