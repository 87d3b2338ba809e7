"""The incident says in a sentence each what happened, what stopped it and who was hit."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"summary": None, "solution": "TBD", "impact": None}},
        {},
        [
            "incident.md:1:1 error `impact.how` is missing",
            "incident.md:1:1 error `impact.who` is missing",
            "incident.md:1:1 error `summary` is missing",
            "incident.md:14:11 error `solution` is missing",
        ],
        id="all missing",
    ),
    pytest.param(
        {"incident": {"impact": "{who: Customers}"}},
        {},
        ["incident.md:16:1 error `impact.how` is missing"],
        id="half of the impact",
    ),
    pytest.param(
        {"incident": {"summary": None}, "postmortem": {"status": "draft"}},
        {},
        ["incident.md:1:1 note `summary` is missing"],
        id="a note in a draft",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("facts-complete", sound(**changes), **given) == found
