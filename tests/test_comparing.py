"""`check --changed-since`: what is judged, what the change breaks elsewhere, what is not read."""

from __future__ import annotations

import pytest

from postmortem_kb.comparing import LazyStubs, check_change
from postmortem_kb.corpus import Corpus
from postmortem_kb.errors import UsageError
from tests.helpers.knowledge_base import POLICY, KnowledgeBase, said
from tests.helpers.records import ID, renamed, sound

OTHER = "2026-11-03-other"
THIRD = "2026-11-03-third"
LATER = {"declared_at": "2026-11-03T15:00:00Z"}
BROKEN = sound(incident={"severity": "SEV-9"})


@pytest.fixture
def knowledge(git_repository):
    return KnowledgeBase(git_repository())


def change(knowledge, ref="main", as_of="2026-11-21T10:00:00Z"):
    return check_change(knowledge.project(as_of), ref)


def errors(knowledge):
    outcome = change(knowledge)
    found = zip(said(outcome), outcome.problems, strict=True)
    return [line for line, problem in found if problem.level == "error"]


def test_nothing_changed(knowledge):
    knowledge.begin(BROKEN)
    outcome = change(knowledge)
    assert (outcome.problems, outcome.checked) == ([], 0)


def test_what_was_broken_before_is_not_this_branch_s(knowledge):
    knowledge.begin(BROKEN, renamed(sound(incident=LATER), OTHER))
    knowledge.put(sound(incident={**LATER, "status": "odd"}), OTHER)
    assert errors(knowledge) == [f"{OTHER}/incident.md schema"]
    assert change(knowledge).checked == 1


@pytest.mark.parametrize("name", ["policy.yml", "people.yml", "services.yml"])
def test_a_change_of_the_schema_concerns_all(knowledge, name):
    knowledge.begin(BROKEN, renamed(sound(incident=LATER), OTHER))
    content = {"policy.yml": POLICY + "zone: Europe/Berlin\n"}.get(name, "{}\n")
    knowledge.repository.write({f"schema/{name}": content})
    assert f"{ID}/incident.md severity-known" in errors(knowledge)
    assert change(knowledge).checked == 2


def test_a_template_s_change_concerns_none(knowledge):
    knowledge.begin(BROKEN)
    knowledge.repository.write({"schema/templates/postmortem.md.j2": "x"})
    assert change(knowledge).checked == 0


class TestElsewhere:
    def test_a_related_record_is_renamed(self, knowledge):
        naming = sound(incident={"related": f"[{{id: {OTHER}, as: see}}]"})
        knowledge.begin(naming, renamed(sound(incident=LATER), OTHER))
        knowledge.git("mv", f"postmortems/2026/{OTHER}", f"postmortems/2026/{THIRD}")
        knowledge.put(sound(incident=LATER | {"aliases": f"[{OTHER}]"}), THIRD)
        assert errors(knowledge) == [f"{ID}/incident.md related-exist"]

    def test_a_record_that_covers_is_deleted(self, knowledge):
        naming = sound(incident={"covered_by": OTHER}, without_postmortem=True)
        knowledge.begin(naming, renamed(sound(incident=LATER), OTHER))
        knowledge.git("rm", "-r", "--quiet", f"postmortems/2026/{OTHER}")
        assert f"{ID}/incident.md related-exist" in errors(knowledge)

    def test_a_new_record_takes_an_old_id(self, knowledge):
        knowledge.begin(sound(incident={"aliases": f"[{OTHER}]"}))
        knowledge.put(sound(incident=LATER), OTHER)
        assert errors(knowledge) == [f"{ID}/incident.md ids-unique"]

    def test_a_record_becomes_restricted(self, knowledge):
        knowledge.begin(sound(notes=f"as in {OTHER}"), renamed(sound(incident=LATER), OTHER))
        knowledge.put(sound(incident=LATER | {"visibility": "restricted"}), OTHER)
        assert f"{ID}/incident.md restricted-not-mentioned" in errors(knowledge)

    def test_what_it_also_has_wrong_is_left_alone(self, knowledge):
        odd = {"severity": "SEV-9", "related": f"[{{id: {OTHER}, as: see}}]"}
        knowledge.begin(sound(incident=odd), renamed(sound(incident=LATER), OTHER))
        knowledge.git("rm", "-r", "--quiet", f"postmortems/2026/{OTHER}")
        found = [line for line in errors(knowledge) if line.startswith(ID)]
        assert found == [f"{ID}/incident.md related-exist"]


