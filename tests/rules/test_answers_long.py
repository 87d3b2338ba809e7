"""Answers are long enough to help somebody who was not there."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"answers": {"Causes": "Bad deploy."}},
        {},
        ["postmortem.md:31:1 note `Causes` has 2 words; 20 are asked for"],
        id="two words",
    ),
    pytest.param(
        {
            "answers": {
                "Response": "<!-- one two three four five six seven eight nine ten -->\nRolled it back."
            }
        },
        {},
        ["postmortem.md:35:1 note `Response` has 3 words; 10 are asked for"],
        id="comments do not count",
    ),
    pytest.param({"answers": {"Causes": ""}}, {}, [], id="an empty one is another rule"),
    pytest.param(
        {"answers": {"Response": "word word word word word word word word word word"}},
        {},
        [],
        id="just enough",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("answers-long", sound(**changes), **given) == found
