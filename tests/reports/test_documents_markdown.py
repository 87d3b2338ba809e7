"""A document as Markdown."""

from __future__ import annotations

from postmortem_kb.reports import documents_markdown
from tests.helpers.papers import written


def test_the_customers_email_carries_its_subject():
    lines = list(documents_markdown.render(written("customer-email")))
    assert lines[:3] == ["---", 'subject: "Checkout is slow"', "---"]


def test_others_are_text_alone():
    assert next(documents_markdown.render(written("situation"))).startswith("# Situation report")
