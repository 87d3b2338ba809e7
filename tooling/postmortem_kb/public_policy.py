"""What customers see of the policy and of the services: the words, not how we work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from postmortem_kb.policy import VOCABULARIES, Policy

_KEPT = frozenset({"format", "title", "zone", "clock", "since", *VOCABULARIES})
_OF_ORGANISATION = frozenset({"name", "example", "notice"})
_OF_SITE = frozenset({"readers", "url", "title", "public_view", "public_sections", "public_hosts"})
_OF_SEVERITY = frozenset({"rank", "title", "aliases", "means", "retired", "renamed_to"})
_OF_QUESTION = frozenset({"heading", "also"})
_OF_OWN_FACT = frozenset({"type", "title", "means", "public"})
_OF_SERVICE = frozenset({"title", "means", "team"})


def customer_policy(policy: Policy) -> Policy:
    """The policy without pages, clocks, duties, steps and the waivers of its own.

    So no page measures a record by a promise that customers were not given.
    """
    data: dict[str, Any] = {key: value for key, value in policy.data.items() if key in _KEPT}
    data["organisation"] = _only(policy.part("organisation"), _OF_ORGANISATION)
    data["site"] = _only(policy.part("site"), _OF_SITE)
    data["severities"] = _each(policy, "severities", _OF_SEVERITY)
    data["questions"] = _each(policy, "questions", _OF_QUESTION)
    own = _each(policy, "extra", _OF_OWN_FACT)
    data["extra"] = {word: facts for word, facts in own.items() if facts.get("public") is True}
    return Policy(data, replace(policy.document, text="", data={}, sections=(), defects=()))


def customer_services(
    services: Mapping[str, Mapping[str, Any]],
) -> Mapping[str, Mapping[str, Any]]:
    """The services without owners, runbooks and what they depend on."""
    return {word: _only(facts, _OF_SERVICE) for word, facts in services.items()}


def _each(policy: Policy, name: str, keys: frozenset[str]) -> dict[str, Any]:
    return {word: _only(facts, keys) for word, facts in policy.entries(name)}


def _only(facts: Mapping[str, Any], keys: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if key in keys}
