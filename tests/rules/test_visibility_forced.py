"""An incident of a type that must stay inside is restricted."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"type": "security"}},
        {"policy": "types: {security: {visibility: restricted}}"},
        ["incident.md:7:13 error an incident of the type `security` must be restricted"],
        id="shown",
    ),
    pytest.param(
        {"incident": {"type": "security", "visibility": "restricted"}},
        {"policy": "types: {security: {visibility: restricted}}"},
        [],
        id="restricted",
    ),
    pytest.param(
        {"incident": {"type": "security", "kind": "external"}, "without_postmortem": True},
        {"policy": "types: {security: {visibility: restricted}}"},
        [],
        id="external ones are public already",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("visibility-forced", sound(**changes), **given) == found
