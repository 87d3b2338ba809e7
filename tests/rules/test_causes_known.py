"""Causes are words of the policy."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"postmortem": {"causes": "[config-change, config-chnage]"}},
        {},
        ["postmortem.md:6:25 error `config-chnage` is no cause of the policy"],
        id="misspelt",
    ),
    pytest.param(
        {"postmortem": {"causes": "[dns]"}},
        {"policy": "causes: {dns: {retired: 2026-01-01}}"},
        ["postmortem.md:6:10 error the cause `dns` was retired on 2026-01-01"],
        id="retired by then",
    ),
    pytest.param(
        {"postmortem": {"causes": "[dns]"}},
        {"policy": "causes: {dns: {retired: 2026-11-10}}"},
        ["postmortem.md:6:10 note the cause `dns` was retired on 2026-11-10"],
        id="retired since",
    ),
    pytest.param(
        {"incident": {"kind": "external", "causes": "[dsn]"}, "without_postmortem": True},
        {},
        ["incident.md:18:10 error `dsn` is no cause of the policy"],
        id="external records have their own",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("causes-known", sound(**changes), **given) == found