class TestOtherRecordsAreKnown:
    def test_a_new_alias_is_another_one_s(self, knowledge):
        knowledge.begin(renamed(sound(incident=LATER | {"aliases": f"[{THIRD}]"}), OTHER))
        knowledge.put(sound(incident={"aliases": f"[{THIRD}]"}))
        assert f"{ID}/incident.md ids-unique" in errors(knowledge)

    def test_a_restricted_one_may_not_be_named(self, knowledge):
        secret = "2026-11-03-restricted-ab12"
        knowledge.begin(renamed(sound(incident=LATER | {"visibility": "restricted"}), secret))
        knowledge.put(sound(notes=f"as in {secret}"))
        assert errors(knowledge) == [f"{ID}/incident.md restricted-not-mentioned"]

    def test_a_related_one_that_did_not_change(self, knowledge):
        knowledge.begin(renamed(sound(incident=LATER), OTHER))
        knowledge.put(sound(incident={"related": f"[{{id: {OTHER}, as: see}}]"}))
        assert errors(knowledge) == []


def test_two_branches_take_one_id(knowledge):
    knowledge.begin()
    knowledge.put(sound())
    knowledge.commit()
    knowledge.git("checkout", "--quiet", "main")
    knowledge.put(sound(incident=LATER))
    knowledge.commit()
    knowledge.git("checkout", "--quiet", "work")
    (problem,) = (p for p in change(knowledge).problems if p.rule == "ids-unique")
    assert problem.path == f"postmortems/2026/{ID}"
    assert "given this id to another record" in problem.message
    assert "git mv" in problem.hint


def test_strays_that_came_with_the_change(knowledge):
    knowledge.begin(sound())
    knowledge.repository.write({"postmortems/2026/old.txt": "x"})
    knowledge.commit()
    knowledge.git("branch", "--force", "main")
    assert change(knowledge).problems == []
    knowledge.repository.write({"postmortems/2026/new.txt": "x"})
    assert said(change(knowledge)) == ["new.txt folder-layout"]


def test_a_reference_that_git_does_not_know(knowledge):
    knowledge.begin()
    with pytest.raises(UsageError, match="no commit `nowhere`"):
        change(knowledge, "nowhere")


def test_a_shallow_clone_compares_and_says_what_it_cannot_ask(knowledge, tmp_path):
    knowledge.begin(sound())
    knowledge.git("checkout", "--quiet", "main")
    copy = tmp_path / "copy"
    address = f"file://{knowledge.repository.path}"
    knowledge.commit("Second")
    knowledge.git("clone", "--quiet", "--depth=1", address, str(copy))
    clone = KnowledgeBase(type(knowledge.repository)(copy))
    clone.put(sound(incident={"title": "Another"}))
    outcome = change(clone, "HEAD")
    assert outcome.checked == 1
    (skipped,) = (s for s in outcome.skipped if s.rule == "published-as-declared")
    assert "git fetch --unshallow" in skipped.why


class TestLazily:
    def test_only_what_is_asked_for_is_read(self, knowledge, monkeypatch):
        names = [f"2026-10-01-r{number}" for number in range(20)]
        knowledge.begin(*(renamed(sound(), name) for name in names))
        knowledge.put(sound(incident={"related": f"[{{id: {names[3]}, as: see}}]"}))
        read, really = [], Corpus.read

        def reading(corpus, folder):
            read.append(folder.name)
            return really(corpus, folder)

        monkeypatch.setattr(Corpus, "read", reading)
        assert errors(knowledge) == []
        assert set(read) == {ID}

    def test_a_stub_is_the_same_as_ever(self, knowledge):
        knowledge.begin(sound(), renamed(sound(incident=LATER), OTHER))
        project = knowledge.project()
        lazy = LazyStubs(project.corpus, project.incidents[:1])
        assert dict(lazy) == dict(project.stubs)
        assert (len(lazy), list(lazy)) == (2, [ID, OTHER])
        assert OTHER in lazy
        assert THIRD not in lazy
        assert lazy.get(THIRD) is None
