"""The site for the public: of public records what customers may see, and nothing else anywhere."""

from __future__ import annotations

import re

import pytest

from tests.helpers.small_base import INCIDENT, PNG, POSTMORTEM, internal, write_base, write_record
from tests.website.test_building import build, hide_records, readable

ID = "2026-03-04-public-one"
FACTS = """\
---
title: Orders stuck, says @canarytitle
severity: SEV-2
status: resolved
kind: incident
type: availability
visibility: public
services: [checkout]
tags: [canarytag]
declared_at: 2026-03-04T09:05:00Z
started_at: 2026-03-04T09:00:00Z
resolved_at: 2026-03-04T09:30:00Z
declared_by: canarydeclarer
confirmed_by: canaryconfirmer
resolved_by: canaryresolver
summary: Orders were stuck, says canaryada at https://canaryhost.example.net/summary
solution: Canary Person restarted it, see [how](https://canaryhost.example.net/solution).
impact: {who: shops of @canarywho, how: mail canarymail@example.com, canaryimpact: x}
triage: {canaryquestion: canaryanswer}
sent:
  - {what: customer-email, at: 2026-03-04T09:40:00Z, by: canarysender, to: canaryreceiver}
related:
  - {id: 2026-02-01-inside, as: see, note: canaryrelated}
roles:
  incident-commander:
    - {who: canaryholder, from: 2026-03-04T09:05:00Z}
waivers:
  - {rule: postmortem-deadline, reason: canaryreason, by: canarywaiver, on: 2026-03-04}
extra: {canarykey: canaryvalue}
---

## Timeline

- 2026-03-04T09:05:00Z declared @canaryauthor: canarydeclared
- 2026-03-04T09:06:00Z action @canaryauthor confirmed_by=@canaryword: canaryaction
- 2026-03-04T09:07:00Z update @canaryauthor to=channel: canarychannel
- 2026-03-04T09:08:00Z update @canaryauthor to=status-page: We know of it, @canarytold.
- canaryformless

## Notes

canarynote ![canaryalt](canarynotes.png)
"""
ANSWERS = """\
---
status: published
authors: [canarywriter]
approved_by: [canaryapprover]
published_at: 2026-03-05T10:00:00Z
causes: [config-change]
action_items:
  - id: a1
    title: Alert on orders, canaryada
    type: detect
    state: committed
    priority: high
    owner: canaryowner
    ticket: https://tracker.example.net/CANARYTICKET-1
    added: 2026-03-05
    due: 2026-03-18
    verify_by: canaryverify
    moved:
      - {on: 2026-03-06, from: 2026-03-11, to: 2026-03-18, by: canarymover, reason: canarymoved}
  - id: a2
    title: A runbook
    type: process
    state: done
    owner: canaryowner
    ticket: CANARYTICKET-2
    added: 2026-03-05
    done_at: 2026-03-08
    evidence: https://canaryhost.example.net/evidence
  - {id: a3, title: canaryidea, type: detect, state: idea, added: 2026-03-05}
waivers: [{rule: causes-given, reason: canaryexcuse, by: canarywaiver, on: 2026-03-05}]
---

## What happened

The **narwhals** queued, Canary Person saw on [a graph](https://canaryhost.example.net/body)
and `canary7.prod.internal`. <!-- canarycomment --> ![the graph](shown.png)

## Response

canaryresponse ![x](canaryresponse.png)
"""
PEOPLE = "canaryada: {name: Canary Person, mail: canarymail@example.com, team: platform}\n"
SERVICES = """\
checkout: {title: The checkout, owner: canaryowner, team: platform,
  runbooks: ['https://canaryhost.example.net/run']}
"""
POLICY = """\
escalation: {chain: [{pages: canarypager, minutes: 5}], note: canaryescalation}
steps: {open: {say: {do: canarystep}}}
clocks: {canaryclock: {title: canaryclock, from: resolved_at, to: published, hours: 1}}
"""


