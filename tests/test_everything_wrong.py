"""One record in which nearly everything is wrong, held against the whole list of what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from postmortem_kb.checking import check_project
from postmortem_kb.problem import Problem
from postmortem_kb.project import open_project
from postmortem_kb.rules import rule_names

PLACE = Path(__file__).parent / "records" / "everything-wrong"
RECORDS = "postmortems/2026/"
_ALONE = "it compares with the base of a change"
SILENT = {
    **dict.fromkeys(
        (
            "address-kept",
            "due-date-moved",
            "policy-kept",
            "promise-kept",
            "stamps-kept",
            "visibility-kept",
        ),
        _ALONE,
    ),
    "front-matter": "what cannot be read hides everything else",
    "answers-distinct": "no two answers say anything",
    "cause-beyond-human-error": "the causes say nothing",
    "causes-known": "no cause is named",
    "causes-without-names": "the causes say nothing",
    "customer-email-plain": "customers had no email",
    "detection-explained": "how it was detected is not said at all",
    "external-sourced": "it is our own",
    "import-mended": "it was not imported",
    "notification-logged": "its policy tells nobody",
    "postmortem-cooled-off": "it was published days later",
    "postmortem-exists": "it has one",
    "published-as-declared": "it asks git, and the clock is pinned",
    "status-stamped": "it is resolved, with a time",
    "timeline-form": "a waiver excuses it",
    "type-known": "its type forces its visibility",
}
"""Rules that cannot speak here beside the others, and why."""


@pytest.fixture(scope="module")
def problems():
    return check_project(open_project(PLACE)).problems


def said(problem: Problem) -> str:
    place = f"{problem.path.removeprefix(RECORDS)}:{problem.line}:{problem.column}"
    return f"{place} {problem.rule} {problem.level} {problem.message}"


def test_the_whole_list_in_order(problems):
    expected = (PLACE / "findings.txt").read_text(encoding="utf-8").splitlines()
    assert [said(problem) for problem in problems] == expected


def test_it_is_the_same_when_asked_again(problems):
    assert check_project(open_project(PLACE)).problems == problems


def test_every_rule_speaks_or_has_a_reason_to_be_silent(problems):
    assert {problem.rule for problem in problems} | set(SILENT) == set(rule_names())
    assert {problem.rule for problem in problems}.isdisjoint(SILENT)


def test_each_says_what_to_do_next(problems):
    assert [said(problem) for problem in problems if not problem.hint] == []


def test_what_is_underlined_lies_in_the_quoted_line(problems):
    for problem in problems:
        assert problem.column - 1 + problem.width <= len(problem.excerpt) or not problem.excerpt


def test_the_restricted_record_beside_it_is_sound_and_stays_untold(problems):
    assert {problem.path.split("/")[2] for problem in problems} == {"2026-11-03-all-of-it"}
    assert not any("secret" in problem.message + problem.hint for problem in problems)
