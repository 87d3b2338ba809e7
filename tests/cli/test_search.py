"""`postmortem search` from a shell."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.search import command
from postmortem_kb.errors import UsageError
from tests.helpers.terminal import run_in_terminal

COMMAND = Path(sys.executable).with_name("postmortem")

BODY = "## Notes\n\nThe pool of connections ran dry, and `checkout` waited.\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "policy.yml").write_text("format: 1\n", encoding="utf-8")
    for name, visibility in (("pool", "internal"), ("restricted-x7f2", "restricted")):
        folder = tmp_path / "postmortems" / "2026" / f"2026-11-03-{name}"
        folder.mkdir(parents=True)
        (folder / "incident.md").write_text(
            f"---\ntitle: Checkout is slow\nseverity: SEV-2\nstatus: resolved\n"
            f"visibility: {visibility}\nsolution: Rolled back.\n---\n\n{BODY}",
            encoding="utf-8",
        )
    return tmp_path


def search(project, *arguments):
    return CliRunner().invoke(command, ["-C", str(project), *arguments])


def test_a_word_of_the_body(project):
    done = search(project, "connection", "pool")
    assert done.exit_code == 0
    assert done.stdout == (
        "Checkout is slow\n"
        "  2026-11-03-pool  2026-11-03  SEV-2\n"
        "  solved: Rolled back.\n"
        "  … The pool of connections ran dry, and checkout waited. …\n"
    )


def test_nothing_found_says_what_to_do(project):
    done = search(project, "kubernetes")
    assert done.exit_code == 0
    assert done.stdout.startswith("No incident speaks of `kubernetes`.\n")


def test_words_are_asked_for(project):
    assert search(project).exit_code == 2


def test_empty_words_are_refused(project):
    found = search(project, " ")
    assert isinstance(found.exception, UsageError)
    assert found.exception.message == "WORDS are empty"


def test_json_has_the_places_of_the_words(project):
    (hit,) = json.loads(search(project, "pool", "--format", "json").stdout)["hits"]
    assert hit["id"] == "2026-11-03-pool"
    ((start, end),) = hit["marks"]
    assert hit["excerpt"][start:end] == "pool"


def test_restricted_ones_leave_no_trace(project):
    assert "restricted" not in search(project, "checkout", "restricted", "x7f2").stdout.replace(
        "No incident speaks of `checkout restricted x7f2`.", ""
    )


def test_what_is_asked_for_does_nothing_to_the_terminal(project):
    assert "\x1b" not in search(project, "\x1b[2J").output


def test_words_are_marked_on_a_terminal(project):
    written = run_in_terminal([COMMAND, "search", "-C", project, "pool"], NO_COLOR="")
    assert "The \x1b[1mpool\x1b[0m of connections" in written


def test_words_are_not_marked_where_nobody_wants_colours(project):
    written = run_in_terminal([COMMAND, "search", "-C", project, "pool"], NO_COLOR="1")
    assert "The pool of connections" in written
