"""What imported records have is counted, and each rule is asked although it leaves them alone."""

from __future__ import annotations

from postmortem_kb.circumstances import Circumstances
from postmortem_kb.moment import parse_moment
from postmortem_kb.reports.adoption import collect
from postmortem_kb.rules._case import stub_of
from tests.helpers.written import write_incident, write_policy

IMPORTED = "imported_from: {path: old.md}\nkind: incident\n"
ITEMS = "status: published\naction_items:\n  - {id: a1, title: Alert, state: idea, ticket: A-1}\n"
POLICY = "since: 2030-01-01\nrules: {answers-long: 'off'}\n"


def adoption(*incidents, policy=POLICY):
    now = parse_moment("2026-11-21T10:00:00Z")
    records = {incident.id: stub_of(incident) for incident in incidents}
    return collect(incidents, Circumstances(write_policy(policy), now.at, records))


def test_what_the_records_have():
    bare = write_incident(IMPORTED, id="2020-01-01-a", body="## To mend\n\n- line 1: x\n")
    full = write_incident(
        f"{IMPORTED}resolved_at: 2020-01-01T10:00:00Z\nseverity: SEV-1\n",
        ITEMS,
        id="2020-01-01-b",
        body="## Timeline\n\n- 2020-01-01T10:00:00Z: up\n",
    )
    dated = write_incident(f"{IMPORTED}resolved_at: 2020-01-01\n", id="2020-01-01-c")
    ours = write_incident("severity: SEV-1\n", id="2020-01-01-d")
    found = adoption(bare, full, dated, ours)
    counts = {share.name: share.count for share in found.facts}
    assert found.records == 3
    assert counts["a timeline"] == counts["a timeline with times in a zone"] == 1
    assert (counts["a time of resolution"], counts["at least its day"]) == (1, 2)
    assert (counts["a severity in the policy's words"], counts["action items"]) == (1, 1)
    assert (counts["a ticket for every item"], counts["an owner for every item"]) == (1, 0)
    assert counts["nothing left to mend"] == 2


TEXT = """\
## Executive summary

The login was slow.

**Impact:** a third of all logins.

### How was it detected?

<!-- nobody wrote it -->

## Root cause

A pool ran dry.
"""


def test_what_a_reader_finds_in_the_text_counts_whatever_it_is_called():
    told = write_incident(IMPORTED, "status: published\n", answers=TEXT)
    silent = write_incident(IMPORTED, "status: published\n", answers="## Notes\n\nNone.\n")
    facts = adoption(told, silent).facts
    counts = {share.name: share.count for share in facts}
    assert (counts["a summary"], counts["an impact told in the text"]) == (1, 1)
    assert (counts["causes told in the text"], counts["causes in the policy's words"]) == (1, 0)
    assert counts["a detection told in the text"] == 0
    assert counts["lessons told in the text"] == 0


def test_rules_are_asked_of_old_records_without_a_severity():
    found = adoption(write_incident(f"{IMPORTED}status: resolved\n", id="2020-01-01-a"))
    rules = {share.name: share.count for share in found.rules}
    assert rules["postmortem-exists"] == 0
    assert rules["action-item-owned"] == 1
    assert "action-item-owned" in found.ready
    assert "postmortem-exists" not in found.ready


def test_a_rule_that_is_off_and_rules_on_correctness_are_not_asked():
    names = {share.name for share in adoption(write_incident(IMPORTED)).rules}
    assert names.isdisjoint({"answers-long", "schema", "timeline-sorted"})


def test_those_that_most_pass_come_first():
    found = adoption(write_incident(f"{IMPORTED}status: resolved\n", id="2020-01-01-a"))
    counts = [share.count for share in found.rules]
    assert counts == sorted(counts, reverse=True)
