"""`postmortem actions`: the action items of all incidents. A verb is `cli/_actions/<name>.py`."""

from __future__ import annotations

from importlib import import_module, resources
from pathlib import Path

import click

from postmortem_kb.cli import _actions
from postmortem_kb.cli._options import project_option
from postmortem_kb.errors import UsageError
from postmortem_kb.suggestion import did_you_mean


class _Verbs(click.Group):
    """Finds verbs by file name and imports the one that was asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as click calls it
        """The names of all verbs, sorted."""
        names = (entry.name for entry in resources.files(_actions).iterdir())
        found = (name[:-3] for name in names if name.endswith(".py") and name[0] != "_")
        return sorted(name.rstrip("_") for name in found)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The verb of that name. Raises `UsageError` where there is none."""
        known = self.list_commands(ctx)
        if cmd_name not in known:
            hint = did_you_mean(cmd_name, known, "there are")
            raise UsageError(f"`postmortem actions` has no `{cmd_name}`", hint)
        module = import_module(f"{_actions.__name__}.{'list_' if cmd_name == 'list' else cmd_name}")
        verb: click.Command = module.command
        return verb


@click.group(cls=_Verbs, invoke_without_command=True)
@project_option
@click.pass_context
def command(context: click.Context, directory: Path) -> None:
    """List action items, add them, and say what became of them.

    An item is named INCIDENT#a1. Without a verb, the committed ones are listed. What is written
    here needs no new approval: a published post-mortem stays published.
    """
    if context.invoked_subcommand is None:
        verb = _Verbs.get_command(context.command, context, "list")  # type: ignore[arg-type]
        context.invoke(verb, directory=directory)
