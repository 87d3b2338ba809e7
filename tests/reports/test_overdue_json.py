"""The weekly report for programs."""

from __future__ import annotations

import json

from postmortem_kb.moment import parse_moment
from postmortem_kb.reports.overdue import collect
from postmortem_kb.reports.overdue_json import render
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy("zone: Europe/Berlin\n")
PARTS = {
    "overdue", "incomplete", "of_leavers", "missing", "late", "lingering", "escalations", "ideas",
    "due_soon", "to_verify", "new", "done", "dropped", "waived", "ending", "unread",
}  # fmt: skip


def data(*incidents):
    now = parse_moment("2026-11-21T11:00:00+01:00").at
    return json.loads("\n".join(render(collect(incidents, POLICY, {}, now))))


def test_every_part_is_there_even_when_it_is_empty():
    found = data()
    assert {key: found[key] for key in ("version", "as_of", "zone", "open_items")} == {
        "version": 1,
        "as_of": "2026-11-21T10:00:00Z",
        "zone": "Europe/Berlin",
        "open_items": 0,
    }
    assert {key for key, value in found.items() if value == []} == PARTS


def test_dates_times_and_lengths():
    incident = write_incident(
        "severity: SEV-2\nresolved_at: 2026-11-17T10:00:00Z\n",
        "status: draft\naction_items: [{id: a1, state: committed, due: 2026-11-19}]\n",
    )
    found = data(incident)
    (item,), (deadline,) = found["overdue"], found["missing"]
    assert (item["incident"], item["item"], item["due"]) == (incident.id, "a1", "2026-11-19")
    assert (item["days_overdue"], item["added"]) == (2, None)
    assert (deadline["due"], deadline["done"]) == ("2026-11-20T10:00:00Z", None)
    assert deadline["seconds"] == 86400
