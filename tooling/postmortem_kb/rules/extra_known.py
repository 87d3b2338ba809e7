"""Keys of your own are declared in the policy.

## What it asks

Each key under `extra` is declared in the policy's `extra`, and its value is of the type and one
of the values declared there. One that the policy requires of this incident is there by the time
the post-mortem is in review.

## Why

Your own facts are as easily misspelt as ours.

## Bad

    extra:
      clientt: acme

## Good

    extra: {}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date, parse_moment
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import did_you_mean

LEVEL = Level.ERROR
_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "word": lambda value: isinstance(value, str) and not any(c.isspace() for c in value),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "date": lambda value: isinstance(value, str) and parse_date(value) is not None,
    "stamp": lambda value: isinstance(value, str) and parse_moment(value) is not None,
    "handle": lambda value: isinstance(value, str) and value.replace("-", "").isalnum(),
    "list": lambda value: isinstance(value, list) and all(isinstance(v, str) for v in value),
}


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each key that is unknown or missing, and each value that does not fit."""
    declared = dict(case.policy.entries("extra"))
    extra = incident.incident.data.get("extra")
    written = extra if isinstance(extra, Mapping) else {}
    for key, value in written.items():
        at = At(data=("extra", key))
        if key not in declared:
            hint = did_you_mean(key, declared) or "declare it under `extra` in schema/policy.yml"
            yield Finding(At(data=("extra", key), key=True), f"unknown key `{key}`", hint)
        else:
            yield from _value(key, value, declared[key], at)
    if incident.review_state in ("review", "published"):
        yield from _missing(incident, case, declared, written)


def _value(key: str, value: Any, facts: Mapping[str, Any], at: At) -> Iterator[Finding]:
    wanted, allowed = text_of(facts, "type"), texts_of(facts, "values")
    if not _TYPES[wanted](value):
        yield Finding(at, f"`extra.{key}` is no {wanted}", text_of(facts, "means"))
    elif allowed:
        for word in value if isinstance(value, list) else [str(value)]:
            if word not in allowed:
                hint = did_you_mean(word, allowed)
                yield Finding(at, f"`{word}` is no value of `extra.{key}`", hint)


def _missing(
    incident: Incident,
    case: Case,
    declared: Mapping[str, Mapping[str, Any]],
    written: Mapping[str, Any],
) -> Iterator[Finding]:
    for key, facts in declared.items():
        required = facts.get("required")
        asked = isinstance(required, Mapping) and case.policy.asked_of(incident, required)
        if asked and written.get(key) is None:
            hint = f"add it: {text_of(facts, 'means') or text_of(facts, 'title') or key}"
            yield Finding(At(data=("extra",)), f"`extra.{key}` is missing", hint)
