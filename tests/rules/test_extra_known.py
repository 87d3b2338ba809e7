"""Keys of your own are declared in the policy."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {},
        {
            "policy": "extra: {client: {type: word, values: [acme, umbrella], required: {severities: [SEV-2]}}, count: {type: number}}"
        },
        ["incident.md:1:1 error `extra.client` is missing"],
        id="missing",
    ),
    pytest.param(
        {"incident": {"extra": "{cleint: acme, client: acmee, count: many}"}},
        {
            "policy": "extra: {client: {type: word, values: [acme, umbrella], required: {severities: [SEV-2]}}, count: {type: number}}"
        },
        [
            "incident.md:18:9 error unknown key `cleint`",
            "incident.md:18:31 error `acmee` is no value of `extra.client`",
            "incident.md:18:45 error `extra.count` is no number",
        ],
        id="misspelt key, unknown value",
    ),
    pytest.param(
        {"incident": {"extra": "{client: acme, count: 3}"}},
        {
            "policy": "extra: {client: {type: word, values: [acme, umbrella], required: {severities: [SEV-2]}}, count: {type: number}}"
        },
        [],
        id="as declared",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("extra-known", sound(**changes), **given) == found
