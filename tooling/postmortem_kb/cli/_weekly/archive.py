"""The weekly report as files on the branch of the ledger, from which the site shows it."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.delivering import Letter, iso_week
from postmortem_kb.history.ledger import Ledger
from postmortem_kb.project import Project
from postmortem_kb.reports import load_format
from postmortem_kb.reports.overdue import Report


def letters(_: Project, report: Report, ledger: Ledger) -> Iterator[Letter]:
    """One commit with the report of the week, for people and for programs."""
    week = iso_week(report.week.today)
    content = {
        f"{week}.{end}": "".join(f"{line}\n" for line in load_format("overdue", name)(report))
        for end, name in (("md", "markdown"), ("json", "json"))
    }
    files = {name: text.encode("utf-8") for name, text in content.items()}
    said = f"{week}: the report"
    yield Letter("archive", "branch", lambda: ledger.write(files, said), repeatable=True)


def preview(_: Project, report: Report) -> Iterator[str]:
    """The report as it would be kept for people."""
    yield from load_format("overdue", "markdown")(report)
