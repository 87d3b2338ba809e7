"""The weekly report as one rolling issue: edited each time, with one dated comment a week."""

from __future__ import annotations

import os
from collections.abc import Iterator

from postmortem_kb.delivering import Letter, iso_week
from postmortem_kb.errors import ConfigurationError
from postmortem_kb.history.ledger import Ledger
from postmortem_kb.integrations._delivery import NotDelivered
from postmortem_kb.integrations.github_issue import (
    Repository,
    add_comment,
    find_issue,
    recent_comments,
    write_issue,
)
from postmortem_kb.project import Project
from postmortem_kb.reports._verdict import verdict
from postmortem_kb.reports.overdue import Report
from postmortem_kb.reports.overdue_markdown import render

TITLE = "What was promised and not done"
LABEL = "postmortem-weekly"
MARKER = "<!-- postmortem-weekly -->"
_A_WEEK = 8
"""Days in which the comment of this ISO week was made, if it was."""


def letters(_: Project, report: Report, __: Ledger) -> Iterator[Letter]:
    """The issue. Raises `ConfigurationError` where the environment has no repository or token."""
    repository = Repository.read(os.environ)

    def send() -> str:
        try:
            return _write(repository, report)
        except ConfigurationError as failure:
            # Nothing is left in doubt: the next run finds what this one has done.
            raise NotDelivered(failure.message, failure.hint) from None

    yield Letter("github-issue", repository.name, send, repeatable=True, rolling=True)


def preview(_: Project, report: Report) -> Iterator[str]:
    """What would be written: the issue's text and the comment."""
    yield _body(report)
    yield f"\nand, once this week, the comment:\n\n{_comment(report)}"


def _write(repository: Repository, report: Report) -> str:
    """Write the issue, comment on it unless that was done this week, and give its address."""
    found = find_issue(repository, LABEL, MARKER)
    issue = write_issue(repository, found, TITLE, LABEL, _body(report))
    if found is None or _week(report) not in recent_comments(repository, issue, _A_WEEK):
        add_comment(repository, issue, _comment(report))
    return issue.url


def _body(report: Report) -> str:
    return "\n".join([MARKER, *render(report)])


def _comment(report: Report) -> str:
    return f"{_week(report)}\n{report.week.today}: {verdict(report)}"


def _week(report: Report) -> str:
    return f"<!-- week {iso_week(report.week.today)} -->"
