"""The roles that the policy requires are held."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"incident": {"roles": "{}"}},
        {},
        ["incident.md:17:1 error nobody holds the role Incident commander, which SEV-2 requires"],
        id="nobody",
    ),
    pytest.param(
        {"incident": {"roles": None}, "postmortem": {"status": "draft"}},
        {},
        ["incident.md:1:1 note nobody holds the role Incident commander, which SEV-2 requires"],
        id="left out, in a draft",
    ),
    pytest.param(
        {
            "incident": {"severity": "SEV-3"},
            "timeline": ("- 2026-11-03T14:10:00Z severity @ada from=SEV-1 to=SEV-3: smaller",),
        },
        {"policy": "roles: {comms: {required: [SEV-1]}}"},
        ["incident.md:17:1 error nobody holds the role comms, which SEV-1 requires"],
        id="by the highest severity it held",
    ),
    pytest.param(
        {"incident": {"roles": "{incident-comander: [{who: ada, from: 2026-11-03T14:04:00Z}]}"}},
        {},
        [],
        id="misspelt: another rule says so",
    ),
    pytest.param(
        {"incident": {"roles": "{incident-commander: ada}"}},
        {},
        [],
        id="no list: the schema says so",
    ),
    pytest.param(
        {"incident": {"roles": "{incident-commander: []}"}},
        {},
        ["incident.md:17:1 error nobody holds the role Incident commander, which SEV-2 requires"],
        id="an empty list",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("roles-held", sound(**changes), **given) == found
