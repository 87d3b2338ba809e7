"""What is dropped says why."""

from __future__ import annotations

import pytest

from tests.helpers.promises import promise
from tests.helpers.records import findings

RULE = "action-item-dropped"
WHY = "{on: 2026-11-12, by: eve, reason: The new check makes it needless.}"


def test_dropped_with_its_reason():
    assert findings(RULE, promise(state="dropped", dropped=WHY)) == []


@pytest.mark.parametrize("status", ["draft", "published"])
def test_dropped_without_a_reason(status):
    expected = "postmortem.md:11:12 error `a1` is dropped and does not say why"
    assert findings(RULE, promise(status, state="dropped")) == [expected]


def test_a_placeholder_is_no_reason():
    why = WHY.replace("The new check makes it needless.", "TBD")
    (line,) = findings(RULE, promise(state="dropped", dropped=why))
    assert line.endswith("error `a1` is dropped and does not say why")


def test_the_schema_judges_half_a_reason():
    half = promise(state="dropped", dropped="{on: 2026-11-12}")
    assert findings(RULE, half) == []
    assert len(findings("schema", half)) == 1


def test_what_is_not_dropped_needs_none():
    assert findings(RULE, promise()) == []
