"""Roles are those of the policy."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"roles": "{incident-comander: [{who: ada}], ic: [{who: ben}]}"}},
        {},
        [
            "incident.md:17:9 error `incident-comander` is no role of the policy",
            "incident.md:17:42 error `ic` is no role of the policy",
        ],
        id="misspelt and an alias",
    ),
    pytest.param({}, {}, [], id="known"),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("roles-known", sound(**changes), **given) == found
