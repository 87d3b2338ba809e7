"""Related incidents exist."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "incident": {
                "related": "[{id: 2026-11-01-no-such, as: see}]",
                "covered_by": "2026-11-01-nor-this",
            }
        },
        {},
        [
            "incident.md:18:16 error there is no incident `2026-11-01-no-such`",
            "incident.md:19:13 error there is no incident `2026-11-01-nor-this`",
        ],
        id="none such",
    ),
    pytest.param(
        {"incident": {"related": "[{id: 2026-11-03-checkout-slow, as: see}]"}},
        {},
        ["incident.md:18:16 error the record names itself"],
        id="itself",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("related-exist", sound(**changes), **given) == found