def write_public_base(root, *, public_view="customers"):
    write_base(root)
    policy = root / "schema" / "policy.yml"
    text = policy.read_text().replace("public_view: whole", f"public_view: {public_view}")
    policy.write_text(text + POLICY)
    (root / "schema" / "people.yml").write_text(PEOPLE)
    (root / "schema" / "services.yml").write_text(SERVICES)
    files = {"shown_png": PNG, "canarynotes_png": PNG, "canaryresponse_png": PNG}
    write_record(root, ID, FACTS, ANSWERS, **files)
    draft = POSTMORTEM.replace("status: published", "status: draft").replace(
        "quokkas", "canarydraft"
    )
    write_record(root, "2026-03-05-drafted", INCIDENT, draft)
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("customers")
    return build(write_public_base(folder / "base"), folder / "site", "public")[0]


def test_no_canary_in_any_name_or_content(site):
    found = {
        (name, word)
        for name, content in site.items()
        for word in re.findall("canary[a-z0-9]*", f"{name}\n{readable(content)}".lower())
    }
    assert found == set()


def test_every_canary_would_be_found(tmp_path):
    root = write_public_base(tmp_path / "base", public_view="whole")
    files, _ = build(root, tmp_path / "site", "public")
    texts = "\n".join(name + readable(content) for name, content in files.items()).lower()
    given = set(re.findall("canary[a-z0-9]*", (FACTS + ANSWERS + POLICY + SERVICES).lower()))
    # What no page of the whole site shows either.
    silent = {
        "canaryconfirmer", "canaryresolver", "canaryimpact", "canaryquestion", "canaryanswer",
        "canarysender", "canaryreceiver", "canaryrelated", "canarykey", "canaryvalue",
        "canarycomment", "canarymover",
    }  # fmt: skip
    assert {word for word in given if word not in texts} <= silent


def test_what_customers_may_see_is_there(site):
    page = site[f"incidents/{ID}/index.html"].decode()
    for name in ("feed.xml", "feed.json", f"api/v1/incidents/{ID}.json"):
        assert b"Orders stuck" in site[name]
    for said in ("narwhals", "We know of it, somebody.", "Alert on orders", "A runbook", "a graph"):
        assert said in page
    assert f"incidents/{ID}/shown.png" in site
    assert "Names went away." in site["incidents/2020-01-02-their-outage/index.html"].decode()
    assert b"incidents/2026-03-05-drafted" not in site  # a page, and no draft on it
    assert "quokkas" not in site["incidents/2026-03-05-drafted/index.html"].decode()


def test_no_table_asks_whose_a_promise_is(site):
    for name in (f"incidents/{ID}/index.html", "actions/index.html"):
        page = site[name].decode()
        assert "Alert on orders" in page
        for head in ("Owner", "Due", "Ticket", "Team"):
            assert f">{head}</th>" not in page
        assert ">State</th>" in page
        assert "nobody" not in page


def test_internal_and_restricted_records_change_no_byte(site, tmp_path):
    root = write_public_base(tmp_path / "base")
    hide_records(root)
    write_record(root, "2026-03-06-within", internal("canaryinternal"), ANSWERS, canary_png=PNG)
    with_, _ = build(root, tmp_path / "one", "public")
    assert sorted(with_) == sorted(site)
    assert [name for name in site if with_[name] != site[name]] == []


def test_the_name_of_an_internal_record_is_withheld(tmp_path):
    root = write_public_base(tmp_path / "base")
    text = ANSWERS.replace("narwhals", "2026-02-01-inside")
    write_record(root, ID, FACTS, text, shown_png=PNG)
    files, _ = build(root, tmp_path / "site", "public")
    assert b"(withheld)" in files[f"incidents/{ID}/index.html"]
    assert not [name for name, content in files.items() if "01-inside" in readable(content)]


def test_of_what_cannot_be_read_customers_see_that_it_is_so(tmp_path):
    root = write_public_base(tmp_path / "base")
    write_record(root, ID, FACTS, ANSWERS.replace("authors: [", "authors: [[canarybroken"))
    files, left_out = build(root, tmp_path / "site", "public")
    page = files[f"incidents/{ID}/index.html"].decode()
    assert "a part of this record could not be read" in page
    assert "canary" not in page
    assert [found.path for found in left_out] == [f"postmortems/2026/{ID}/postmortem.md"]
