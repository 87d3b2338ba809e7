"""The command reference, written from the commands' own help: `make reference`."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click

from postmortem_kb.cli import main

_INTRODUCTION = """\
# Commands

Written from the commands' own help; `postmortem COMMAND --help` says the same. Every command
takes `-C DIR` and finds the project by walking up to `schema/policy.yml`. `ID` is an incident's
id, or any part of it that fits one incident alone; commands that write look among open
incidents first. `postmortem -C DIR COMMAND` is the same as `postmortem COMMAND -C DIR`.

Exit status: 0 done, whatever was found; 1 from `check` where a record has an error, from `build`
where something was left out, from `check --diff` where something would be mended, and from a
command that a record's state does not allow; 2 for wrong usage or configuration, and where the
system lets us not read or write a file; 3 for a fault of ours. Results go to standard output, the
rest to standard error.
"""


def write_reference() -> str:
    """The whole page in Markdown."""
    context = click.Context(main, info_name="postmortem")
    sections = []
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is not None:
            sections.append("\n".join(_section(command, f"postmortem {name}", context)))
    return "\n".join([_INTRODUCTION, *sections])


def _section(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name.split()[-1], parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"## {name}\n"
    yield f"```text\n{name} {usage}".rstrip() + "\n```\n"
    yield from map(_paragraph, cleandoc(command.help or "").split("\n\n"))
    options = [record for record in map(_option, _parameters(command, context)) if record]
    if options:
        yield "| option | what it does |\n| --- | --- |"
        yield from options
        yield ""
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            if inner is not None:
                yield from _section(inner, f"{name} {below}", context)


def _paragraph(text: str) -> str:
    """A paragraph of the help; the examples, which keep their lines, as what is typed."""
    if not text.startswith("\b\n"):
        return f"{text}\n"
    typed = "\n".join(f"$ {line.strip()}" for line in text.splitlines()[2:])
    return f"```console\n{typed}\n```\n"


def _parameters(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        explained = isinstance(parameter, click.Option) or (record and record[1])
        if record and explained and "--help" not in record[0]:
            yield record


def _option(record: tuple[str, str]) -> str:
    name, text = (part.replace("|", "\\|") for part in record)
    return f"| `{name}` | {' '.join(text.split())} |"


if __name__ == "__main__":
    click.echo(write_reference(), nl=False)
