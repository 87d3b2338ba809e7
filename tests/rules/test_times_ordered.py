"""Times stand in an order that can be."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

ITEMS = """
  - added: {day}
    dropped: {{reason: Not ours, on: {day}}}
    done_at: {day}
    moved: [{{on: {day}, to: 2026-12-24}}]"""
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
        {"incident": {"started_at": "2026-11-13T13:51:00Z"}},
        {},
        [
            "incident.md:10:13 error `started_at` is after `detected_at`, 2026-11-03T14:02:00Z, "
            "and 3 other times"
        ],
        id="a slip of the start is one problem",
    ),
    pytest.param(
        {"incident": {"started_at": "2026-11-03T14:03:00Z"}},
        {},
        ["incident.md:11:14 error `detected_at` is before `started_at`, 2026-11-03T14:03:00Z"],
        id="only one time is before the start",
    ),
    pytest.param(
        {"incident": {"started_at": "2027-11-03T13:51:00Z"}},
        {},
        ["incident.md:10:13 error 2027-11-03T13:51:00Z has not happened yet"],
        id="a start in the future is one problem",
    ),
    pytest.param(
        {"postmortem": {"published_at": "2026-10-05T10:00:00Z"}},
        {},
        ["postmortem.md:5:15 error `published_at` is before `started_at`, 2026-11-03T13:51:00Z"],
        id="published before the start",
    ),
    pytest.param(
        {
            "incident": {"sent": "[{what: customer-email, at: 2027-11-03T18:00:00Z, by: iris}]"},
            "postmortem": {"action_items": ITEMS.format(day="2026-11-23")},
        },
        {},
        [
            "incident.md:18:35 error 2027-11-03T18:00:00Z has not happened yet",
            "postmortem.md:8:12 error 2026-11-23 has not happened yet",
            "postmortem.md:9:37 error 2026-11-23 has not happened yet",
            "postmortem.md:10:14 error 2026-11-23 has not happened yet",
            "postmortem.md:11:18 error 2026-11-23 has not happened yet",
        ],
        id="what was done in the future",
    ),
    pytest.param(
        {"postmortem": {"action_items": ITEMS.format(day="2026-11-22")}},
        {"now": "2026-11-21T10:00:00Z"},
        [],
        id="a day that has begun somewhere",
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
