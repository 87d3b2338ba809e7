"""The use case behind `check --what-if`: what another policy would have said of every record.

A `rule=level` is tried on the whole of history: neither its own `since` nor the policy's exempts a
record. A policy file is tried as it stands, with the days from which it holds. What counts is what
would be new: a problem that is not there today, or one that would block and does not today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from postmortem_kb.check import run
from postmortem_kb.errors import UsageError
from postmortem_kb.policy import Policy
from postmortem_kb.policy_source import merge, read_policy
from postmortem_kb.policy_words import refuse_clashes
from postmortem_kb.problem import Level, Problem
from postmortem_kb.project import Project
from postmortem_kb.reports.what_if import Trial, collect
from postmortem_kb.rules import hint_for, rule_names
from postmortem_kb.suggestion import did_you_mean

_LEVELS = (*(str(level) for level in Level), "off")


def try_policy(project: Project, written: Sequence[str], start: Path = Path()) -> Trial:
    """Judge every record by the policy of today and by the one tried; files lie below `start`.

    Raises `UsageError` for what is neither `rule=level` nor a policy file, `ConfigurationError`
    for a file that is no policy.
    """
    levels = dict(_level(one) for one in written if "=" in one)
    today = stated = _judged(project, project.policy)
    policy = project.policy
    for name in (one for one in written if "=" not in one):
        policy = _from_file(start, name)
        stated = _judged(project, policy)
    then = [problem for problem in stated if problem.rule not in levels]
    if levels:
        tried = _judged(project, _on_all_of_history(policy, levels))
        then += [problem for problem in tried if problem.rule in levels]
    then.sort(key=lambda problem: problem.order)
    return collect(written, project.incidents, project.policy, today, then)


def _level(written: str) -> tuple[str, str]:
    rule, _, level = (part.strip() for part in written.partition("="))
    if rule not in rule_names():
        raise UsageError(f"there is no rule `{rule}`", hint_for(rule))
    if level not in _LEVELS:
        raise UsageError(f"`{level}` is no level", did_you_mean(level, _LEVELS))
    return rule, level


def _on_all_of_history(policy: Policy, levels: Mapping[str, str]) -> Policy:
    """The policy with these rules at these levels, and no day before which they are silent.

    For the other rules it is no policy to judge by: they would lose their day as well.
    """
    rules = dict(policy.part("rules"))
    for rule, level in levels.items():
        present = rules.get(rule)
        settings = dict(present) if isinstance(present, dict) else {}
        settings.pop("since", None)
        rules[rule] = settings | {"level": level}
    return Policy(merge(policy.data, {"since": None}) | {"rules": rules}, policy.document)


def _from_file(start: Path, name: str) -> Policy:
    try:
        raw = (start / name).read_bytes()
    except OSError as error:
        message = f"`{name}` cannot be read: {error.strerror}"
        rule = name if name in rule_names() else "rule"
        raise UsageError(message, f"name a policy file, or write {rule}=error") from error
    policy = read_policy(raw, name)
    refuse_clashes(policy)
    return policy


def _judged(project: Project, policy: Policy) -> Sequence[Problem]:
    return run(project.incidents, replace(project.circumstances(), policy=policy)).problems
