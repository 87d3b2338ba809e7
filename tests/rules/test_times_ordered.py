"""Times stand in an order that can be."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"detected_at": "2026-11-03T13:50:59Z"}},
        {},
        ["incident.md:11:14 error `detected_at` is before `started_at`, 2026-11-03T13:51:00Z"],
        id="before the start",
    ),
    pytest.param(
        {"incident": {"mitigated_at": "2026-11-03T16:20:01Z"}},
        {},
        ["incident.md:18:15 error `mitigated_at` is after `resolved_at`, 2026-11-03T16:20:00Z"],
        id="mitigated after the end",
    ),
    pytest.param(
        {
            "incident": {
                "mitigated_at": "2026-11-03T15:00:00Z",
                "resolved_at": "2026-11-03T13:00:00Z",
            }
        },
        {},
        ["incident.md:13:14 error `resolved_at` is before `started_at`, 2026-11-03T13:51:00Z"],
        id="one slip is one problem",
    ),
    pytest.param(
        {"postmortem": {"published_at": "2026-11-21T10:00:01Z"}},
        {},
        ["postmortem.md:5:15 error 2026-11-21T10:00:01Z has not happened yet"],
        id="in the future",
    ),
    pytest.param(
        {
            "incident": {
                "roles": '{incident-commander: [{who: ada, from: "2026-11-03T15:00:00Z", until: "2026-11-03T14:00:00Z"}]}'
            }
        },
        {},
        ["incident.md:17:78 error the role ends before it begins"],
        id="a role that ends before it begins",
    ),
    pytest.param(
        {"incident": {"started_at": "2026-11-03T14:04:00Z", "detected_at": "2026-11-03T14:04:00Z"}},
        {},
        [],
        id="all at once is fine",
    ),
    pytest.param(
        {"incident": {"resolved_at": "2026-11-03"}}, {}, [], id="a bare date on the same day"
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("times-ordered", sound(**changes), **given) == found
