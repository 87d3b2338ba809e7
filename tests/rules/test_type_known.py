"""The type is a word of the policy."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"type": "avaliability"}},
        {},
        ["incident.md:6:7 error `avaliability` is no type of the policy"],
        id="misspelt",
    ),
    pytest.param({"incident": {"type": None}}, {}, [], id="left out"),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("type-known", sound(**changes), **given) == found
