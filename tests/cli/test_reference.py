"""The command reference says what the commands say of themselves."""

from __future__ import annotations

from pathlib import Path

from postmortem_kb.cli._reference import write_reference


def test_the_reference_is_what_the_commands_say(root: Path) -> None:
    written = (root / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert written == write_reference(), "run `make reference` and commit the page"


def test_every_option_is_explained() -> None:
    rows = [line for line in write_reference().splitlines() if line.startswith("| `")]
    assert rows
    assert not [row for row in rows if row.endswith("|  |")]
