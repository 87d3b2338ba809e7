"""What a ticket says."""

from __future__ import annotations

from postmortem_kb.people import read_people
from postmortem_kb.reports.ticket import draft_of
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
    policy, people = write_policy(SITE), read_people({"ada": {"mail": "ada@example.org"}})
    draft = draft_of(incident, incident.action_items[0], policy, people)
    marker, agreed, link, _, *facts = draft.body.split("\n")
    assert agreed == "<!-- postmortem-agreed owner=ada due=2026-11-17 state=open -->"
    assert marker == "<!-- postmortem-item 2026-11-03-checkout#a1 -->"
    assert "https://github.com/acme/incidents/blob/main/" in link
    assert facts == [
        "- Incident: Checkout is slow",
        "- Owner: ada",
        "- Due: 2026-11-17",
        "- Verified by: `ask @ben <!-- x -->`",
    ]
    assert draft.title == "Tell @acme/all about #12"
    assert (draft.owner, draft.mail, draft.due) == ("ada", "ada@example.org", "2026-11-17")


def test_an_owner_whom_nobody_knows_is_given_nothing():
    incident = write_incident(postmortem=ITEMS)
    draft = draft_of(incident, incident.action_items[0], write_policy(SITE), {})
    assert (draft.owner, draft.mail) == ("", "")
