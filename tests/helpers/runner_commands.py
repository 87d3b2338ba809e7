"""Lines of a log as GitHub's runner reads them: which are commands, and what they say.

After the runner's source (actions/runner, src/Runner.Common/ActionCommand.cs): `::` at the start
of a line, spaces apart, or `##[` anywhere in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_IN_TEXT = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_IN_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@dataclass(frozen=True)
class Command:
    """One command: its name, its properties and its text."""

    name: str
    properties: dict[str, str]
    text: str


def commands_in(lines: Iterable[str]) -> list[Command]:
    """The commands that the runner obeys in these lines of output."""
    # A terminal's and a log's line may end at any of these.
    single = [part for line in lines for part in line.replace("\r", "\n").split("\n")]
    return [found for line in single if (found := _command(line))]


def _command(line: str) -> Command | None:
    start = line.lstrip()
    if "##[" in line:
        head, _, text = line.partition("##[")[2].partition("]")
        return Command(head, {}, text)
    if not start.startswith("::") or "::" not in start[2:]:
        return None
    head, _, text = start[2:].partition("::")
    name, _, written = head.partition(" ")
    pairs = (pair.partition("=") for pair in written.split(",") if "=" in pair)
    return Command(
        name, {key: _unescaped(value, _IN_PROPERTY) for key, _, value in pairs},
        _unescaped(text, _IN_TEXT),
    )  # fmt: skip


def _unescaped(text: str, escapes: Iterable[tuple[str, str]]) -> str:
    for written, meant in escapes:
        text = text.replace(written, meant)
    return text
