"""A document as a mail (RFC 5322) to open in a mail program, with the post-mortem attached.

Who it is to is written where the policy has an address; a word such as "stakeholders" is none, and
the field is left for the person who sends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from postmortem_kb.printable import printable
from postmortem_kb.reports.documents import Report
from postmortem_kb.reports.documents_html import render as render_html

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+!|~&<>])")
_ADDRESS = re.compile(r"[^@\s<>,;:\"()]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def render(report: Report) -> Iterator[str]:
    """The lines of the mail; lines end with CR LF."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = printable(" ".join(report.subject.split()))
    # A mail has a sender; where nobody is known, it is an empty group (RFC 6854).
    mail["From"] = report.sender if _ADDRESS.fullmatch(report.sender) else "Sender not known:;"
    mail["Date"] = report.at
    to = [word for word in re.split(r"[,;\s]+", report.to) if _ADDRESS.fullmatch(word)]
    if to:
        mail["To"] = ", ".join(to)
    mail["X-Unsent"] = "1"
    mail.set_content(_ESCAPED.sub(r"\1", report.body))
    mail.add_alternative("\n".join(render_html(report)), subtype="html")
    if report.attachment:
        name = f"{report.id}-postmortem.md"
        mail.add_attachment(report.attachment, subtype="markdown", filename=name)
    _settle(mail, report.id)
    yield from mail.as_string().removesuffix("\n").split("\n")


def _settle(mail: EmailMessage, name: str) -> None:
    """Boundaries of our own: the same record gives the same bytes."""
    for number, part in enumerate(mail.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{number}_{sha256(name.encode()).hexdigest()[:24]}")
