"""`postmortem overdue` from a shell."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.overdue import command
from postmortem_kb.errors import UsageError

ITEM = "- {id: a1, title: Alert, state: committed, owner: ada, ticket: L-1, due: 2026-11-20}\n"


@pytest.fixture
def project(tmp_path):
    write(tmp_path / "schema" / "policy.yml", "format: 1\n")
    write(tmp_path / "schema" / "people.yml", "ada: {name: Ada, team: platform}\n")
    for name, visibility in (("seen", "internal"), ("restricted-x7f2", "restricted")):
        folder = tmp_path / "postmortems" / "2026" / f"2026-11-03-{name}"
        write(
            folder / "incident.md",
            f"---\ntitle: Title {name}\nseverity: SEV-2\nstatus: resolved\nkind: incident\n"
            f"visibility: {visibility}\n---\n",
        )
        write(
            folder / "postmortem.md",
            "---\nstatus: published\npublished_at: 2026-11-05T10:00:00Z\n"
            f"action_items:\n{ITEM}---\n",
        )
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def overdue(project, *arguments):
    return CliRunner().invoke(command, ["-C", str(project), "--as-of", "2026-11-23", *arguments])


def test_names_the_item_and_its_team(project):
    done = overdue(project)
    assert done.exit_code == 0
    assert done.stdout.startswith("1 action item is overdue, the longest by 3 days.")
    assert "platform, ada\n    2026-11-03-seen#a1" in done.stdout


@pytest.mark.parametrize("name", ["text", "markdown", "json"])
def test_each_format_leaves_restricted_ones_out(project, name):
    done = overdue(project, "--format", name)
    assert "2026-11-03-seen" in done.stdout
    assert "restricted" not in done.output


def test_json_is_one_object(project):
    assert json.loads(overdue(project, "--format", "json").stdout)["version"] == 1


def test_restricted_ones_do_not_go_into_a_pipe(project):
    done = overdue(project, "--restricted")
    assert isinstance(done.exception, UsageError)
    assert done.stdout == ""


def test_restricted_ones_go_into_a_named_file(project, tmp_path):
    file = tmp_path / "report.md"
    assert overdue(project, "--restricted", "--output", str(file)).exit_code == 0
    assert "2026-11-03-restricted-x7f2#a1" in file.read_text(encoding="utf-8")


def test_the_day_of_the_report_begins_in_the_policy_s_zone(project):
    write(project / "schema" / "policy.yml", "format: 1\nzone: Pacific/Auckland\n")
    done = CliRunner().invoke(command, ["-C", str(project), "--as-of", "2026-11-20T11:00:00Z"])
    assert "1 day overdue" in done.stdout
    earlier = CliRunner().invoke(command, ["-C", str(project), "--as-of", "2026-11-20T10:59:59Z"])
    assert "Nothing is overdue" in earlier.stdout


def test_a_record_that_cannot_be_read_stops_nothing(project):
    write(project / "postmortems" / "2026" / "2026-11-09-broken" / "incident.md", "---\na: [\n")
    assert "2026-11-03-seen#a1" in overdue(project).stdout


def test_restricted_ones_go_into_no_issue(project):
    done = overdue(project, "--restricted", "--to", "github-issue")
    assert done.stdout == ""
    assert isinstance(done.exception, UsageError)
    assert "leave out --to" in done.exception.hint


def test_a_dry_run_shows_the_issue_and_the_comment(project):
    done = overdue(project, "--to", "github-issue", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.startswith("<!-- postmortem-weekly -->\n**1 action item is overdue")
    assert done.stdout.endswith(
        "the comment:\n\n<!-- week 2026-W48 -->\n"
        "2026-11-23: 1 action item is overdue, the longest by 3 days.\n"
    )
    assert "restricted" not in done.output


@pytest.mark.parametrize("arguments", [["--dry-run"], ["--to", "github-issue", "--output", "x.md"]])
def test_contradictions_are_refused(project, arguments):
    done = overdue(project, *arguments)
    assert isinstance(done.exception, UsageError)
    assert done.exception.exit_status == 2
