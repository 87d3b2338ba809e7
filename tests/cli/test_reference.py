"""The command reference says what the commands say of themselves."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click
import pytest

from postmortem_kb.cli import main
from postmortem_kb.cli._reference import write_reference

NAMED = ("docs/postmortems", "export/incident", ".github/CODEOWNERS")
"""What the examples have as given."""


def test_the_reference_is_what_the_commands_say(root: Path) -> None:
    written = (root / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert written == write_reference(), "run `make reference` and commit the page"


def test_every_option_is_explained() -> None:
    rows = [line for line in write_reference().splitlines() if line.startswith("| `")]
    assert rows
    assert not [row for row in rows if row.endswith("|  |")]


def test_every_command_has_an_example_that_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for name, command in commands(main, "postmortem"):
        lines = cleandoc(command.help or "").splitlines()
        examples = [line.strip() for line in lines if line.startswith("  postmortem ")]
        assert examples, f"{name} has no example"
        for example in examples:
            assert example.startswith(f"{name} ") or example == name
            arguments = shlex.split(example)[len(name.split()) :]
            parent = click.Context(main, info_name="postmortem", allow_extra_args=True)
            parent.params = {"directory": tmp_path}
            command.make_context(name.split()[-1], arguments, parent=parent)


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by what is typed for it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        elif command:
            yield f"{path} {name}", command
