"""A page that nobody answered went on to the next in the chain."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "timeline": (
                "- 2026-11-03T14:00:00Z paged to=on-call: alert",
                "- 2026-11-03T14:30:00Z acknowledged @ada: looking",
            )
        },
        {
            "policy": "escalation: {chain: [{pages: on-call, minutes: 5}, {pages: the next, minutes: 5}, {pages: EM}]}"
        },
        ["incident.md:22:1 warning nobody answered this page for 30 minutes; 5 are allowed"],
        id="no answer and nobody else paged",
    ),
    pytest.param(
        {
            "timeline": (
                "- 2026-11-03T14:00:00Z paged to=on-call: alert",
                "- 2026-11-03T14:05:00Z paged to=next: no answer",
                "- 2026-11-03T14:12:00Z acknowledged @ada: looking",
            )
        },
        {
            "policy": "escalation: {chain: [{pages: on-call, minutes: 5}, {pages: the next, minutes: 5}, {pages: EM}]}"
        },
        ["incident.md:23:1 warning nobody answered this page for 7 minutes; 5 are allowed"],
        id="the second link broke",
    ),
    pytest.param(
        {
            "timeline": (
                "- 2026-11-03T14:00:00Z paged to=on-call: alert",
                "- 2026-11-03T14:06:00Z acknowledged @ada: looking",
            )
        },
        {
            "policy": "escalation: {chain: [{pages: on-call, minutes: 5}, {pages: the next, minutes: 5}, {pages: EM}]}"
        },
        [],
        id="a minute of grace",
    ),
    pytest.param(
        {
            "timeline": (
                "- 2026-11-03T14:00:00Z paged to=on-call: alert",
                "- 2026-11-03T14:05:00Z paged to=next: x",
                "- 2026-11-03T14:10:00Z paged to=em: x",
                "- 2026-11-03T15:10:00Z acknowledged @ada: looking",
            )
        },
        {
            "policy": "escalation: {chain: [{pages: on-call, minutes: 5}, {pages: the next, minutes: 5}, {pages: EM}]}"
        },
        [],
        id="the last link has no minutes",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("escalation-unbroken", sound(**changes), **given) == found
