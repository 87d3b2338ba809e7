"""What an organisation asks beside what all records have, on the record's page."""

from __future__ import annotations

import pytest

from tests.helpers.small_base import INCIDENT, page_at, scene, write_record

ADDRESS = "incidents/2026-03-01-checkout-slow/"
POLICY = """\
triage:
  affected: {asks: Who is affected?}
  layer: {asks: Which layer?, words: layers}
  worse: {asks: Will it get worse?}
extra:
  resolved_when: {type: text, title: Resolved when}
  checked_at: {type: stamp, title: Checked}
  led_by: {type: handle, title: Led by}
  regions: {type: list, title: Regions}
"""
FACTS = """\
confirmed_at: 2026-03-01T09:07:00Z
confirmed_by: ben
resolved_by: ada
serious: true
resolved_when: The queue is empty
impact: {who: all, layer: third-party}
triage: {worse: false, layer: third-party, affected: "<All> of them", odd: 3}
extra: {resolved_when: Nothing waits, checked_at: 2026-03-01T10:10:00Z, led_by: ada,
  regions: [eu, us], unknown: as it is}
---
"""


@pytest.fixture
def page(base):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text() + POLICY)
    write_record(base, "2026-03-01-checkout-slow", INCIDENT.replace("---\n\n", FACTS + "\n", 1))
    return page_at(ADDRESS, scene(base))


def test_the_answers_stand_below_their_questions_in_the_order_of_the_policy(page):
    told = page.html[page.html.index('id="triage"') :]
    rows = [
        "<li><strong>Who is affected?</strong> &lt;All&gt; of them</li>",
        "<li><strong>Which layer?</strong> Third party</li>",
        "<li><strong>Will it get worse?</strong> no</li>",
        "<li><strong>odd</strong> 3</li>",
    ]
    assert [told.index(row) for row in rows] == sorted(told.index(row) for row in rows)
    assert "Triage" in [place.text for place in page.contents]


def test_facts_of_our_own_have_their_titles(page):
    for row in (
        "<dt>Resolved when</dt><dd>Nothing waits</dd>",
        '<dt>Checked</dt><dd><time datetime="2026-03-01T10:10:00Z">',
        "<dt>Regions</dt><dd>eu, us</dd>",
        "<dt>unknown</dt><dd>as it is</dd>",
    ):
        assert row in page.html
    assert "Ada Example" in page.html[page.html.index("<dt>Led by</dt>") :][:120]


def test_who_decided_and_what_was_at_fault(page):
    for row in ("<dt>Confirmed</dt>", "<dt>Confirmed by</dt>", "<dt>Resolved by</dt>",
                "<dt>Layer</dt><dd>Third party</dd>", "<dt>Serious</dt><dd>yes</dd>",
                "<dt>Resolved when</dt><dd>The queue is empty</dd>"):  # fmt: skip
        assert row in page.html


def test_a_record_without_them_has_no_such_section(base):
    html = page_at(ADDRESS, scene(base)).html
    assert 'id="triage"' not in html
    assert "Serious" not in html
