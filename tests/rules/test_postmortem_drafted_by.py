"""The post-mortem is drafted by whoever held the role that the policy names."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"postmortem": {"authors": "[ben]"}},
        {"policy": "postmortem: {drafted_by: incident-commander}"},
        ["postmortem.md:3:10 warning none of the authors was incident commander"],
        id="somebody else",
    ),
    pytest.param(
        {"postmortem": {"authors": "[ben, ada]"}},
        {"policy": "postmortem: {drafted_by: incident-commander}"},
        [],
        id="among others",
    ),
    pytest.param(
        {"incident": {"roles": "{}"}, "postmortem": {"authors": "[ben]"}},
        {"policy": "postmortem: {drafted_by: incident-commander}"},
        [],
        id="nobody held the role",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("postmortem-drafted-by", sound(**changes), **given) == found
