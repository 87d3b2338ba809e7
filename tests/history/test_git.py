"""Git as a process: what reaches it, and what it says when it refuses."""

from __future__ import annotations

import shutil

import pytest

from postmortem_kb.history.base import folders_that_name, read_base
from postmortem_kb.history.git import Git, NoHistory
from postmortem_kb.history.merges import read_merges
from tests.helpers.knowledge_base import KnowledgeBase
from tests.helpers.records import policy_of, renamed, sound


@pytest.fixture
def repository(git_repository):
    made = git_repository()
    made.commit("First", {"a.txt": "one"})
    made.commit("Second", {"a.txt": "two"})
    return made


def refusal(act, *arguments):
    with pytest.raises(NoHistory) as refused:
        act(*arguments)
    return refused.value.why


class TestResolve:
    def test_whatever_names_a_commit(self, repository):
        head = repository.git("rev-parse", "HEAD")
        repository.git("tag", "--annotate", "--message", "x", "v1")
        for written in ("main", "HEAD", "v1", head, head[:8], "refs/heads/main"):
            assert Git(repository.path).resolve(written) == head

    @pytest.mark.parametrize("written", ["--output=x", "-x", "--", "--all"])
    def test_what_looks_like_an_option_is_refused(self, repository, written):
        assert "looks like an option" in refusal(Git(repository.path).resolve, written)
        assert sorted(path.name for path in repository.path.iterdir()) == [".git", "a.txt"]

    @pytest.mark.parametrize("written", ["", " "])
    def test_an_empty_name_is_perhaps_a_variable_that_is_not_set(self, repository, written):
        why = refusal(Git(repository.path).resolve, written)
        assert why.startswith("the commit to compare with has an empty name")

    def test_a_branch_of_such_a_name_has_a_longer_one(self, repository):
        repository.git("update-ref", "refs/heads/--output=x", "HEAD~1")
        found = Git(repository.path).resolve("refs/heads/--output=x")
        assert found == repository.git("rev-parse", "HEAD~1")
        assert not (repository.path / "x").exists()

    @pytest.mark.parametrize("written", ["nowhere", "main..HEAD", "HEAD:a.txt", "^main", "a b"])
    def test_what_names_no_commit(self, repository, written):
        why = refusal(Git(repository.path).resolve, written)
        assert f"git knows no commit `{written}`" in why
        assert "git fetch" in why


class TestRefusals:
    def test_no_repository(self, tmp_path):
        why = refusal(Git(tmp_path).head)
        assert "this folder has no git history" in why
        assert "git clone" in why

    def test_no_commit(self, git_repository):
        assert "there is no commit yet" in refusal(Git(git_repository().path).head)

    def test_no_git(self, repository, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        assert shutil.which("git") is None
        assert refusal(Git(repository.path).head) == (
            "git is not installed: install git, then ask again"
        )

    def test_a_foreign_owner(self, repository, monkeypatch):
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        why = refusal(Git(repository.path).head)
        assert "belongs to somebody else" in why
        assert f"`git config --global --add safe.directory {repository.path}`" in why

    def test_strangers(self, repository):
        repository.git("checkout", "--quiet", "--orphan", "other")
        repository.commit("Third")
        git = Git(repository.path)
        assert "have in common" in refusal(git.merge_base, git.resolve("main"), git.head())


class TestBlobs:
    def test_in_the_order_asked_for(self, repository):
        names = ["HEAD:a.txt", "HEAD:none", "HEAD~1:a.txt", "HEAD:./", "HEAD:a.txt"]
        assert Git(repository.path).blobs(names) == [b"two", None, b"one", None, b"two"]

    def test_none_asked_for(self, tmp_path):
        assert Git(tmp_path).blobs([]) == []

    def test_bytes_stay_bytes(self, repository):
        content = b"\x00\xff blob 3\n\nmissing\n"
        repository.commit("Odd", {"odd": content})
        assert Git(repository.path).blobs(["HEAD:odd", "HEAD:a.txt"]) == [content, b"two"]


SETTINGS = {
    "color.ui": "always",
    "core.quotePath": "true",
    "diff.mnemonicPrefix": "true",
    "diff.relative": "false",
    "diff.renames": "copies",
    "grep.fullName": "true",
    "grep.lineNumber": "true",
    "log.diffMerges": "combined",
    "log.follow": "true",
    "log.showRoot": "false",
    "log.showSignature": "true",
    "submodule.recurse": "true",
}


def test_what_git_is_set_up_to_do_for_a_person_changes_nothing(git_repository):
    outer = git_repository()
    inner = KnowledgeBase(type(outer)(outer.path / "knowledge"))
    inner.repository.path.mkdir()
    inner.begin(renamed(sound(), "2026-11-03-other"))
    inner.put(sound(notes="2026-11-03-other"))
    inner.commit(at="2026-11-09T08:00:00Z")

    def answers():
        base = read_base(inner.corpus, "main", policy_of())
        naming = folders_that_name(inner.corpus, ["2026-11-03-other"])
        return base.names, naming, read_merges(inner.repository.path, [sound()])

    plain = answers()
    for name, value in SETTINGS.items():
        outer.git("config", name, value)
    assert answers() == plain
    assert [len(answer) for answer in plain] == [2, 1, 1]


def test_a_hook_s_index_is_not_ours(repository, monkeypatch):
    monkeypatch.setenv("GIT_INDEX_FILE", "of-a-commit-in-the-making")
    assert Git(repository.path).run("ls-files", "-z") == b"a.txt\0"
