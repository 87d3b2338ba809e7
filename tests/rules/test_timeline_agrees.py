"""Timeline and facts say the same."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"timeline": ("- 2026-11-03T17:20:00Z resolution @ada: all quiet",)},
        {},
        [
            "incident.md:13:14 warning `resolved_at` is 2026-11-03T16:20:00Z, and the timeline says 2026-11-03T17:20:00Z"
        ],
        id="an hour apart",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T16:21:00Z resolution @ada: all quiet",)},
        {},
        [],
        id="a minute apart",
    ),
    pytest.param(
        {
            "timeline": (
                "- 2026-11-03T15:00:00Z resolution @ada: too early",
                "- 2026-11-03T16:20:00Z resolution @ada: all quiet",
            )
        },
        {},
        [],
        id="one of several agrees",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T15:00:00Z left @ada: off to bed",)},
        {},
        [
            "incident.md:17:30 warning ada left at 2026-11-03T15:00:00Z, and goes on as incident-commander here"
        ],
        id="left, and no end of the role",
    ),
    pytest.param(
        {
            "timeline": (
                "- 2026-11-03T14:03:00Z left @ada: an earlier shift",
                "- 2026-11-03T15:00:00Z left @ada role=comms: of that role alone",
                "- 2026-11-03T15:01:00Z left @ben: who held none",
            )
        },
        {},
        [],
        id="left before, another role, or another person",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("timeline-agrees", sound(**changes), **given) == found
