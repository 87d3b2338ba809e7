"""What rules say of a change: the same record before and after, or the policy before and after."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.check import run
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Problem
from postmortem_kb.rules._case import stub_of
from tests.helpers.records import policy_of, said

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def changed(
    rule: str,
    before: Incident | None,
    after: Incident | None,
    *,
    old_policy: str = "",
    policy: str = "",
    gone: tuple[Incident, ...] = (),
) -> list[Problem]:
    """What one rule says of a change."""
    judged = [after] if after else []
    circumstances = Circumstances(
        policy=policy_of(policy),
        now=NOW,
        records={record.id: stub_of(record) for record in judged},
        bases={record.id: before for record in judged},
        base_policy=policy_of(old_policy),
        gone={record.id: record for record in gone},
    )
    return [found for found in run(judged, circumstances).problems if found.rule == rule]


def told(rule: str, before: Incident | None, after: Incident) -> list[str]:
    """The same, each as `incident.md:3:11 error what is wrong`."""
    return [said(problem, after) for problem in changed(rule, before, after)]


def policy_change(old: str, new: str) -> list[str]:
    """What `policy-kept` says where the policy has `new` in place of `old`."""
    found = changed("policy-kept", None, None, old_policy=old, policy=new)
    return [f"{p.path}:{p.line}:{p.column} {p.level} {p.message}" for p in found]
