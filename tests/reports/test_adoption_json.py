"""The adoption for programs."""

from __future__ import annotations

import json

from postmortem_kb.reports.adoption import Adoption, Share
from postmortem_kb.reports.adoption_json import render


def test_counts_by_name():
    adoption = Adoption(2, (Share("a timeline", 1),), (Share("causes-named", 2),))
    assert json.loads("\n".join(render(adoption))) == {
        "version": 1,
        "records": 2,
        "facts": {"a timeline": 1},
        "rules": {"causes-named": 2},
        "ready": ["causes-named"],
    }
