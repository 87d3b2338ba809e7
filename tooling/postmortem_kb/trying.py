"""The use case behind `check --what-if`: what another policy would have said of every record.

A `rule=level` is tried on the whole of history: neither its own `since` nor the policy's exempts a
record. A policy file is tried as it stands, with the days from which it holds. What counts is what
would be new: a problem that is not there today, or one that would block and does not today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from postmortem_kb.check import run
from postmortem_kb.errors import UsageError
from postmortem_kb.policy import Policy
from postmortem_kb.policy_source import merge, read_policy
from postmortem_kb.policy_words import refuse_clashes
from postmortem_kb.problem import Level, Outcome
from postmortem_kb.project import Project
from postmortem_kb.reports.what_if import Trial, collect
from postmortem_kb.rules import rule_names
from postmortem_kb.suggestion import did_you_mean

_LEVELS = (*(str(level) for level in Level), "off")


def try_policy(project: Project, written: Sequence[str]) -> Trial:
    """Judge every record by the policy of today and by the one tried.

    Raises `UsageError` for what is neither `rule=level` nor a policy file, `ConfigurationError`
    for a file that is no policy.
    """
    tried = _tried(project.policy, written)
    today = _judged(project, project.policy)
    then = _judged(project, tried)
    return collect(written, project.incidents, project.policy, today.problems, then.problems)


def _tried(policy: Policy, written: Sequence[str]) -> Policy:
    for one in written:
        policy = _with_level(policy, one) if "=" in one else _from_file(Path(one))
    refuse_clashes(policy)
    return policy


def _with_level(policy: Policy, written: str) -> Policy:
    rule, _, level = (part.strip() for part in written.partition("="))
    if rule not in rule_names():
        hint = did_you_mean(rule, rule_names()) or "`postmortem explain` lists them"
        raise UsageError(f"there is no rule `{rule}`", hint)
    if level not in _LEVELS:
        raise UsageError(f"`{level}` is no level", f"write {rule}= and one of {', '.join(_LEVELS)}")
    present = policy.part("rules").get(rule)
    settings = dict(present) if isinstance(present, dict) else {}
    trial = {key: value for key, value in settings.items() if key != "since"} | {"level": level}
    rules = dict(policy.part("rules")) | {rule: trial}
    return Policy(merge(policy.data, {"since": None}) | {"rules": rules}, policy.document)


def _from_file(path: Path) -> Policy:
    try:
        return read_policy(path.read_bytes(), str(path))
    except OSError as error:
        message = f"`{path}` cannot be read: {error.strerror}"
        raise UsageError(message, "name a policy file, or write rule=level") from error


def _judged(project: Project, policy: Policy) -> Outcome:
    return run(project.incidents, replace(project.circumstances(), policy=policy))
