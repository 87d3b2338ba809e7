"""What a ticket says."""

from __future__ import annotations

from postmortem_kb.reports.ticket import render, title_of
from tests.helpers.written import write_incident, write_policy

ITEMS = """\
status: draft
action_items:
  - id: a1
    title: 'Tell @acme/all about #12'
    state: committed
    owner: ada
    due: 2026-11-17
    verify_by: ask @ben <!-- x -->
"""
SITE = "site: {repository: 'https://github.com/acme/incidents'}\n"


def test_marker_link_owner_and_date_and_no_mention():
    incident = write_incident(postmortem=ITEMS)
    marker, link, _, *facts = render(incident, incident.action_items[0], write_policy(SITE))
    assert marker == "<!-- postmortem-item 2026-11-03-checkout#a1 -->"
    assert "https://github.com/acme/incidents/blob/main/" in link
    assert facts == [
        "- Incident: Checkout is slow",
        "- Owner: ada",
        "- Due: 2026-11-17",
        "- Verified by: `ask @ben <!-- x -->`",
    ]
    assert title_of(incident.action_items[0]) == "Tell @acme/all about #12"
