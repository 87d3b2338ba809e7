"""`postmortem init`: sets a repository up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._options import started_in
from postmortem_kb.cli._place import find_work_tree
from postmortem_kb.errors import ConfigurationError, UsageError

if TYPE_CHECKING:
    from postmortem_kb.initialising import Plan, Step


@click.command()
@click.argument("directory", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--preset", metavar="NAME", help="The process to start from, such as base.")
@click.option(
    "--tool",
    metavar="SPEC",
    help="What the workflows install with pip: a package, a version of it, or an address.",
)
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab"]),
    default="github",
    show_default=True,
    help="Whose pipelines to write; for GitLab the check alone.",
)
@click.option("--update", is_flag=True, help="Only write the copies of the schemas anew.")
@click.option(
    "-C",
    "base",
    type=click.Path(path_type=Path),
    default=".",
    metavar="DIR",
    callback=started_in,
    help="Run as if started in DIR.",
)
def command(
    directory: Path, preset: str | None, tool: str | None, ci: str, update: bool, base: Path
) -> None:
    """Set up a repository in DIRECTORY: policy, people, services, workflows, first guide.

    What exists is left as it is; the lines to add to it are printed. Running it again is safe.

    \b
    Examples:
      postmortem init
      postmortem init --ci gitlab incidents
    """
    root = (base / directory).resolve()
    _refuse_nested(root)
    steps = list(_update(root) if update else _set_up(root, preset, tool, ci))
    for line in _report(steps, root):
        click.echo(line)
    for line in _next_steps(steps, root):
        click.echo(line, err=True)


def _update(root: Path) -> Iterator[Step]:
    from postmortem_kb.initialising import update_schemas
    from postmortem_kb.policy_source import POLICY_PATH

    if not (root / POLICY_PATH).is_file():
        message = f"there is no {POLICY_PATH} in {root}: nothing to update"
        raise UsageError(message, "without --update, `postmortem init` sets it up")
    return update_schemas(root)


def _set_up(root: Path, preset: str | None, tool: str | None, ci: str) -> Iterator[Step]:
    from postmortem_kb.initialising import set_up

    top = find_work_tree(root) or root
    return set_up(root, top, _plan(root, top, preset, tool, ci))


def _plan(root: Path, top: Path, preset: str | None, tool: str | None, ci: str) -> Plan:
    from postmortem_kb.initialising import Plan, defaults

    folder = "" if root == top else root.relative_to(top).as_posix()
    usual = defaults()
    preset = usual["preset"] if preset is None else preset
    return Plan(preset, usual["tool"] if tool is None else tool, _today(), folder, ci)


def _today() -> date:
    from postmortem_kb.project import time_of_day

    return time_of_day().date()


def _refuse_nested(root: Path) -> None:
    from postmortem_kb.project import find_root

    try:
        found = find_root(root)
    except ConfigurationError:
        return
    if found != root:
        message = f"{root} lies inside the repository that is set up in {found}"
        raise UsageError(message, f"run it there: `postmortem init {found}`")


def _report(steps: list[Step], root: Path) -> Iterator[str]:
    for step in steps:
        if step.done:
            yield f"wrote  {_name(step.path, root)}"
    for step in steps:
        if step.advice:
            how = f"Write {_name(step.beside, root)} beside it" if step.beside else "Add to it"
            yield f"\n{_name(step.path, root)} exists and was left as it is. {how}:\n"
            yield from (f"    {line}".rstrip() for line in step.advice.splitlines())


def _next_steps(steps: list[Step], root: Path) -> Iterator[str]:
    done = [_name(step.path, root) for step in steps if step.done]
    owners = next((step.path for step in steps if step.path.name == "CODEOWNERS"), root)
    if not done and not any(step.advice for step in steps):
        yield "nothing to write: all of it was there"
    if any(step.done and not step.path.is_relative_to(root) for step in steps):
        yield "This is a part of a larger git repository: the pipelines stand at its top."
    if "schema/policy.yml" in done:
        yield "Next:"
        yield "  1. schema/policy.yml: read it, and say who will read the site"
        yield f"  2. {owners.parent.name}/CODEOWNERS: name who answers for the process"
        yield "  3. schema/people.yml and schema/services.yml: list who, and what can fail"
        sev = _mildest(root)
        yield f'  4. postmortem open --sev {sev} --kind drill --summary "Trying this out"'


def _mildest(root: Path) -> str:
    """The last rung of the ladder that was set up."""
    from postmortem_kb.policy_source import load_policy

    return list(load_policy(root).severities)[-1]


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
