"""`postmortem stats`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.stats import command
from postmortem_kb.errors import UsageError
from tests.helpers.small_base import restricted, write_base, write_record


def run(*arguments):
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_a_terminal_is_told_whether_we_learn(tmp_path):
    root = write_base(tmp_path / "base")
    done = run("-C", str(root))
    assert done.exit_code == 0
    assert "Time to resolve" in done.stdout
    assert "known for 2 of 2 incidents" in done.stdout


def test_restricted_incidents_are_in_no_figure_unless_asked_for(tmp_path):
    root = write_base(tmp_path / "base")
    before = run("-C", str(root)).stdout
    write_record(root, "2026-03-04-restricted-abcd", restricted())
    assert run("-C", str(root)).stdout == before
    file = tmp_path / "all.json"
    asked = ("-C", str(root), "--restricted", "--format", "json", "--output", str(file))
    assert run(*asked).exit_code == 0
    assert json.loads(file.read_text())["incidents"] == 3


def test_restricted_ones_go_into_no_pipe(tmp_path):
    with pytest.raises(UsageError) as refused:
        run("-C", str(write_base(tmp_path / "base")), "--restricted")
    assert "--output FILE" in refused.value.hint
