"""A post-mortem promises something."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"postmortem": {"action_items": "[]"}},
        {},
        [
            "postmortem.md:7:1 error no action item is committed or done; the policy asks for at least 1"
        ],
        id="none",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: idea, owner: ada, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        [
            "postmortem.md:7:1 error no action item is committed or done; the policy asks for at least 1"
        ],
        id="only ideas",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: done, owner: ada, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {},
        [],
        id="a done one counts",
    ),
    pytest.param(
        {"postmortem": {"action_items": "[]"}},
        {"policy": "action_items: {severities: [SEV-1]}"},
        [],
        id="only at the severities named",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("action-items-present", sound(**changes), **given) == found
