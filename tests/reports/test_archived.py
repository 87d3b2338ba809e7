"""Reports of earlier weeks, read back from what was kept of them."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest

from postmortem_kb.moment import parse_moment
from postmortem_kb.reports._escalation import Escalation
from postmortem_kb.reports._verdict import verdict
from postmortem_kb.reports.archived import read_report, still_shown
from postmortem_kb.reports.overdue import collect
from postmortem_kb.reports.overdue_json import render
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy(
    "zone: Europe/Berlin\nwaivers:\n"
    "- {rule: blameless-language, reason: Old, by: ada, on: 2026-11-20, until: 2026-11-23}\n"
)
NOW = parse_moment("2026-11-21T11:00:00+01:00").at
ITEMS = (
    "status: draft\naction_items:\n"
    "- {id: a1, title: Alert, state: committed, owner: ada, due: 2026-11-19, added: 2026-11-17}\n"
    "- {id: a2, title: Test, state: done, done_at: 2026-11-20T08:00:00Z}\n"
)
FACTS = "severity: SEV-2\nresolved_at: 2026-11-17T10:00:00Z\ncauses: [dns]\n"


def report_of(*ids):
    incidents = [replace(write_incident(FACTS, ITEMS), id=id_) for id_ in ids]
    return collect(incidents, POLICY, {}, NOW)


def kept(report):
    return "\n".join(render(report)).encode()


def test_what_was_kept_is_the_report_again():
    report = replace(report_of("2026-11-17-one", "2026-11-17-two"), missed="2026-W46")
    assert report.overdue
    assert report.missing
    assert report.waived
    assert read_report(kept(report)) == report


@pytest.mark.parametrize(
    "written",
    [b"", b"[]", b"{}", b"\xff", b'{"as_of": "2026-11-21T10:00:00Z", "zone": "Moon/Base"}']
    + [b'{"as_of": "2026-11-21T10:00:00Z", "zone": "UTC", "overdue": %s}' % part
       for part in (b'[{"title": 1}]', b'[7]', b'"x"', b'[{"due": "2026-02-30"}]')],
)  # fmt: skip
def test_what_is_no_report_is_none(written):
    assert read_report(written) is None


def test_fields_of_other_versions_are_empty_or_passed_over():
    data = json.loads(kept(report_of("2026-11-17-one")))
    del data["escalations"], data["overdue"][0]["priority"]
    data |= {"moons": [1]}
    data["overdue"][0]["colour"] = "red"
    found = read_report(json.dumps(data).encode())
    assert found.escalations == ()
    assert found.overdue[0].priority == ""


def test_a_record_that_may_not_be_shown_any_more_is_in_no_part_and_no_number():
    both, one = report_of("2026-11-17-one", "2026-11-17-two"), report_of("2026-11-17-one")
    known = {"2026-11-17-one"}
    assert still_shown(both, known) == still_shown(one, known)
    assert verdict(still_shown(both, known)).startswith("1 action item is overdue")
    emptied = still_shown(both, ())
    left = [part.name for part in fields(emptied) if getattr(emptied, part.name)]
    assert left == ["week", "waived", "ending"]
    assert verdict(emptied) == "Nothing is overdue."


def test_a_pattern_goes_with_any_of_its_incidents():
    pattern = Escalation(
        "service", "checkout", "", "", ("2026-11-17-one", "2026-11-17-two"), 2, 2, 6
    )
    report = replace(report_of("2026-11-17-one"), escalations=(pattern,))
    assert still_shown(report, {"2026-11-17-one", "2026-11-17-two"}).escalations == (pattern,)
    assert still_shown(report, {"2026-11-17-one"}).escalations == ()
