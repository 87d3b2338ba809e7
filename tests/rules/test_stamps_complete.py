"""An incident says when it began, when it was noticed and when it was over."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "incident": {
                "started_at": None,
                "detected_at": None,
                "detected_by": None,
                "resolved_at": None,
                "status": "mitigated",
            }
        },
        {},
        [
            "incident.md:1:1 error `detected_at` is missing",
            "incident.md:1:1 error `detected_by` is missing",
            "incident.md:1:1 error `resolved_at` is missing",
            "incident.md:1:1 error `started_at` is missing",
        ],
        id="all missing",
    ),
    pytest.param(
        {"incident": {"resolved_at": None}}, {}, [], id="status-stamped says that it is missing"
    ),
    pytest.param(
        {"incident": {"resolved_at": None, "imported_from": "{path: a}"}},
        {"policy": "rules: {stamps-complete: {kinds: [incident]}}"},
        ["incident.md:1:1 error `resolved_at` is missing"],
        id="imported: that one says nothing",
    ),
    pytest.param(
        {"incident": {"started_at": None}, "without_postmortem": True},
        {},
        [],
        id="not asked before there is a post-mortem",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("stamps-complete", sound(**changes), **given) == found
