"""The status as a person reads it in 80 columns."""

from __future__ import annotations

from postmortem_kb.moment import parse_moment
from postmortem_kb.reports.status import collect
from postmortem_kb.reports.status_text import render
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy("extends: zephyr\nzone: Europe/Berlin\n")


def text(*incidents, now="2026-11-03T23:30:00Z"):
    return "\n".join(render(collect(incidents, POLICY, parse_moment(now).at)))


def test_an_empty_status_says_so():
    assert text() == (
        "Status at 2026-11-04 00:30 CET (2026-11-03 23:30 UTC)\n\n"
        "No incident is open.\n"
        "No clock runs and nothing is late."
    )


def test_everything_in_80_columns():
    going = write_incident(
        "title: Searches find nothing\nstatus: open\nseverity: SEV-2\n"
        "declared_at: 2026-11-03T23:20:00Z\n",
        id="2026-11-04-search",
    )
    over = write_incident(
        "severity: SEV-3\nresolved_at: 2026-11-03T12:00:00Z\n",
        "status: draft\naction_items: [{id: a1, state: committed, due: 2026-11-01}]\n",
    )
    late = write_incident(
        "severity: SEV-1\nresolved_at: 2026-11-02T20:00:00Z\n", id="2026-11-02-ledger"
    )
    assert text(going, over, late) == (
        "Status at 2026-11-04 00:30 CET (2026-11-03 23:30 UTC)\n"
        "\n"
        "1 incident is open\n"
        "  2026-11-04-search\n"
        "    Searches find nothing\n"
        "    SEV-2, open for 10 min, nobody leads it\n"
        "\n"
        "Next updates\n"
        "  2026-11-04 00:35 CET (2026-11-03 23:35 UTC), in 5 min\n"
        "    Update in the channel\n"
        "    2026-11-04-search\n"
        "  2026-11-04 00:35 CET (2026-11-03 23:35 UTC), in 5 min\n"
        "    Update on the status page\n"
        "    2026-11-04-search\n"
        "\n"
        "Clocks that run\n"
        "  2026-11-05 21:00 CET (20:00 UTC), in 1 d 20 h\n"
        "    Post-mortem published (not begun)\n"
        "    2026-11-02-ledger\n"
        "  2026-11-06 13:00 CET (12:00 UTC), in 2 d 12 h\n"
        "    Post-mortem published (draft)\n"
        "    2026-11-03-checkout\n"
        "\n"
        "Late\n"
        "  2026-11-03 21:00 CET (20:00 UTC), late by 3 h 30 min\n"
        "    Customer email sent\n"
        "    2026-11-02-ledger\n"
        "\n"
        "1 action item is overdue: `postmortem overdue` names them."
    )


def test_nothing_of_a_title_reaches_the_terminal_as_it_is():
    incident = write_incident('title: "a\\x1b[2Jb"\nstatus: open\n')
    assert "\x1b" not in text(incident)
