"""A value is what it looks like to every reader of YAML."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"title": "Outage #42", "solution": "NO", "resolved_by": "017"}},
        {},
        [
            "incident.md:2:8 error YAML takes `#42` for a comment and drops it",
            "incident.md:15:11 error `NO` is false to some YAML readers; here it is text",
            "incident.md:18:14 error `017` is an octal number to some YAML readers; here it is text",
        ],
        id="each kind",
    ),
    pytest.param(
        {"postmortem": {"causes": "#config-change"}},
        {},
        ["postmortem.md:6:8 error YAML takes `#config-change` for a comment and drops it"],
        id="nothing is left",
    ),
    pytest.param(
        {"incident": {"title": '"Outage #42"  # a remark'}}, {}, [], id="quoted, or a comment"
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("value-misread", sound(**changes), **given) == found
