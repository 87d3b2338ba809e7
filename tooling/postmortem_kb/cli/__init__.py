"""The command line. A command is `cli/<name>.py` with a click command called `command`."""

from __future__ import annotations

import sys
from importlib import import_module, resources
from pathlib import Path
from typing import NoReturn

import click

from postmortem_kb import __version__
from postmortem_kb.cli._failure import report_failure, report_refusal
from postmortem_kb.cli._options import project_option
from postmortem_kb.cli._terminal import say_error, say_problems
from postmortem_kb.cli._usage import explain_usage
from postmortem_kb.errors import FileRefused, PostmortemError, UsageError
from postmortem_kb.printable import printable
from postmortem_kb.suggestion import did_you_mean

_SENTENCE = 200
"""Characters: no command's first sentence is longer."""


class Commands(click.Group):
    """Finds commands by file name and imports the one that was asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as click calls it
        """The names of all commands, sorted."""
        names = (entry.name for entry in resources.files(__name__).iterdir())
        found = (name[:-3] for name in names if name.endswith(".py") and name[0] != "_")
        return sorted(name.rstrip("_").replace("_", "-") for name in found)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"{__name__}.{'import_' if name == 'import' else name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """As click does, with each command's first sentence whole."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, found.get_short_help_str(_SENTENCE)) for name, found in commands if found]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; an unknown name gets "did you mean"."""
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            hint = did_you_mean(args[0], known, "the commands are")
            raise UsageError(f"there is no command `{printable(args[0])}`", hint)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="postmortem")
@project_option
def main(directory: Path) -> None:
    """Incidents and post-mortems, kept as Markdown in git.

    Start with `postmortem open --sev 2 --summary "what is wrong"` when something breaks, and
    `postmortem draft` when it is over. `postmortem check` says what is missing.
    """


def run(arguments: list[str] | None = None) -> NoReturn:
    """Run a command: 0 done, 1 found something, 2 wrong usage or configuration, 3 our fault."""
    try:
        status = main.main(arguments, prog_name="postmortem", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        status = leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as failure:
        failure.show()
        status = 2
    except click.ClickException as failure:
        say_error(*explain_usage(failure))
        status = 2
    except click.Abort:
        click.echo("Stopped; nothing was changed.", err=True)
        status = 130
    except FileRefused as failure:
        say_problems(failure.problems)
        status = failure.exit_status
    except PostmortemError as failure:
        # Messages quote what people wrote, and a terminal obeys control characters.
        message = "\n".join(map(printable, failure.message.split("\n")))
        say_error(message, failure.hint)
        status = failure.exit_status
    except Exception as fault:
        status = report_refusal(fault) or report_failure(fault)
    sys.exit(status if isinstance(status, int) else 0)
