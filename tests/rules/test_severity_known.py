"""The severity is a word of the ladder."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"severity": "SEV-9"}},
        {},
        ["incident.md:3:11 error `SEV-9` is no severity of the policy"],
        id="unknown",
    ),
    pytest.param(
        {"incident": {"severity": "sev2"}},
        {},
        ["incident.md:3:11 error `sev2` is written `SEV-2` in the policy"],
        id="an alias",
    ),
    pytest.param({}, {}, [], id="known"),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("severity-known", sound(**changes), **given) == found
