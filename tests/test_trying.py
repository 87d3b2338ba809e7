"""`postmortem check --what-if`: another policy, tried on every record."""

from __future__ import annotations

import json

import pytest

from tests.helpers.workplace import PEOPLE, SERVICES, Workplace

OLD = "2025-03-04-old"


@pytest.fixture
def place(git_repository, capsys):
    """An incident of each of two years; the older names somebody whom people.yml lacks."""
    made = Workplace(git_repository(), capsys)
    made.repository.write({"schema/people.yml": PEOPLE, "schema/services.yml": SERVICES})
    made.clock("2026-11-03T15:00:00Z")
    made.record("confirmed_by: zoe\n", name=OLD)
    made.record()
    return made


def test_a_level_is_tried_on_all_of_history(place):
    """The rule's own `since` does not excuse the old record in a trial of a level."""
    place.clock("2026-11-03T15:00:00Z", "rules: {people-known: {since: 2026-01-01}}\n")
    done = place.run("check", "--what-if", "people-known=error", "--format", "json")
    trial = json.loads(done.out)
    assert done.status == 0
    assert trial["tried"] == ["people-known=error"]
    assert trial["would_block"] == [OLD]
    assert [problem["rule"] for problem in trial["problems"]] == ["people-known"]
    assert trial["by_year"]["2025"] == {"count": 1, "flagged": 1, "blocked": 1}
    assert trial["by_year"]["2026"]["flagged"] == 0


def test_a_policy_file_is_tried_with_its_own_days(place):
    place.clock("2026-11-03T15:00:00Z", "rules: {people-known: off}\n")
    other = place.path / "tried.yml"
    text = "format: 1\nextends: zephyr\nclock: 2026-11-03T15:00:00Z\n"
    other.write_text(text)
    trial = json.loads(place.run("check", "--what-if", str(other), "--format", "json").out)
    assert OLD in trial["would_block"]
    other.write_text(text + "rules: {people-known: {since: 2026-01-01}}\n")
    trial = json.loads(place.run("check", "--what-if", str(other), "--format", "json").out)
    assert "people-known" not in {problem["rule"] for problem in trial["problems"]}


def test_a_level_says_nothing_of_other_rules(place):
    """The policy's own `since` is lifted for the rule that is tried, and for no other."""
    place.clock("2026-11-03T15:00:00Z", "since: 2026-01-01\n")
    done = place.run("check", "--what-if", "incident-confirmed=error", "--format", "json")
    rules = [problem["rule"] for problem in json.loads(done.out)["problems"]]
    assert set(rules) <= {"incident-confirmed"}
    whole = place.path / "whole.yml"
    whole.write_text("format: 1\nextends: zephyr\nclock: 2026-11-03T15:00:00Z\n")
    done = place.run("check", "--what-if", "whole.yml", "--format", "json")
    assert {problem["rule"] for problem in json.loads(done.out)["problems"]} - set(rules)


def test_a_policy_file_lies_where_the_command_is_started(place, monkeypatch):
    (place.path / "tried.yml").write_text("format: 1\nclock: 2026-11-03T15:00:00Z\n")
    monkeypatch.chdir(place.path.parent)
    done = place.run("check", "--what-if", "tried.yml")
    assert (done.status, done.err) == (0, "")


def test_what_is_said_today_already_is_no_news(place):
    done = place.run("check", "--what-if", "people-known=error")
    assert done.status == 0
    assert "Nothing new would be said of 2 records." in done.out


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        ("people-knwn=error", "did you mean `people-known`"),
        ("people-known=eror", "`eror` is no level"),
        ("people-known=eror", "did you mean `error`?"),
        ("people-known=loud", "use one of: error, warning, note, off"),
        ("none.yml", "`none.yml` cannot be read"),
        ("people-known", "or write people-known=error"),
        ("xyz=error", "`postmortem explain` lists all rules"),
    ],
)
def test_what_cannot_be_tried(place, tried, said):
    done = place.run("check", "--what-if", tried)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_file_that_is_no_policy_is_named_with_its_line(place):
    wrong = place.path / "tried.yml"
    wrong.write_text("format: 1\nrules:\n  people-knwn: error\n")
    done = place.run("check", "--what-if", str(wrong))
    assert (done.status, done.out) == (2, "")
    assert "tried.yml:3:3" in done.err
    assert "did you mean `people-known`" in done.err


@pytest.mark.parametrize("other", [["--fix"], ["--deadlines"], ["--changed-since", "main"], ["."]])
def test_nothing_else_is_done_beside_it(place, other):
    done = place.run("check", "--what-if", "people-known=note", *other)
    assert (done.status, done.out) == (2, "")
    assert "--what-if judges every record" in done.err


def test_a_format_that_a_trial_has_not(place):
    done = place.run("check", "--what-if", "people-known=note", "--format", "sarif")
    assert done.status == 2
    assert "choose --format json or text" in done.err
