"""When a published post-mortem came to the branch: merge, squash, rebase, and what is no answer."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime

import pytest

from postmortem_kb.history.git import NoHistory
from postmortem_kb.history.merges import Merge, read_merges
from tests.helpers.knowledge_base import KnowledgeBase
from tests.helpers.records import ID, renamed, sound

OTHER = "2026-11-04-other"
DRAFT = sound(postmortem={"status": "draft"})
WRITTEN = "2026-11-05T10:00:00Z"
MERGED = "2026-11-09T08:00:00Z"
STAMP = "%Y-%m-%dT%H:%M:%SZ"


@pytest.fixture
def knowledge(git_repository):
    """A draft on main, and the branch `work` on which it was published on 5 November."""
    made = KnowledgeBase(git_repository())
    made.begin(DRAFT)
    made.put(sound())
    made.commit(at=WRITTEN)
    return made


def merges(knowledge, *records):
    found = read_merges(knowledge.repository.path, records or [sound()])
    return {name: merge.since.strftime(STAMP) for name, merge in found.items()}


def changes(knowledge, *records):
    found = read_merges(knowledge.repository.path, records or [sound()])
    return {name: merge.changed and merge.changed.strftime(STAMP) for name, merge in found.items()}


def on_main(knowledge, *arguments, at=MERGED):
    knowledge.git("checkout", "--quiet", "main")
    knowledge.repository.git(
        *arguments, GIT_COMMITTER_DATE=at, GIT_AUTHOR_DATE="2020-01-01T00:00:00Z"
    )


def test_a_merge(knowledge):
    on_main(knowledge, "merge", "--quiet", "--no-ff", "--message", "Merge", "work")
    assert merges(knowledge) == {ID: MERGED}


def test_a_squash(knowledge):
    knowledge.git("checkout", "--quiet", "main")
    knowledge.git("merge", "--quiet", "--squash", "work")
    knowledge.commit(at=MERGED)
    assert merges(knowledge) == {ID: MERGED}


def test_a_rebase(knowledge):
    on_main(knowledge, "commit", "--quiet", "--allow-empty", "--message", "x", at=WRITTEN)
    on_main(knowledge, "cherry-pick", "work")
    assert merges(knowledge) == {ID: MERGED}


def test_a_merge_of_a_merge(knowledge):
    """A branch that took main in before it went there: its own merge is no commit of main."""
    on_main(knowledge, "commit", "--quiet", "--allow-empty", "--message", "x", at=WRITTEN)
    knowledge.git("checkout", "--quiet", "work")
    knowledge.repository.git("merge", "--quiet", "--no-ff", "--message", "Take main in", "main")
    on_main(knowledge, "merge", "--quiet", "--no-ff", "--message", "Merge", "work")
    assert merges(knowledge) == {ID: MERGED}


def test_later_edits_change_nothing(knowledge):
    on_main(knowledge, "merge", "--quiet", "--no-ff", "--message", "Merge", "work")
    knowledge.put(sound(answers={"Lessons": "Another word on it."}))
    knowledge.commit(at="2026-11-15T10:00:00Z")
    assert merges(knowledge) == {ID: MERGED}


def test_taken_back_and_published_again(knowledge):
    on_main(knowledge, "merge", "--quiet", "--no-ff", "--message", "Merge", "work")
    knowledge.put(DRAFT)
    knowledge.commit(at="2026-11-10T10:00:00Z")
    assert merges(knowledge) == {}
    knowledge.put(sound())
    knowledge.commit(at="2026-11-12T10:00:00Z")
    assert merges(knowledge) == {ID: "2026-11-12T10:00:00Z"}


class TestChanged:
    @pytest.fixture(autouse=True)
    def published(self, knowledge):
        on_main(knowledge, "merge", "--quiet", "--no-ff", "--message", "Merge", "work")

    def test_as_it_was_published(self, knowledge):
        assert changes(knowledge) == {ID: None}

    def test_the_last_change_of_its_text_counts(self, knowledge):
        for day, words in (("15", "Another word on it."), ("17", "A third one.")):
            knowledge.put(sound(answers={"Lessons": words}))
            knowledge.commit(at=f"2026-11-{day}T10:00:00Z")
        assert changes(knowledge) == {ID: "2026-11-17T10:00:00Z"}

    def test_a_finished_action_item_is_no_change(self, knowledge):
        knowledge.put(sound(postmortem={"action_items": []}))
        knowledge.commit(at="2026-11-15T10:00:00Z")
        assert changes(knowledge) == {ID: None}

    def test_what_was_mended_before_it_was_published_again_is_no_change(self, knowledge):
        knowledge.put(DRAFT)
        knowledge.commit(at="2026-11-10T10:00:00Z")
        knowledge.put(sound(answers={"Lessons": "Another word on it."}))
        knowledge.commit(at="2026-11-12T10:00:00Z")
        assert changes(knowledge) == {ID: None}


class TestRenamed:
    def rename(self, knowledge, **facts):
        on_main(knowledge, "merge", "--quiet", "--no-ff", "--message", "Merge", "work")
        knowledge.git("mv", f"postmortems/2026/{ID}", f"postmortems/2026/{OTHER}")
        record = knowledge.put(sound(incident=facts), OTHER)
        knowledge.commit(at="2026-11-15T10:00:00Z")
        return merges(knowledge, record)

    def test_with_an_alias(self, knowledge):
        assert self.rename(knowledge, aliases=f"[{ID}]") == {OTHER: MERGED}

    def test_without_one(self, knowledge):
        assert self.rename(knowledge) == {OTHER: "2026-11-15T10:00:00Z"}


def test_what_the_first_commit_brought_is_not_known(git_repository):
    knowledge = KnowledgeBase(git_repository())
    knowledge.begin(sound())
    knowledge.put(sound(answers={"Lessons": "Another word on it."}))
    knowledge.commit()
    assert merges(knowledge) == {}


def test_what_is_not_committed_has_no_time(git_repository):
    knowledge = KnowledgeBase(git_repository())
    knowledge.begin()
    knowledge.put(sound())
    assert merges(knowledge) == {}


def test_drafts_are_not_looked_for(git_repository):
    knowledge = KnowledgeBase(git_repository())
    knowledge.begin(DRAFT)
    assert merges(knowledge, DRAFT) == {}


@pytest.mark.parametrize("count", [3, 60])
def test_many_records(git_repository, count):
    """A few are asked for by name, many as a whole."""
    knowledge = KnowledgeBase(git_repository())
    knowledge.begin()
    records = [knowledge.put(sound(), f"2026-11-03-r{number}") for number in range(count)]
    knowledge.put(sound(), "2026-11-03-r1-neighbour")
    knowledge.commit(at=MERGED)
    assert merges(knowledge, *records) == {record.id: MERGED for record in records}


@pytest.mark.parametrize("name", ["[a-z]*", "-rf", "two\nlines", ":x"])
def test_names_that_nobody_should_give(knowledge, name):
    record = knowledge.put(renamed(sound(), name))
    knowledge.git("checkout", "--quiet", "-B", "main")
    knowledge.commit(at=MERGED)
    assert merges(knowledge, record) == {name: MERGED}


@pytest.mark.parametrize(
    "line", ['status: "published"', "status:  'published'  # at last", "status: published\r"]
)
def test_the_ways_to_write_it(git_repository, line):
    knowledge = KnowledgeBase(git_repository())
    knowledge.begin()
    record = knowledge.put(sound())
    text = record.postmortem.text.replace("status: published", line)
    knowledge.repository.write({record.postmortem.path: text})
    knowledge.commit(at=MERGED)
    assert merges(knowledge) == {ID: MERGED}


def test_a_word_in_the_text_says_nothing(git_repository):
    knowledge = KnowledgeBase(git_repository())
    knowledge.begin()
    answer = {"Lessons": "\nstatus: published\n"}
    knowledge.put(sound(postmortem={"status": "draft"}, answers=answer))
    knowledge.commit(at=MERGED)
    assert merges(knowledge) == {}


def test_a_shallow_clone_knows_nothing(knowledge, tmp_path):
    on_main(knowledge, "merge", "--quiet", "--no-ff", "--message", "Merge", "work")
    address = f"file://{knowledge.repository.path}"
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", address, copy], check=True)
    with pytest.raises(NoHistory) as unknown:
        read_merges(copy, [sound()])
    assert unknown.value.why.endswith("`git fetch --unshallow` brings the rest")
    subprocess.run(["git", "fetch", "--quiet", "--unshallow"], cwd=copy, check=True)
    assert read_merges(copy, [sound()]) == {ID: Merge(datetime(2026, 11, 9, 8, tzinfo=UTC))}
