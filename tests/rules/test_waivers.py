"""A waiver excuses a rule that exists, can be excused, and has a complaint."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "incident": {
                "waivers": "[{rule: post-mortem-deadline, reason: x, by: eve, on: 2026-11-06}]"
            }
        },
        {},
        ["incident.md:18:18 error there is no rule `post-mortem-deadline`"],
        id="no such rule",
    ),
    pytest.param(
        {"incident": {"waivers": "[{rule: schema, reason: x, by: eve, on: 2026-11-06}]"}},
        {},
        ["incident.md:18:18 error `schema` cannot be excused"],
        id="not to be excused",
    ),
    pytest.param(
        {
            "incident": {
                "waivers": "[{rule: answers-long, reason: x, by: eve, on: 2026-11-06, until: 2026-11-10}]"
            }
        },
        {},
        [
            "incident.md:18:18 note this waiver of `answers-long` excuses nothing: the rule has no complaint",
            "incident.md:18:75 note this waiver ended on 2026-11-10",
        ],
        id="over, needless",
    ),
    pytest.param(
        {
            "incident": {"waivers": "[{rule: causes-named, reason: x, by: eve, on: 2026-11-23}]"},
            "postmortem": {"causes": "[]"},
        },
        {},
        ["incident.md:18:56 error this waiver is dated in the future: 2026-11-23"],
        id="dated in the future, at work",
    ),
    pytest.param(
        {
            "incident": {"waivers": "[{rule: causes-named, reason: x, by: eve, on: 2026-11-06}]"},
            "postmortem": {"causes": "[]"},
        },
        {},
        [],
        id="at work",
    ),
    pytest.param(
        {
            "incident": {"waivers": "[{rule: causes-named, reason: TBD, by: eve, on: 2026-11-22}]"},
            "postmortem": {"causes": "[]"},
        },
        {"now": "2026-11-21T12:00:00Z"},
        ["incident.md:18:40 error this waiver of `causes-named` does not say why"],
        id="at work without a reason, on a day that has begun somewhere",
    ),
    pytest.param(
        {
            "incident": {
                "waivers": "[{rule: postmortem-deadline, reason: x, by: eve, "
                "on: 2026-11-06, until: 2026-11-01}]"
            },
            "postmortem": {"published_at": "2026-11-09T16:00:00Z"},
        },
        {},
        [],
        id="too short to excuse, and not needless",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("waivers", sound(**changes), **given) == found
