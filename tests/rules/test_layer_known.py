"""The layer at fault is a word of the policy."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound


def of(layer):
    return sound(incident={"impact": f"{{who: Everybody, how: It was slow, layer: {layer}}}"})


@pytest.mark.parametrize("layer", ["application", "third-party"])
def test_a_word_of_the_policy(layer):
    assert findings("layer-known", of(layer)) == []


def test_another_word_with_those_there_are():
    (problem,) = problems("layer-known", of("infra"))
    assert (problem.line, problem.message) == (16, "`infra` is no layer of the policy")
    assert "infrastructure" in problem.hint


def test_nothing_said_is_nothing_wrong():
    assert findings("layer-known", sound()) == []
    assert findings("layer-known", sound(incident={"impact": None})) == []
    assert findings("layer-known", sound(incident={"impact": "much"})) == []


def test_a_policy_without_layers_takes_any():
    assert findings("layer-known", of("edge"), policy="layers:\n") == []
