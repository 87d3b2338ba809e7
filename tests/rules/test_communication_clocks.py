"""What the policy wants done in time was done in time."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {},
        {
            "policy": "clocks: {customer-email: {title: Customer email, from: resolved_at, to: sent, sent: customer-email, hours: 24}}"
        },
        ["incident.md:13:14 note Customer email: due 16 d 17 h ago, 2026-11-04 16:20 UTC"],
        id="never",
    ),
    pytest.param(
        {"incident": {"sent": "[{what: customer-email, at: 2026-11-04T16:20:01Z, by: iris}]"}},
        {
            "policy": "clocks: {customer-email: {title: Customer email, from: resolved_at, to: sent, sent: customer-email, hours: 24}}"
        },
        ["incident.md:18:35 warning Customer email: 1 s late, it was due 2026-11-04 16:20 UTC"],
        id="late",
    ),
    pytest.param(
        {"incident": {"sent": "[{what: customer-email, at: 2026-11-04T16:20:00Z, by: iris}]"}},
        {
            "policy": "clocks: {customer-email: {title: Customer email, from: resolved_at, to: sent, sent: customer-email, hours: 24}}"
        },
        [],
        id="in the last second",
    ),
    pytest.param(
        {
            "incident": {
                "sent": "[{what: customer-email, at: 2026-11-06T16:20:01Z, by: iris}]",
                "waivers": "[{rule: communication-clocks, reason: Bank., by: eve, on: 2026-11-07}]",
            }
        },
        {
            "policy": "clocks: {customer-email: {title: Customer email, from: resolved_at, to: sent, sent: customer-email, hours: 24}}"
        },
        [],
        id="late and explained",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("communication-clocks", sound(**changes), **given) == found
