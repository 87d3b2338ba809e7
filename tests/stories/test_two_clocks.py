"""A post-mortem that says it was published in time, and was merged four days later."""

from __future__ import annotations

import json

import pytest

from postmortem_kb.pages._record_facts import fact_list
from postmortem_kb.publishing import set_the_scene
from tests.helpers.knowledge_base import KnowledgeBase
from tests.helpers.records import ID, sound
from tests.helpers.workplace import Workplace

DECLARED = "2026-11-05 10:00 UTC"
MERGED = "2026-11-09 08:00 UTC"


@pytest.fixture
def knowledge(git_repository):
    made = KnowledgeBase(git_repository())
    made.begin(sound(postmortem={"status": "review", "published_at": None}))
    made.put(sound())
    made.commit(at="2026-11-05T10:00:00Z")
    made.git("checkout", "--quiet", "main")
    dates = {"GIT_COMMITTER_DATE": "2026-11-09T08:00:00Z"}
    made.repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "work", **dates)
    return made


@pytest.fixture
def workplace(knowledge, capsys):
    return Workplace(knowledge.repository, capsys)


def test_check_notes_it_and_does_not_block(workplace):
    done = workplace.run("check", "--as-of", "2026-11-10")
    assert done.status == 0
    assert "postmortem.md:5:15: note: git has it published at 2026-11-09T08:00:00Z" in done.out
    assert "error" not in done.out
    assert workplace.run("check", "--deadlines", "--as-of", "2026-11-10").status == 0


def test_the_weekly_report_counts_the_merge_and_says_so(workplace):
    done = workplace.run("overdue", "--as-of", "2026-11-10")
    assert f"{MERGED}, late by" in done.out
    assert f"merged then, though it says {DECLARED}" in done.out


def test_the_report_for_programs_has_both(workplace):
    report = json.loads(workplace.run("overdue", "--format", "json", "--as-of", "2026-11-10").out)
    (late,) = (
        entry
        for part in report.values()
        if isinstance(part, list)
        for entry in part
        if entry.get("incident") == ID and "declared" in entry
    )
    assert (late["done"], late["declared"]) == ("2026-11-09T08:00:00Z", "2026-11-05T10:00:00Z")


def test_before_the_merge_it_was_missing(workplace):
    done = workplace.run("overdue", "--as-of", "2026-11-08")
    assert "late by" in done.out
    assert MERGED not in done.out
    assert ID in workplace.run("status", "--as-of", "2026-11-08").out


def test_the_same_bytes_twice(workplace):
    first, second = (workplace.run("overdue", "--as-of", "2026-11-10").out for _ in range(2))
    assert first == second


def test_the_page_says_so_too(knowledge):
    setting = set_the_scene(knowledge.project("2026-11-10"), "internal")
    (incident,) = setting.incidents
    text = str(fact_list(incident, setting, ""))
    assert "merged then; the record says" in text
    assert text.index("2026-11-09T08:00:00Z") < text.index("2026-11-05T10:00:00Z")


def test_the_page_says_when_its_text_was_changed_after_that(knowledge):
    def facts():
        setting = set_the_scene(knowledge.project("2026-11-20"), "internal")
        return str(fact_list(setting.incidents[0], setting, ""))

    assert "Text changed" not in facts()
    knowledge.put(sound(answers={"Lessons": "We know more by now."}))
    knowledge.commit(at="2026-11-17T10:00:00Z")
    (_, changed) = facts().split("Text changed")
    assert "2026-11-17T10:00:00Z" in changed


def test_without_git_the_record_s_word_counts(knowledge, workplace):
    (knowledge.repository.path / ".git").rename(knowledge.repository.path / "git-is-gone")
    done = workplace.run("overdue", "--as-of", "2026-11-10")
    assert "merged then" not in done.out
    done = workplace.run("check", "--as-of", "2026-11-10")
    assert done.status == 0
    assert "published-as-declared (this folder has no git history: `git clone`" in done.err


def test_a_pinned_clock_is_another_time_than_git_s(knowledge, workplace):
    policy = "format: 1\nextends: base\nclock: 2026-11-10T00:00:00Z\n"
    knowledge.repository.write({"schema/policy.yml": policy})
    assert "the policy pins the clock" in workplace.run("check").err
