"""A trial for programs."""

from __future__ import annotations

import json

from postmortem_kb.reports import what_if_json
from tests.helpers.trials import NOTED, trial


def test_json_has_shares_and_places():
    (text,) = what_if_json.render(trial(today=[], then=[NOTED]))
    facts = json.loads(text)
    assert facts["version"] == 1
    assert facts["records"] == {"count": 2, "flagged": 1, "blocked": 0}
    assert facts["by_year"]["2026"]["flagged"] == 1
    assert (facts["gone"], facts["would_block"]) == (0, [])
    (problem,) = facts["problems"]
    assert (problem["path"], problem["line"], problem["level"]) == (NOTED.path, 2, "note")
