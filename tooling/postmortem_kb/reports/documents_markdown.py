"""A document as Markdown. The customers' email is a file of the record, with its subject on top."""

from __future__ import annotations

import json
from collections.abc import Iterator

from postmortem_kb.reports.documents import Report


def render(report: Report) -> Iterator[str]:
    """The lines, without line ends."""
    if report.kind == "customer-email":
        yield from ("---", f"subject: {json.dumps(report.subject, ensure_ascii=False)}", "---", "")
    yield from report.body.rstrip("\n").split("\n")
