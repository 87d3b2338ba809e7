"""Every fact has a known key and a value of the right form."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "incident": {"severty": "SEV-2", "services": "checkout"},
            "postmortem": {"authors": "ada"},
        },
        {},
        [
            "incident.md:8:11 error `services` must be a list, not the text `checkout`",
            "incident.md:18:1 error unknown key `severty`",
            "postmortem.md:3:10 error `authors` must be a list, not the text `ada`",
        ],
        id="unknown key and a wrong form",
    ),
    pytest.param({}, {}, [], id="sound"),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("schema", sound(**changes), **given) == found
