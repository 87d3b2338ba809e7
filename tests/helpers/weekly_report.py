"""A repository with something to report, and `overdue --to` run in it."""

from __future__ import annotations

import json

from click.testing import CliRunner

from postmortem_kb.cli.overdue import command

PEOPLE = (
    "ada: {name: Ada, team: platform, mail: ada@acme.example}\n"
    "bob: {name: Bob, team: web, mail: bob@acme.example}\n"
)
ITEMS = """action_items:
- {id: a1, title: Alert on lag, state: committed, owner: ada, ticket: L-1, due: 2026-11-20}
- {id: a2, title: Test the fallback, state: committed, owner: bob, ticket: L-2, due: 2026-11-19}
"""
HEAD = "---\ntitle: Title\nseverity: SEV-2\nstatus: resolved\nkind: incident\nvisibility: {}\n---\n"
PUBLISHED = f"---\nstatus: published\npublished_at: 2026-11-05T10:00:00Z\n{ITEMS}---\n"


def promising(repository):
    files = {"schema/policy.yml": "format: 1\n", "schema/people.yml": PEOPLE}
    for name, visibility in (("seen", "internal"), ("hidden-x7f2", "restricted")):
        folder = f"postmortems/2026/2026-11-03-{name}"
        files[f"{folder}/incident.md"] = HEAD.format(visibility)
        files[f"{folder}/postmortem.md"] = PUBLISHED
    repository.commit("Records", files)
    return repository


def run(project, destination, *more, as_of="2026-11-23"):
    arguments = ["-C", str(project.path), "--as-of", as_of, "--to", destination, *more]
    return CliRunner().invoke(command, arguments)


def states(project):
    written = project.git("show", "postmortem-state:deliveries.json")
    return {
        (entry["week"], entry["destination"], entry["recipient"]): entry["state"]
        for entry in json.loads(written)["deliveries"]
    }
