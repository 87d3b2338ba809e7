"""Answers under `triage` belong to questions of the policy.

## What it asks

Each key under `triage` is one of the policy's triage questions. Where the question names a
vocabulary (`words`), its answer is a word of it.

## Why

An answer under a misspelt name is shown below no question, and the question seems unanswered.

## Bad

    triage: {afected: Everybody who searches.}

## Good

    triage: {affected: Everybody who searches.}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._vocabulary import judge_word
from postmortem_kb.suggestion import did_you_mean

LEVEL = Level.ERROR
_ONE = {
    "types": "type",
    "causes": "cause",
    "layers": "layer",
    "priorities": "priority",
    "item_types": "type of action item",
    "jobs": "job",
}
"""What one word of a vocabulary is called."""


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each answer to no question, and for each word that is none."""
    asked = dict(case.policy.entries("triage"))
    for key, answer in _answers(incident).items():
        if key not in asked:
            hint = did_you_mean(key, asked) or "the policy asks no triage questions"
            message = f"`{key}` is no triage question of the policy"
            yield Finding(At(data=("triage", key), key=True), message, hint)
        elif vocabulary := text_of(asked[key], "words"):
            known, at = case.policy.words(vocabulary), At(data=("triage", key))
            one = _ONE[vocabulary]
            yield from judge_word(str(answer), one, known, at, incident, case)


def _answers(incident: Incident) -> Mapping[str, Any]:
    found = incident.incident.data.get("triage")
    return found if isinstance(found, Mapping) else {}
