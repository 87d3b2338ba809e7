"""What an engineer and CI see of `check --changed-since`, in real repositories."""

from __future__ import annotations

import json

import pytest

from tests.helpers.knowledge_base import KnowledgeBase
from tests.helpers.records import ID, renamed, sound
from tests.helpers.workplace import Workplace

AS_OF = ("--as-of", "2026-11-21")
ASKS_HISTORY = "published-as-declared"


@pytest.fixture
def knowledge(git_repository):
    return KnowledgeBase(git_repository())


@pytest.fixture
def workplace(knowledge, capsys):
    return Workplace(knowledge.repository, capsys)


@pytest.fixture
def check(workplace):
    return lambda *more, ref="main": workplace.run("check", "--changed-since", ref, *AS_OF, *more)


def test_a_new_record_is_judged_and_the_rest_is_not(knowledge, check):
    knowledge.begin(sound(incident={"severity": "SEV-9"}))
    wrong = {"declared_at": "2026-11-03T15:00:00Z", "severity": "SEV-8"}
    knowledge.put(sound(incident=wrong), "2026-11-03-new")
    done = check()
    assert done.status == 1
    assert "2026-11-03-new/incident.md:3:11: error: `SEV-8`" in done.out
    assert "SEV-9" not in done.out
    assert "1 record checked: 1 error" in done.err


def test_nothing_differs(knowledge, check):
    knowledge.begin(sound(incident={"severity": "SEV-9"}))
    done = check()
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines()[-1] == "no record differs from main"


def test_the_rules_that_compare_are_asked_only_here(knowledge, check, workplace):
    knowledge.begin(sound())
    skipped = json.loads(check("--format", "json").out)["skipped"]
    assert all("--changed-since" not in entry["why"] for entry in skipped)
    outcome = json.loads(workplace.run("check", "--format", "json", *AS_OF).out)
    assert outcome["checked"] == 1
    assert ASKS_HISTORY not in [entry["rule"] for entry in outcome["skipped"]]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("nowhere", "git knows no commit `nowhere`"),
        ("--output=x", "`--output=x` looks like an option, not like a commit"),
        ("\x1b[31mred", "git knows no commit"),
        ("", "the commit to compare with has an empty name"),
    ],
)
def test_a_reference_that_cannot_be_used(knowledge, check, ref, said):
    knowledge.begin(sound())
    before = sorted(path.name for path in knowledge.repository.path.iterdir())
    done = check(ref=ref)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "hint: " in done.err
    assert "\x1b" not in done.err
    assert sorted(path.name for path in knowledge.repository.path.iterdir()) == before


def test_a_branch_that_is_called_like_an_option(knowledge, check):
    knowledge.begin(sound())
    knowledge.git("update-ref", "refs/heads/--output=x", "main")
    knowledge.put(sound(incident={"title": "Another"}))
    assert "refs/heads/--output=x" in check(ref="--output=x").err
    done = check(ref="refs/heads/--output=x")
    assert done.status == 0
    assert "1 record checked" in done.err


def test_paths_and_a_branch(knowledge, check):
    knowledge.begin(sound())
    done = check("postmortems")
    assert done.status == 2
    assert "give either PATHS or --changed-since" in done.err


def test_too_many_gone(knowledge, check):
    names = [f"2026-11-03-r{number}" for number in range(5)]
    knowledge.begin(*(renamed(sound(), name) for name in names))
    for name in names[:4]:
        knowledge.git("rm", "-r", "--quiet", f"postmortems/2026/{name}")
    done = check()
    assert (done.status, done.out) == (2, "")
    assert "4 of 5 records are gone" in done.err


class TestNoHistory:
    def test_no_commit(self, knowledge, check):
        knowledge.repository.write({"schema/policy.yml": "format: 1\n"})
        done = check()
        assert done.status == 2
        assert "there is no commit yet" in done.err

    def test_a_foreign_owner(self, knowledge, check, workplace, monkeypatch):
        knowledge.begin(sound())
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        command = f"git config --global --add safe.directory {knowledge.repository.path}"
        done = check()
        assert done.status == 2
        assert command in done.err
        whole = json.loads(workplace.run("check", "--format", "json", *AS_OF).out)
        assert {entry["rule"]: entry["why"] for entry in whole["skipped"]}[ASKS_HISTORY].endswith(
            f"`{command}`"
        )

    def test_no_git(self, knowledge, check, workplace, monkeypatch, tmp_path):
        knowledge.begin(sound())
        monkeypatch.setenv("PATH", str(tmp_path))
        done = check()
        assert done.status == 2
        assert "git is not installed" in done.err
        assert workplace.run("check", *AS_OF).status == 0
        assert workplace.run("overdue", *AS_OF).status == 0

    def test_an_archive(self, knowledge, check):
        knowledge.begin(sound())
        (knowledge.repository.path / ".git").rename(knowledge.repository.path / "gone")
        done = check()
        assert done.status == 2
        assert "this folder has no git history" in done.err


def test_names_that_nobody_should_give(knowledge, check):
    knowledge.begin(sound())
    folder = f"postmortems/2026/{ID}"
    names = ("-rf.md", "a;b.md", "two\nlines.md")
    knowledge.repository.write({f"{folder}/{name}": "x" for name in names})
    knowledge.repository.write({"postmortems/2026/-x/incident.md": "x"})
    done = check()
    assert done.status == 1
    assert "a;b.md" in done.out
    assert "2 records checked" in done.err
