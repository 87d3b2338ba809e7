"""A post-mortem names its causes in the policy's words."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"postmortem": {"causes": "[]"}},
        {},
        ["postmortem.md:6:9 error no cause is named"],
        id="empty",
    ),
    pytest.param(
        {"postmortem": {"causes": None}},
        {},
        ["postmortem.md:1:1 error no cause is named"],
        id="left out",
    ),
    pytest.param({}, {}, [], id="one is enough"),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("causes-named", sound(**changes), **given) == found
