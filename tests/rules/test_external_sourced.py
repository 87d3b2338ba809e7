"""A record of another organisation's incident names its sources."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"kind": "external"}, "without_postmortem": True},
        {},
        ["incident.md:1:1 error no source is named"],
        id="no source",
    ),
    pytest.param(
        {"incident": {"kind": "external", "sources": '[{url: "https://a.example/"}]'}},
        {},
        ["postmortem.md:1:1 error an external record has no postmortem.md"],
        id="with a post-mortem",
    ),
    pytest.param(
        {
            "incident": {"kind": "external", "sources": '[{url: "https://a.example/"}]'},
            "without_postmortem": True,
        },
        {},
        [],
        id="one source",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("external-sourced", sound(**changes), **given) == found
