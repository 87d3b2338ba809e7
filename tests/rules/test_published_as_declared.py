"""published-as-declared: a note where git has another time, and silence where git says nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.check import judge
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.problem import Level
from tests.helpers.records import ID, policy_of, renamed, said, sound

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
MERGED = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)


def found(incident, history):
    circumstances = Circumstances(policy_of(), NOW, {}, history=history)
    return judge(incident, circumstances, ["published-as-declared"])


def test_git_has_another_time():
    (problem,) = found(sound(), {ID: MERGED})
    assert said(problem, sound()) == (
        "postmortem.md:5:15 note git has it published at 2026-11-12T09:30:00Z; "
        "reports and figures count that time"
    )
    assert "`published_at: 2026-11-12T09:30:00Z`" in problem.hint
    assert problem.excerpt == "published_at: 2026-11-05T10:00:00Z"


@pytest.mark.parametrize("history", [{}, {ID: datetime(2026, 11, 6, 9, tzinfo=UTC)}])
def test_nothing_to_say(history):
    assert found(sound(), history) == []


def test_it_is_a_note_under_deadlines_too():
    circumstances = Circumstances(policy_of(), NOW, {}, history={ID: MERGED}, deadlines=True)
    (problem,) = judge(sound(), circumstances, ["published-as-declared"])
    assert problem.level is Level.NOTE


def test_a_restricted_record_is_not_quoted():
    (problem,) = found(sound(incident={"visibility": "restricted"}), {ID: MERGED})
    assert "2026-11" not in problem.message + problem.hint + problem.excerpt


@pytest.mark.parametrize(("aliases", "count"), [(None, 0), ("[2026-11-03-old]", 1)])
def test_a_rename_without_its_alias_is_another_rules(aliases, count):
    then = renamed(sound(), "2026-11-03-old")
    circumstances = Circumstances(policy_of(), NOW, {}, history={ID: MERGED}, bases={ID: then})
    judged = judge(sound(incident={"aliases": aliases}), circumstances, ["published-as-declared"])
    assert len(judged) == count
