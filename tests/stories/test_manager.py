"""The manager's story: one page a week that names what was promised and not done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("postmortem")
AS_OF = "2026-11-21T10:00:00Z"


@pytest.fixture
def overdue(git_repository, root):
    """Run the installed command on a clone of this repository's own records."""
    repository = git_repository()
    records = (root / "postmortems" / "2026").rglob("*.md")
    paths = [*(root / "schema").glob("*.yml"), *records]
    repository.commit("This week", {str(p.relative_to(root)): p.read_bytes() for p in paths})

    def run(*arguments):
        done = subprocess.run(
            [COMMAND, "overdue", "--as-of", AS_OF, *arguments],
            cwd=repository.path,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout

    return run


def test_the_overdue_items_are_named(overdue):
    text = overdue().decode()
    assert text.startswith("5 action items are overdue, the longest by 99 days;")
    page = text[: text.index("\n\n", text.index("\nOverdue\n"))]
    for name in (
        "2026-07-09-notifications-backlog#a1",
        "2026-07-09-notifications-backlog#a2",
        "2026-10-06-identity-login-loop#a1",
        "2026-10-06-identity-login-loop#a2",
        "2026-10-06-identity-login-loop#a3",
    ):
        assert name in page


def test_what_never_shipped_is_escalated(overdue):
    text = overdue().decode()
    assert "Escalate: no item has shipped\n  2026-07-09-notifications-backlog\n" in text


@pytest.mark.parametrize("name", ["text", "markdown", "json"])
def test_the_same_clock_gives_the_same_bytes(overdue, name):
    assert overdue("--format", name) == overdue("--format", name)
