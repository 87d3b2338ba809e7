"""Half a year of weekly reports, each as it was that Monday; and why two of them differ.

The reports are files in `tests/golden/weekly/`. A change of the report that is meant is written to
them by `REWRITE_GOLDEN=1 pytest tests/reports/test_half_a_year.py`, and read in `git diff`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from difflib import ndiff
from pathlib import Path

import pytest

from postmortem_kb.check import run
from postmortem_kb.reports import format_names
from tests.helpers.git_repository import GitRepository
from tests.helpers.half_a_year import MONDAYS, State, clock_of, play, week_of, weekly_report, weeks
from tests.helpers.half_a_year_history import HISTORY
from tests.helpers.knowledge_base import KnowledgeBase
from tests.helpers.requirements import insist_on

GOLDEN = Path(__file__).parent.parent / "golden" / "weekly"


@dataclass
class HalfYear:
    """The base as it is in the end, and by week the report and the commits before it."""

    base: KnowledgeBase
    reports: dict[str, str] = field(default_factory=dict)
    commits: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def half_year(tmp_path_factory):
    """Each week's report is made when the commits of that week are there and no others."""
    insist_on("git")
    folder = tmp_path_factory.mktemp("half-a-year") / "kb"
    made, state = HalfYear(KnowledgeBase(GitRepository.create(folder))), State()
    for monday, steps in weeks(HISTORY):
        week = week_of(monday)
        made.commits[week] = [(play(made.base, state, step), step.message) for step in steps]
        made.reports[week] = weekly_report(made.base, monday)
    return made


@pytest.mark.parametrize("week", [week_of(monday) for monday in MONDAYS])
def test_a_week_is_told_as_it_was_told(half_year, week):
    path = GOLDEN / f"{week}.md"
    if os.environ.get("REWRITE_GOLDEN") == "1":
        path.write_text(half_year.reports[week], encoding="utf-8", newline="")
    assert half_year.reports[week].encode() == path.read_bytes()


def test_every_step_is_told_and_no_report_is_left_over(half_year):
    assert [message for week in half_year.commits.values() for _, message in week] == [
        step.message for step in HISTORY
    ]
    assert {path.stem for path in GOLDEN.iterdir()} == {week_of(monday) for monday in MONDAYS}


def test_the_records_pass_the_gate_but_for_the_one_that_came_late(half_year):
    project = half_year.base.project(clock_of(MONDAYS[-1]))
    outcome = run(project.incidents, project.circumstances())
    errors = [problem for problem in outcome.problems if problem.level.name == "ERROR"]
    assert [(problem.path[:38], problem.rule) for problem in errors] == [
        ("postmortems/2027/2027-01-19-checkout-s", "postmortem-deadline")
    ]


def test_what_no_report_may_name_is_in_none(half_year):
    told = "".join(half_year.reports.values())
    for word in ("restricted", "Not to be seen", "drill", "PAY-10", "PAY-11", "alarm"):
        assert word not in told


def causes_between(half_year, before, after):
    """The lines that changed from one Monday's report to the next, under what changed each.

    First the clock alone goes on a week, then each commit is checked out in its turn.
    """
    standing = half_year.commits[week_of(before)][-1][0]
    told = half_year.reports[week_of(before)]
    found = {}
    for commit, cause in [(standing, "the clock"), *half_year.commits[week_of(after)]]:
        half_year.base.git("checkout", "--quiet", commit)
        now = weekly_report(half_year.base, after)
        found[cause] = changed_lines(told, now)
        told = now
    half_year.base.git("checkout", "--quiet", "main")
    assert told == half_year.reports[week_of(after)]
    return found


def changed_lines(before, after):
    """What went (-) and came (+), without empty lines and the addresses of links."""
    lines = ndiff(before.splitlines(), after.splitlines())
    kept = (line for line in lines if line[0] in "+-" and line[2:])
    return [re.sub(r"\]\([^)]*\)", "]", line) for line in kept]


EXPLAINED = """\
the clock
- **1 item belongs to people who have left.**
+ **1 action item is overdue, the longest by 3 days; 1 item belongs to people who have left.**
- As of 2026-12-07 07:00 CET (06:00 UTC).
+ As of 2026-12-14 07:00 CET (06:00 UTC).
+ ## Overdue
+ ### platform, finn
+ - [`2026-10-21-ledger-stuck#a1`]: Take the lock with a time limit<br>3 days overdue; due 2026-12-11; has left; priority high; SEV-3; [PLAT-7]
- - [`2026-10-21-ledger-stuck#a1`]: Take the lock with a time limit<br>due 2026-12-11; owner finn; has left; priority high; SEV-3; [PLAT-7]
- ## Due in the next seven days
- - `2026-10-21-ledger-stuck#a1`<br>owner finn; see Items of people who have left
+ - `2026-10-21-ledger-stuck#a1`<br>owner finn; see Overdue

Open login-loop

Resolve login-loop
- **1 action item is overdue, the longest by 3 days; 1 item belongs to people who have left.**
+ **1 action item is overdue, the longest by 3 days; 1 post-mortem is past the deadline; 1 item belongs to people who have left.**
+ ## Post-mortems past their deadline
+ - [`2026-12-08-login-loop`]: Login goes in circles<br>late by 2 d 16 h; was due 2026-12-11 14:30 CET \\(13:30 UTC\\); not begun; SEV-1; no explanation

Publish login-loop
- **1 action item is overdue, the longest by 3 days; 1 post-mortem is past the deadline; 1 item belongs to people who have left.**
+ **1 action item is overdue, the longest by 3 days; 1 item belongs to people who have left.**
- ## Post-mortems past their deadline
+ ## Ideas that keep coming back
- - [`2026-12-08-login-loop`]: Login goes in circles<br>late by 2 d 16 h; was due 2026-12-11 14:30 CET \\(13:30 UTC\\); not begun; SEV-1; no explanation
+ - [`2026-12-08-login-loop#a2`]: Release to one region first<br>2 incidents asked for it; still an idea; before: 2026-10-21-ledger-stuck\\#a2 \\(idea\\)
+ ## New since the last report
+ - [`2026-12-08-login-loop#a1`]: Count redirects and stop at five<br>verify 2027-02-02, no loop in the logs; due 2027-01-01; owner eve; priority high; SEV-1; [PLAT-11]
"""  # noqa: E501 -- lines of the report, as they are


def test_two_reports_are_explained_line_by_line(half_year):
    """W50 and W51: the day passed and Finn's item was late; login failed and got its report."""
    before, after = MONDAYS[8:10]
    causes = causes_between(half_year, before, after)
    told = "\n\n".join("\n".join([cause, *lines]) for cause, lines in causes.items())
    assert f"{told}\n" == EXPLAINED


@pytest.mark.parametrize("form", format_names("overdue"))
def test_one_commit_and_one_clock_give_the_same_bytes_everywhere(half_year, form):
    """Whatever order Python's sets have (1 and 6 put `ada, eve` in another), wherever it runs."""
    command = [Path(sys.executable).with_name("postmortem"), "overdue", "--format", form]
    printed = {
        subprocess.run(
            [*command, "-C", half_year.base.repository.path, "--as-of", clock_of(MONDAYS[11])],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Pacific/Kiritimati"), ("6", "America/Los_Angeles"))
    }
    assert len(printed) == 1
    assert b"checkout-slow" in printed.pop()
