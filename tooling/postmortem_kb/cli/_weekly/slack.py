"""The weekly report as a message to a channel of Slack."""

from __future__ import annotations

import os
from collections.abc import Iterator

from postmortem_kb.delivering import Letter
from postmortem_kb.history.ledger import Ledger
from postmortem_kb.integrations.slack import Webhook
from postmortem_kb.project import Project
from postmortem_kb.reports.overdue import Report
from postmortem_kb.reports.overdue_slack import render


def letters(project: Project, report: Report, _: Ledger) -> Iterator[Letter]:
    """The one message. Raises `ConfigurationError` where the environment has no webhook."""
    webhook = Webhook.read(os.environ)
    message = "\n".join(preview(project, report))
    yield Letter("slack", "channel", lambda: webhook.post(message))


def preview(_: Project, report: Report) -> Iterator[str]:
    """The JSON that Slack would get."""
    yield from render(report)
