"""What a review says beyond the check: what stood there before, and the past that it is like."""

from __future__ import annotations

import pytest

from postmortem_kb.checking import check_project
from postmortem_kb.comparing import check_change
from postmortem_kb.problem import Level
from postmortem_kb.project import open_project
from postmortem_kb.reviewing import reviewed

POLICY = "format: 1\nextends: base\nclock: 2026-11-21T10:00:00Z\n"


def record(title, more="", visibility="internal"):
    return (
        f"---\ntitle: {title}\nseverity: SEV-9\nstatus: open\nkind: incident\n"
        f"visibility: {visibility}\nservices: [checkout]\n"
        f"declared_at: 2026-11-03T10:00:00Z\n{more}---\n"
    )


def path(name):
    return f"postmortems/2026/{name}/incident.md"


@pytest.fixture
def repository(git_repository):
    repository = git_repository()
    files = {"schema/policy.yml": POLICY, path("2026-11-03-old"): record("The pool ran dry")}
    repository.commit("Begin", files)
    return repository


def review(repository, files):
    repository.write(files)
    project = open_project(repository.path)
    return reviewed(check_change(project, "main"), project, since="main")


def told(problems):
    return sorted({(p.path.split("/")[2], p.rule) for p in problems if p.level is Level.ERROR})


def fresh(outcome):
    return told(p for p in outcome.problems if p not in outcome.standing)


def test_what_was_wrong_before_is_told_apart(repository):
    files = {path("2026-11-03-old"): record("The pool ran dry", "colour: red\n")}
    outcome = review(repository, files)
    assert fresh(outcome) == [("2026-11-03-old", "schema")]
    assert told(outcome.standing) == [("2026-11-03-old", "severity-known")]


def test_it_is_known_again_where_lines_and_the_folder_moved(repository):
    repository.git("mv", "postmortems/2026/2026-11-03-old", "postmortems/2026/2026-11-03-new")
    more = "aliases: [2026-11-03-old]\n"
    text = record("The pool ran dry", more).replace("---\n", "---\n# moved\n", 1)
    outcome = review(repository, {path("2026-11-03-new"): text})
    assert ("2026-11-03-new", "severity-known") in told(outcome.standing)


def test_all_of_a_new_record_is_new(repository):
    outcome = review(repository, {path("2026-11-03-new"): record("Slow")})
    assert outcome.standing == frozenset()
    assert fresh(outcome) == [("2026-11-03-new", "severity-known")]


def test_what_a_new_policy_asks_is_new_in_records_that_nobody_touched(repository):
    text = record("The pool ran dry").replace("status: open", "status: cancelled")
    repository.commit("Off", {
        "schema/policy.yml": POLICY + 'rules: {cancelled-with-reason: "off"}\n',
        path("2026-11-03-old"): text,
    })  # fmt: skip
    outcome = review(repository, {"schema/policy.yml": POLICY})
    assert told(outcome.standing) == [("2026-11-03-old", "severity-known")]
    assert fresh(outcome) == [("2026-11-03-old", "cancelled-with-reason")]


def test_a_new_record_resembles_a_past_one_and_never_itself(repository):
    outcome = review(repository, {path("2026-11-04-new"): record("Slow")})
    assert [(like.record, like.id) for like in outcome.resembling] == [
        ("2026-11-04-new", "2026-11-03-old")
    ]


def test_restricted_records_are_neither_asked_about_nor_named(repository):
    secret = record("Secret", visibility="restricted")
    repository.commit("Secret", {path("2026-11-01-restricted-aaaa"): secret})
    outcome = review(repository, {path("2026-11-02-restricted-bbbb"): secret})
    assert outcome.resembling == ()
    outcome = review(repository, {path("2026-11-04-new"): record("Slow")})
    assert "restricted" not in " ".join(like.id for like in outcome.resembling)


def test_a_bulk_import_is_compared_with_nothing(repository):
    files = {path(f"2026-11-{day:02}-x"): record("Slow") for day in range(5, 16)}
    assert review(repository, files).resembling == ()


def test_without_a_base_all_is_new_and_only_what_is_named_is_compared(repository):
    repository.write({path("2026-11-04-new"): record("Slow")})
    project = open_project(repository.path)
    everything = reviewed(check_project(project), project)
    assert (everything.standing, everything.resembling) == (frozenset(), ())
    named = [repository.path / "postmortems/2026/2026-11-04-new"]
    one = reviewed(check_project(project, named), project, paths=named)
    assert [like.id for like in one.resembling] == ["2026-11-03-old"]
