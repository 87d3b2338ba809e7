"""The state that a change starts from, read from real repositories."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import UsageError
from postmortem_kb.history.base import folders_that_name, read_base
from tests.helpers.knowledge_base import POLICY, KnowledgeBase
from tests.helpers.records import ID, policy_of, renamed, sound

OTHER = "2026-11-04-other"


@pytest.fixture
def knowledge(git_repository):
    return KnowledgeBase(git_repository())


def base_of(knowledge, ref="main"):
    return read_base(knowledge.corpus, ref, policy_of())


def test_nothing_changed(knowledge):
    knowledge.begin(sound())
    base = base_of(knowledge)
    assert (base.names, base.changed, base.bases, base.gone) == (frozenset(), (), {}, {})
    assert base.policy == policy_of()


@pytest.mark.parametrize("committed", [True, False])
def test_a_record_as_it_was(knowledge, committed):
    knowledge.begin(sound())
    knowledge.put(sound(incident={"title": "Another title"}))
    if committed:
        knowledge.commit()
    base = base_of(knowledge)
    assert base.names == {f"postmortems/2026/{ID}/incident.md"}
    assert [record.title for record in base.changed] == ["Another title"]
    assert base.bases[ID].title == "Checkout is slow"
    assert base.bases[ID].published


@pytest.mark.parametrize("committed", [True, False])
def test_a_new_record_has_no_base(knowledge, committed):
    knowledge.begin(sound())
    knowledge.put(sound(incident={"declared_at": "2026-11-04T10:00:00Z"}), OTHER)
    if committed:
        knowledge.commit()
    base = base_of(knowledge)
    assert base.bases == {OTHER: None}
    assert base.gone == {}


def test_a_branch_behind_is_not_blamed(knowledge):
    knowledge.begin(sound())
    knowledge.git("checkout", "--quiet", "main")
    knowledge.put(sound(incident={"title": "Changed on main"}))
    knowledge.commit()
    knowledge.git("checkout", "--quiet", "work")
    assert base_of(knowledge).changed == ()


def test_a_record_that_is_gone(knowledge):
    knowledge.begin(sound(), renamed(sound(), OTHER))
    knowledge.git("rm", "-r", "--quiet", f"postmortems/2026/{OTHER}")
    base = base_of(knowledge)
    assert list(base.gone) == [OTHER]
    assert base.gone[OTHER].published
    assert base.changed == ()


class TestRenames:
    def test_with_an_edit(self, knowledge):
        knowledge.begin(sound())
        knowledge.git("mv", f"postmortems/2026/{ID}", f"postmortems/2026/{OTHER}")
        knowledge.put(sound(incident={"title": "New", "summary": "All else too."}), OTHER)
        base = base_of(knowledge)
        assert base.gone == {}
        assert base.bases[OTHER].id == ID

    def test_not_yet_told_to_git(self, knowledge):
        knowledge.begin(sound())
        folder = knowledge.repository.path / "postmortems" / "2026"
        (folder / ID).rename(folder / OTHER)
        assert base_of(knowledge).bases[OTHER].id == ID

    def test_an_alias_says_so_whatever_else_changed(self, knowledge):
        knowledge.begin(sound())
        knowledge.git("rm", "-r", "--quiet", f"postmortems/2026/{ID}")
        facts = {"declared_at": "2026-11-04T10:00:00Z", "aliases": f"[{ID}]"}
        knowledge.put(sound(incident=facts), OTHER)
        assert base_of(knowledge).bases[OTHER].id == ID

    def test_a_stranger_of_like_text_is_none(self, knowledge):
        knowledge.begin(sound())
        knowledge.git("rm", "-r", "--quiet", f"postmortems/2026/{ID}")
        knowledge.put(sound(incident={"declared_at": "2026-11-04T10:00:00Z"}), OTHER)
        base = base_of(knowledge)
        assert base.bases == {OTHER: None}
        assert list(base.gone) == [ID]


class TestTwoBranches:
    def take(self, knowledge, declared):
        knowledge.begin()
        knowledge.put(sound())
        knowledge.commit()
        knowledge.git("checkout", "--quiet", "main")
        knowledge.put(sound(incident={"declared_at": declared}))
        knowledge.commit()
        knowledge.git("checkout", "--quiet", "work")
        return base_of(knowledge).taken

    def test_take_one_id(self, knowledge):
        assert self.take(knowledge, "2026-11-03T20:00:00Z") == {ID}

    def test_have_one_record(self, knowledge):
        assert self.take(knowledge, "2026-11-03T14:04:00Z") == frozenset()


class TestTooManyGone:
    def lose(self, knowledge, count, of):
        names = [f"2026-10-{1 + n // 60:02}-r{n}" for n in range(of)]
        knowledge.begin(*(renamed(sound(without_postmortem=True), name) for name in names))
        for name in names[:count]:
            knowledge.git("rm", "-r", "--quiet", f"postmortems/2026/{name}")
        return base_of(knowledge)

    def test_three_may_go(self, knowledge):
        assert len(self.lose(knowledge, 3, 4).gone) == 3

    def test_four_of_few_may_not(self, knowledge):
        with pytest.raises(UsageError, match="4 of 10 records are gone") as refused:
            self.lose(knowledge, 4, 10)
        assert refused.value.hint

    def test_two_in_a_hundred_may_go(self, knowledge):
        assert len(self.lose(knowledge, 4, 200).gone) == 4


class TestPolicy:
    def test_as_it_was(self, knowledge):
        knowledge.begin(policy=POLICY + "rules: {answers-long: error}\n")
        knowledge.repository.write({"schema/policy.yml": POLICY})
        before = base_of(knowledge).policy
        assert before.rule_settings("answers-long").level == "error"

    @pytest.mark.parametrize("content", ["format: [\n", "extends: nowhere\nformat: 1\n", None])
    def test_none_where_it_cannot_be_read(self, knowledge, content):
        knowledge.repository.write({"README": "x", "schema/policy.yml": content or "x"})
        if content is None:
            knowledge.repository.write({"schema/policy.yml": None})
        knowledge.commit()
        knowledge.git("checkout", "--quiet", "-b", "work")
        knowledge.repository.write({"schema/policy.yml": POLICY})
        assert base_of(knowledge).policy is None


def test_names_that_nobody_should_give(knowledge):
    knowledge.begin(sound())
    odd = ("-rf.md", "a;b.md", "two\nlines.md", "ü.md", '"quoted".md')
    folder = f"postmortems/2026/{ID}"
    knowledge.repository.write({f"{folder}/{name}": "x" for name in odd})
    knowledge.repository.write({"postmortems/2026/two\nlines/incident.md": "x"})
    knowledge.commit()
    base = base_of(knowledge)
    assert base.names == {
        *(f"{folder}/{n}" for n in odd),
        "postmortems/2026/two\nlines/incident.md",
    }
    assert base.bases[ID].title == "Checkout is slow"
    assert base.bases["two\nlines"] is None


def test_a_project_in_a_folder_of_the_repository(git_repository):
    outer = git_repository()
    inner = KnowledgeBase(type(outer)(outer.path / "know ledge"))
    inner.repository.path.mkdir()
    inner.begin(sound())
    inner.put(sound(incident={"title": "Another"}))
    outer.write({"postmortems/2026/2026-01-01-not-ours/incident.md": "x"})
    base = base_of(inner)
    assert base.bases[ID].title == "Checkout is slow"
    assert base.names == {f"postmortems/2026/{ID}/incident.md"}


def test_a_clone_that_is_too_shallow(knowledge, git_repository, tmp_path):
    knowledge.begin(sound())
    for number in range(3):
        knowledge.put(sound(incident={"title": f"Title {number}"}))
        knowledge.commit()
    address = f"file://{knowledge.repository.path}"
    copy = tmp_path / "copy"
    knowledge.git("clone", "--quiet", "--depth=1", "--branch=work", address, str(copy))
    clone = KnowledgeBase(type(knowledge.repository)(copy))
    with pytest.raises(UsageError) as refused:
        base_of(clone, "origin/main")
    assert "--unshallow" in refused.value.hint


def test_who_names_a_word(knowledge):
    knowledge.begin(sound(), renamed(sound(notes="as in 2026-01-01-x"), OTHER))
    assert folders_that_name(knowledge.corpus, ["2026-01-01-X"]) == {f"postmortems/2026/{OTHER}"}
    assert folders_that_name(knowledge.corpus, ["no such word"]) == frozenset()
    assert folders_that_name(knowledge.corpus, []) == frozenset()
