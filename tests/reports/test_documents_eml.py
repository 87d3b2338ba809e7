"""A document as a mail."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_string
from email.policy import default

from postmortem_kb.reports import documents_eml
from tests.helpers.papers import written


def mail_of(policy="", **changes):
    report = replace(written("situation", policy), **changes)
    return message_from_string("\n".join(documents_eml.render(report)), policy=default)


def test_only_addresses_are_addresses():
    mail = mail_of(to="board@example.org, stakeholders, x@y", sender="not an address")
    assert [str(address) for address in mail["To"].addresses] == ["board@example.org"]
    assert mail["From"].addresses == ()


def test_a_subject_is_one_line():
    mail = mail_of(subject="a\r\nBcc: eve@example.org")
    assert mail["Bcc"] is None
    assert "Bcc: eve@example.org" in mail["Subject"]


def test_every_part_is_there_and_nothing_is_wrong_with_it():
    mail = mail_of()
    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/markdown",
    ]  # fmt: skip
    assert mail.defects == []
