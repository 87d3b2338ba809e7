"""A status has its time."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"resolved_at": None}},
        {},
        ["incident.md:4:9 error resolved, and `resolved_at` is missing"],
        id="resolved without a time",
    ),
    pytest.param(
        {"incident": {"status": "mitigated", "resolved_at": None}},
        {},
        ["incident.md:4:9 error mitigated, and `mitigated_at` is missing"],
        id="mitigated without a time",
    ),
    pytest.param(
        {"incident": {"status": "open"}},
        {},
        ["incident.md:13:1 error `resolved_at` has a time, and the status is open"],
        id="open with the time of its end",
    ),
    pytest.param(
        {"incident": {"kind": "external", "resolved_at": None}, "without_postmortem": True},
        {},
        [],
        id="external records are not asked",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("status-stamped", sound(**changes), **given) == found
