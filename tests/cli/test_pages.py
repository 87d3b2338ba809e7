"""`postmortem pages`, as scripts call it."""

from __future__ import annotations

from click.testing import CliRunner

from postmortem_kb.cli.pages import command
from tests.helpers.small_base import write_base


def test_it_writes_and_counts(tmp_path):
    base = write_base(tmp_path / "base")
    done = CliRunner().invoke(command, ["-C", str(base), str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    count = len(list((tmp_path / "out").rglob("index.md")))
    assert f"{count} pages for public readers" in done.stderr
