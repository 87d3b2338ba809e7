"""The weekly report in a terminal."""

from __future__ import annotations

from postmortem_kb.moment import parse_moment
from postmortem_kb.people import read_people
from postmortem_kb.reports.overdue import collect
from postmortem_kb.reports.overdue_text import render
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy("extends: zephyr\nzone: Europe/Berlin\n")
PEOPLE = read_people({"ada": {"team": "platform"}})
FACTS = "title: Checkout is slow\nseverity: SEV-2\nresolved_at: 2026-09-01T12:00:00Z\n"
POSTMORTEM = """\
status: published
published_at: 2026-09-03T10:00:00Z
action_items:
- id: a1
  title: Alert on the age of the oldest message in the queue that boarding notices wait in
  state: committed
  priority: high
  owner: ada
  ticket: LIN-1
  due: 2026-11-20
  moved: [{on: 2026-10-01, from: 2026-10-02, to: 2026-11-20, by: ada}]
- {id: a2, title: Write the runbook, state: committed, owner: ben, due: 2026-11-24}
"""


def lines(*incidents):
    now = parse_moment("2026-11-21T10:00:00Z").at
    return list(render(collect(incidents, POLICY, PEOPLE, now)))


def test_an_empty_week_is_short():
    assert lines() == [
        "Nothing is overdue and nothing is promised.",
        "",
        "As of 2026-11-21 11:00 CET (10:00 UTC).",
        "",
        "Nothing was added, done, dropped or waived this week, and nothing is due.",
    ]


def test_a_week_with_everything_in_its_place():
    assert lines(write_incident(FACTS, POSTMORTEM, id="2026-09-01-checkout")) == [
        "1 action item is overdue, the longest by 1 day; 1 committed item lacks an owner,",
        "a ticket or a date; in 1 incident no item has shipped for weeks.",
        "",
        "As of 2026-11-21 11:00 CET (10:00 UTC).",
        "",
        "Overdue",
        "  platform, ada",
        "    2026-09-01-checkout#a1",
        "      Alert on the age of the oldest message in the queue that boarding notices",
        "      wait in",
        "      1 day overdue; due 2026-11-20; moved once by ada, first due 2026-10-02;",
        "      priority high; SEV-2; LIN-1",
        "",
        "Committed without owner, ticket or date",
        "  2026-09-01-checkout#a2",
        "    Write the runbook",
        "    no ticket; due 2026-11-24; owner ben; SEV-2",
        "",
        "Escalate: no item has shipped",
        "  2026-09-01-checkout",
        "    Checkout is slow",
        "    2 items promised 11 weeks ago, 2 still open",
        "",
        "Due in the next seven days",
        "  2026-09-01-checkout#a2: owner ben; see Committed without owner, ticket or date",
    ]


def test_deadlines_and_waivers_are_told_with_their_reasons():
    late = write_incident(
        "severity: SEV-2\nresolved_at: 2026-11-13T12:00:00Z\n"
        "waivers:\n- {rule: postmortem-deadline, reason: The bank was slow, by: eve,"
        " on: 2026-11-18}\n",
        "status: published\npublished_at: 2026-11-18T14:00:00Z\nauthors: [ada]\n",
    )
    missing = write_incident(
        "severity: SEV-3\nresolved_at: 2026-11-16T12:00:00Z\n", id="2026-11-16-ledger"
    )
    text = "\n".join(lines(late, missing))
    assert text.startswith(
        "1 post-mortem is past the deadline; 1 deadline was missed since the last report.\n"
    )
    assert (
        "Post-mortems past their deadline\n"
        "  2026-11-16-ledger\n"
        "    Checkout is slow\n"
        "    late by 1 d 22 h; was due 2026-11-19 13:00 CET (12:00 UTC); not begun;\n"
        "    SEV-3; no explanation\n"
    ) in text
    assert "explained: The bank was slow" in " ".join(text.split())
    assert "Waivers given since the last report\n  2026-11-03-checkout\n" in text


def test_nothing_of_a_record_reaches_the_terminal_as_it_is():
    evil = POSTMORTEM.replace("Write the runbook", '"a\\x1b[2J\\u202eb"')
    assert not any(
        character in "\n".join(lines(write_incident(FACTS, evil))) for character in "\x1b\u202e"
    )


def test_an_address_stands_below_what_it_leads_to():
    policy = write_policy("site: {readers: internal, url: 'https://kb.example'}\n")
    now = parse_moment("2026-11-21T10:00:00Z").at
    incident = write_incident(FACTS, POSTMORTEM, id="2026-09-01-checkout")
    text = "\n".join(render(collect([incident], policy, PEOPLE, now)))
    assert "LIN-1\n      https://kb.example/incidents/2026-09-01-checkout/#item-a1\n" in text
    assert "https://" not in "\n".join(lines(incident))
