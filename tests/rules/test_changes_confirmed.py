"""A change that can hurt the business was confirmed by who was in command."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"timeline": ("- 2026-11-03T14:10:00Z change @ben: rolled back 812",)},
        {"policy": "changes: {confirmed_by_role: incident-commander}"},
        ["incident.md:22:1 warning this change does not say who confirmed it"],
        id="nobody",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T14:10:00Z change @ben confirmed_by=@ben: rolled back 812",)},
        {"policy": "changes: {confirmed_by_role: incident-commander}"},
        [
            "incident.md:22:1 warning `ben` confirmed this change and did not hold incident-commander then"
        ],
        id="somebody else",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T14:01:00Z change @ben confirmed_by=@ada: rolled back 812",)},
        {"policy": "changes: {confirmed_by_role: incident-commander}"},
        [
            "incident.md:22:1 warning `ada` confirmed this change and did not hold incident-commander then"
        ],
        id="before taking the role",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T14:10:00Z change @ben confirmed_by=@ada: rolled back 812",)},
        {"policy": "changes: {confirmed_by_role: incident-commander}"},
        [],
        id="who was in command",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T14:10:00Z change @ben: rolled back 812",)},
        {},
        [],
        id="not where the policy does not ask",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("changes-confirmed", sound(**changes), **given) == found
