"""A role that only one person may hold is held by one person at a time."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "incident": {
                "roles": '{incident-commander: [{who: ada, from: "2026-11-03T14:04:00Z"}, {who: ben, from: "2026-11-03T15:00:00Z"}]}'
            }
        },
        {},
        ["incident.md:17:72 error ada and ben are Incident commander at the same time"],
        id="both at a time",
    ),
    pytest.param(
        {
            "incident": {
                "roles": '{incident-commander: [{who: ada, from: "2026-11-03T14:04:00Z", until: "2026-11-03T15:00:00Z"}, {who: ben, from: "2026-11-03T15:00:00Z"}]}'
            }
        },
        {},
        [],
        id="a hand-over",
    ),
    pytest.param(
        {"incident": {"roles": "{investigator: [{who: ada}, {who: ben}]}"}},
        {"policy": "roles: {investigator: {holders: many}}"},
        [],
        id="a shared role",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("roles-exclusive", sound(**changes), **given) == found
