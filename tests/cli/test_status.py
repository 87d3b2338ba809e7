"""`postmortem status` from a shell."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.status import command
from postmortem_kb.errors import UsageError
from tests.helpers.terminal import run_in_terminal

COMMAND = Path(sys.executable).with_name("postmortem")


@pytest.fixture
def project(tmp_path):
    write(tmp_path / "schema" / "policy.yml", "format: 1\n")
    for name, visibility in (("seen", "internal"), ("restricted-x7f2", "restricted")):
        folder = tmp_path / "postmortems" / "2026" / f"2026-11-03-{name}"
        write(
            folder / "incident.md",
            f"---\ntitle: Title {name}\nseverity: SEV-2\nstatus: open\nkind: incident\n"
            f"visibility: {visibility}\ndeclared_at: 2026-11-03T10:00:00Z\n---\n",
        )
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def status(project, *arguments):
    return CliRunner().invoke(
        command, ["-C", str(project), "--as-of", "2026-11-03T11:00:00Z", *arguments]
    )


def test_says_what_is_open(project):
    done = status(project)
    assert done.exit_code == 0
    assert "1 incident is open" in done.stdout
    assert "2026-11-03-seen" in done.stdout


def test_says_nothing_of_restricted_ones(project):
    assert "restricted" not in status(project).output


def test_restricted_ones_do_not_go_into_a_pipe(project):
    done = status(project, "--restricted")
    assert isinstance(done.exception, UsageError)
    assert done.exception.exit_status == 2
    assert done.stdout == ""


def test_restricted_ones_go_to_a_terminal(project):
    written = run_in_terminal([COMMAND, "status", "--restricted", "-C", project])
    assert "2026-11-03-restricted-x7f2" in written


def test_restricted_ones_go_into_a_named_file(project, tmp_path):
    file = tmp_path / "status.txt"
    done = status(project, "--restricted", "--output", str(file))
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "2026-11-03-restricted-x7f2" in file.read_text(encoding="utf-8")


def test_a_device_is_no_named_file(project):
    done = status(project, "--restricted", "--output", "/dev/null")
    assert isinstance(done.exception, UsageError)


def test_a_file_that_cannot_be_written_is_said(project, tmp_path):
    done = status(project, "--output", str(tmp_path / "none" / "status.txt"))
    assert isinstance(done.exception, UsageError)
    assert "cannot be written" in done.exception.message


def test_the_clock_is_set_and_not_the_records(project):
    done = CliRunner().invoke(command, ["-C", str(project), "--as-of", "2026-11-03T09:59:59Z"])
    assert "No incident is open." in done.stdout
