"""The record as a value: tolerant of everything but its visibility."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from postmortem_kb.frontmatter import read_document
from postmortem_kb.incident import Holding, Incident, Waiver, waivers_of
from postmortem_kb.schema import load_schema

FULL = """\
title: Checkout is slow
severity: SEV-2
status: resolved
kind: drill
type: availability
visibility: internal
services: [checkout, search]
tags: [dns]
declared_at: 2026-11-03T14:04:00Z
resolved_at: 2026-11-03
summary: It was slow.
solution: Rolled back.
roles:
  incident-commander:
    - {who: ada, from: 2026-11-03T14:06:00Z, until: 2026-11-03T15:00:00Z}
    - {who: ben}
  comms: [{who: dana, from: soon}, nobody]
related: [{id: 2026-07-09-x, as: see}]
covered_by: 2026-07-09-y
aliases: [2026-11-02-x]
causes: [own]
waivers:
  - {rule: schema, reason: old, by: eve, on: 2026-11-06, until: 2026-11-10}
  - nothing
"""
POSTMORTEM = """\
status: published
authors: [ada]
approved_by: [eve, ben]
published_at: 2026-11-05T10:00:00Z
causes: [config-change]
action_items: [{id: a1, state: committed}, text]
waivers: [{rule: causes-named, on: 2026-11-07}]
"""


def document(name, facts):
    return read_document(name, f"x/{name}", f"---\n{facts}---\n".encode())


def record(facts=FULL, postmortem=None):
    return Incident(
        id="2026-11-03-x",
        folder="postmortems/2026/2026-11-03-x",
        incident=document("incident.md", facts),
        postmortem=document("postmortem.md", postmortem) if postmortem is not None else None,
    )


class TestFacts:
    def test_of_the_incident(self):
        incident = record()
        assert (incident.title, incident.severity, incident.status) == (
            "Checkout is slow",
            "SEV-2",
            "resolved",
        )
        assert (incident.kind, incident.type, incident.visibility) == (
            "drill",
            "availability",
            "internal",
        )
        assert (incident.services, incident.tags) == (("checkout", "search"), ("dns",))
        assert (incident.summary, incident.solution) == ("It was slow.", "Rolled back.")
        assert incident.related == (("2026-07-09-x", "see"),)
        assert (incident.covered_by, incident.aliases) == ("2026-07-09-y", ("2026-11-02-x",))

    def test_of_times(self):
        incident = record()
        assert incident.moment("declared_at").written == "2026-11-03T14:04:00Z"
        assert not incident.moment("resolved_at").exact
        assert incident.moment("started_at") is None
        assert incident.moment("title") is None

    def test_of_roles(self):
        first, second, third = record().holdings
        assert (first.role, first.who, first.since.written, first.until.written) == (
            "incident-commander",
            "ada",
            "2026-11-03T14:06:00Z",
            "2026-11-03T15:00:00Z",
        )
        assert second == Holding("incident-commander", "ben", None, None)
        assert third == Holding("comms", "dana", None, None)

    def test_of_the_postmortem(self):
        incident = record(postmortem=POSTMORTEM)
        assert (incident.review_state, incident.published) == ("published", True)
        assert (incident.authors, incident.approved_by) == (("ada",), ("eve", "ben"))
        assert incident.published_at.written == "2026-11-05T10:00:00Z"
        assert [(item.position, item.id) for item in incident.action_items] == [(0, "a1")]
        assert incident.documents == (incident.incident, incident.postmortem)

    def test_without_a_postmortem(self):
        incident = record()
        assert (incident.review_state, incident.published) == ("", False)
        assert (incident.authors, incident.approved_by, incident.action_items) == ((), (), ())
        assert incident.published_at is None
        assert incident.documents == (incident.incident,)

    @pytest.mark.parametrize(
        ("kind", "postmortem", "causes"),
        [
            ("incident", POSTMORTEM, ("config-change",)),
            ("incident", None, ("own",)),
            ("external", POSTMORTEM, ("own",)),
        ],
    )
    def test_of_causes(self, kind, postmortem, causes):
        incident = record(FULL.replace("drill", kind), postmortem)
        assert incident.causes == causes

    def test_of_waivers_from_both_files(self):
        first, second = record(postmortem=POSTMORTEM).waivers
        assert first == Waiver("incident.md", 0, "schema", "old", "eve", "2026-11-06", "2026-11-10")
        assert second == Waiver("postmortem.md", 0, "causes-named", "", "", "2026-11-07", "")
        assert list(waivers_of(record("waivers: x\n").incident)) == []

    def test_documents_by_name(self):
        incident = record(postmortem=POSTMORTEM)
        assert incident.document("postmortem.md") is incident.postmortem
        assert incident.document("incident.md") is incident.incident
        assert incident.document("customer-email.md") is None
        assert incident.document("notes.md") is None


class TestTolerance:
    def test_an_empty_record_is_empty(self):
        incident = record("")
        assert incident.title == "2026-11-03-x"
        assert incident.kind == "incident"
        assert (incident.severity, incident.status, incident.type) == ("", "", "")
        assert (incident.services, incident.holdings, incident.waivers) == ((), (), ())

    @pytest.mark.parametrize(
        "value",
        ["", "5", "true", "1.5", "x", "[x]", "[[x]]", "{x: y}", "[{x: y}]", "[1, {x: [y]}]"],
    )
    def test_no_value_raises(self, value):
        for name in ("incident", "postmortem"):
            keys = load_schema(name)["properties"]
            facts = "".join(f"{key}: {value}\n" for key in keys)
            incident = record(facts, facts)
            for attribute in vars(Incident):
                if isinstance(getattr(Incident, attribute), property):
                    getattr(incident, attribute)
            assert all(incident.moment(key) is None for key in keys)

    def test_a_number_reads_as_text(self):
        assert record("title: 404\n").title == "404"


class TestVisibility:
    @pytest.mark.parametrize(
        ("facts", "visibility"),
        [
            ("visibility: public\n", "public"),
            ("visibility: internal\n", "internal"),
            ("visibility: restricted\n", "restricted"),
            ("visibility: Public\n", "restricted"),
            ("visibility: [public]\n", "restricted"),
            ("visibility:\n", "restricted"),
            ("", "restricted"),
            ("visibility: public\ntitle: a: b\n", "restricted"),
        ],
    )
    def test_fails_closed(self, facts, visibility):
        incident = record(facts)
        assert incident.visibility == visibility
        assert incident.restricted is (visibility == "restricted")

    def test_is_the_incidents_own(self):
        broken = record("visibility: public\n", "status: a: b\n")
        assert broken.visibility == "public"
        assert record("", "visibility: public\n").restricted


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ("declared_at: 2026-11-03T20:00:00Z", "2026-11-03"),
        ("declared_at: 2026-11-03T20:00:00Z\nresolved_at: 2026-11-03T23:30:00Z", "2026-11-04"),
        ("title: x", "None"),
    ],
)
def test_the_last_day_is_that_of_the_zone(facts, day):
    document = read_document("incident.md", "incident.md", f"---\n{facts}\n---\n".encode())
    incident = Incident("2026-11-03-x", "postmortems/2026/2026-11-03-x", document)
    assert str(incident.last_day(ZoneInfo("Europe/Berlin"))) == day
