"""A resolved incident has its post-mortem."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"without_postmortem": True},
        {},
        ["incident.md:4:9 note resolved, and there is no post-mortem yet"],
        id="missing",
    ),
    pytest.param(
        {"incident": {"covered_by": "2026-11-02-other"}, "without_postmortem": True},
        {},
        [],
        id="covered by another",
    ),
    pytest.param(
        {"without_postmortem": True},
        {"policy": "postmortem: {required: [SEV-1]}"},
        [],
        id="not asked for at this severity",
    ),
    pytest.param(
        {"incident": {"status": "open", "resolved_at": None}, "without_postmortem": True},
        {},
        [],
        id="still open",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("postmortem-exists", sound(**changes), **given) == found
