"""`postmortem explain`: what a rule asks, why, and how it is set here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._options import open_project, project_option
from postmortem_kb.errors import ConfigurationError, UsageError

if TYPE_CHECKING:
    from postmortem_kb.policy import Policy
    from postmortem_kb.rules import Rule


@click.command()
@click.argument("rule", required=False)
@project_option
def command(rule: str | None, directory: Path) -> None:
    """List all rules, or show one rule's page: what it asks, why, and examples.

    Inside a repository, levels and options are those of its policy.

    \b
    Examples:
      postmortem explain
      postmortem explain action-item-owned
    """
    policy = _policy(directory)
    for line in _page(rule, policy) if rule else _list(policy):
        click.echo(line)


def _policy(directory: Path) -> Policy | None:
    """The policy here, or None: a rule can be explained without one, or beside a broken one."""
    try:
        return open_project(directory).policy
    except ConfigurationError as failure:
        click.echo(f"levels and options as shipped, for {failure.message}", err=True)
        return None


def _list(policy: Policy | None) -> Iterator[str]:
    from postmortem_kb.rules import load_rule, rule_names

    widest = max(map(len, rule_names()))
    for rule in map(load_rule, rule_names()):
        yield f"{rule.name:<{widest}}  {_level(rule, policy):<7}  {rule.title}"


def _page(name: str, policy: Policy | None) -> Iterator[str]:
    from postmortem_kb.rules import hint_for, load_rule, rule_names

    if name not in rule_names():
        raise UsageError(f"there is no rule `{name}`", hint_for(name))
    rule = load_rule(name)
    yield f"# {name}"
    yield ""
    yield from rule.page.strip().split("\n")
    yield ""
    yield from _settings(rule, policy)


def _settings(rule: Rule, policy: Policy | None) -> Iterator[str]:
    """How the rule is set, as facts below its page."""
    settings = policy.rule_settings(rule.name) if policy else None
    level = _level(rule, policy)
    yield f"level: {level}{_note(rule, level)}"
    if settings and settings.since:
        yield f"since: {settings.since.isoformat()}"
    scopes = ("severities", "statuses", "kinds", "paths") if settings else ()
    for scope in scopes:
        if words := getattr(settings, scope):
            yield f"only {scope}: {', '.join(words)}"
    for option, value in rule.with_defaults(settings.options if settings else {}).items():
        yield f"option {option}: {value}"
    if not rule.waivable:
        yield "no waiver excuses it"


def _note(rule: Rule, level: str) -> str:
    softened = rule.softened and level not in ("note", "off")
    return ", a note until the post-mortem is in review" if softened else ""


def _level(rule: Rule, policy: Policy | None) -> str:
    settings = policy.rule_settings(rule.name) if policy else None
    if settings and settings.off:
        return "off"
    return (settings.level if settings else None) or rule.level
