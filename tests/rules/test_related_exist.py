"""Related incidents exist."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, renamed, sound

SECRET = {"aliases": "[2026-11-01-old]", "visibility": "restricted"}
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
    pytest.param(
        {"incident": {"related": "[{id: 2026-11-01-old, as: see}]"}},
        {"others": (renamed(sound(incident={"aliases": "[2026-11-01-old]"}), "2026-11-01-new"),)},
        ["incident.md:18:16 error the incident `2026-11-01-old` is now called `2026-11-01-new`"],
        id="renamed",
    ),
    pytest.param(
        {"incident": {"related": "[{id: 2026-11-01-old, as: see}]"}},
        {"others": (renamed(sound(incident=SECRET), "2026-11-01-restricted-k4t9"),)},
        ["incident.md:18:16 error there is no incident `2026-11-01-old`"],
        id="renamed to what may not be named",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("related-exist", sound(**changes), **given) == found
