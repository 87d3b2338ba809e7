"""A post-mortem is published in time, or says why not."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param({"postmortem": {"published_at": "2026-11-06T16:19:59Z"}}, {}, [], id="71:59:59"),
    pytest.param({"postmortem": {"published_at": "2026-11-06T16:20:00Z"}}, {}, [], id="72:00:00"),
    pytest.param(
        {"postmortem": {"published_at": "2026-11-06T16:20:01Z"}},
        {},
        ["postmortem.md:5:15 error published 1 s after the deadline, 2026-11-06 16:20 UTC"],
        id="72:00:01",
    ),
    pytest.param(
        {"incident": {"postmortem_due": "2026-11-05T09:00:00Z"}},
        {},
        ["postmortem.md:5:15 error published 1 h after the deadline, 2026-11-05 09:00 UTC"],
        id="the stored deadline counts",
    ),
    pytest.param(
        {
            "postmortem": {
                "published_at": "2026-11-12T10:00:00Z",
                "waivers": "[{rule: postmortem-deadline, reason: Bank., by: eve, on: 2026-11-11}]",
            }
        },
        {},
        [],
        id="late and explained",
    ),
    pytest.param(
        {
            "postmortem": {
                "published_at": "2026-11-10T23:59:00Z",
                "waivers": "[{rule: postmortem-deadline, reason: Bank., by: eve, on: 2026-11-05, until: 2026-11-10}]",
            }
        },
        {},
        [],
        id="moved in time and kept",
    ),
    pytest.param(
        {
            "postmortem": {
                "published_at": "2026-11-11T00:00:01Z",
                "waivers": "[{rule: postmortem-deadline, reason: Bank., by: eve, on: 2026-11-05, until: 2026-11-10}]",
            }
        },
        {},
        ["postmortem.md:5:15 error published 1 s after the deadline, 2026-11-11 00:00 UTC"],
        id="moved in time and broken",
    ),
    pytest.param(
        {"postmortem": {"status": "draft", "published_at": None}},
        {},
        ["postmortem.md:2:9 note the post-mortem was due 14 d 17 h ago, 2026-11-06 16:20 UTC"],
        id="late now is a note",
    ),
    pytest.param(
        {"postmortem": {"status": "draft", "published_at": None}},
        {"deadlines": True},
        ["postmortem.md:2:9 error the post-mortem was due 14 d 17 h ago, 2026-11-06 16:20 UTC"],
        id="late now under deadlines",
    ),
    pytest.param(
        {"without_postmortem": True},
        {},
        ["incident.md:4:9 note the post-mortem was due 14 d 17 h ago, 2026-11-06 16:20 UTC"],
        id="none written",
    ),
    pytest.param(
        {"postmortem": {"status": "draft", "published_at": None}},
        {"now": "2026-11-06T16:20:00Z", "deadlines": True},
        [],
        id="inside it",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("postmortem-deadline", sound(**changes), **given) == found
