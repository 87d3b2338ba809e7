"""A document as a page of HTML, its text through the one sanitiser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.markup import escape
from postmortem_kb.markup import render as render_markup
from postmortem_kb.reports.documents import Report

_SECTION_LINK = re.compile(r'<a class="headerlink"[^>]*>[^<]*</a>')
_FONT = "font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif"


def render(report: Report) -> Iterator[str]:
    """The lines of the page."""
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield f'<head><meta charset="utf-8"><title>{escape(report.subject)}</title></head>'
    yield f'<body style="max-width:600px;margin:24px auto;padding:0 16px;{_FONT}">'
    # A page of its own has no addresses for its sections, and a mail shows the sign beside them.
    yield _SECTION_LINK.sub("", render_markup(report.body).html)
    yield "</body>"
    yield "</html>"
