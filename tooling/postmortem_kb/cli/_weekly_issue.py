"""The weekly report as one rolling issue: edited each time, with one dated comment a week."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postmortem_kb.reports.overdue import Report

TITLE = "What was promised and not done"
LABEL = "postmortem-weekly"
MARKER = "<!-- postmortem-weekly -->"


def preview(report: Report) -> str:
    """What would be written: the issue's text and the comment."""
    return f"{_body(report)}\n\nand, once this week, the comment:\n\n{_comment(report)}"


def deliver(report: Report) -> str:
    """Write the issue and give its address.

    Raises `ConfigurationError` where the environment names no repository or has no token.
    """
    from postmortem_kb.integrations.github_issue import (
        Repository,
        add_comment,
        find_issue,
        write_issue,
    )

    repository = Repository.read(os.environ)
    issue = find_issue(repository, LABEL, MARKER)
    if issue is None or _week(report) not in issue.body:
        # The week is marked after the comment: where that fails, the next run makes it.
        issue = write_issue(repository, issue, TITLE, LABEL, _body(report, told=False))
        add_comment(repository, issue, _comment(report))
    return write_issue(repository, issue, TITLE, LABEL, _body(report)).url


def _body(report: Report, *, told: bool = True) -> str:
    from postmortem_kb.reports.overdue_markdown import render

    verdict, *rest = render(report)
    return "\n".join([MARKER, verdict, *([_week(report)] if told else []), *rest])


def _week(report: Report) -> str:
    year, week, _ = report.week.today.isocalendar()
    return f"<!-- told {year}-W{week:02} -->"


def _comment(report: Report) -> str:
    from postmortem_kb.reports._verdict import verdict

    return f"{report.week.today}: {verdict(report)}"
