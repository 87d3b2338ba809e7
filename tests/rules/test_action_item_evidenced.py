"""Done is shown and dated, in a draft too."""

from __future__ import annotations

import pytest

from tests.helpers.promises import promise
from tests.helpers.records import findings

RULE = "action-item-evidenced"
DONE = {"state": "done", "done_at": "2026-11-12", "evidence": "https://git.example/812"}


def test_done_and_shown():
    assert findings(RULE, promise(**DONE)) == []


@pytest.mark.parametrize(
    ("missing", "said"),
    [("done_at", "does not say since when"), ("evidence", "shows no evidence")],
)
@pytest.mark.parametrize("status", ["draft", "published"])
def test_one_of_them_is_missing(missing, said, status):
    found = findings(RULE, promise(status, **DONE | {missing: None}))
    assert found == [f"postmortem.md:8:5 error `a1` is done and {said}"]


@pytest.mark.parametrize("state", ["idea", "committed", "dropped"])
def test_what_is_not_done_needs_none(state):
    assert findings(RULE, promise(state=state)) == []


def test_the_schema_judges_another_form():
    wrong = promise(**DONE | {"evidence": "done", "done_at": "yesterday"})
    assert findings(RULE, wrong) == []
    assert len(findings("schema", wrong)) == 2
