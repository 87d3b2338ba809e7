"""The phases of a policy on a record's page."""

from __future__ import annotations

from tests.helpers.small_base import INCIDENT, page_at, scene, write_record

RECORD = "2026-03-01-checkout-slow"
STEPS = """\
- 2026-03-01T09:10:00Z identification: what is it
- 2026-03-01T09:20:00Z containment: stop it
- 2026-03-01T09:25:00Z containment: stop it more
- 2026-03-01T09:50:00Z identification: the second issue
- about ten past nine"""


def html_of(base, preset, steps=STEPS):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("extends: base", f"extends: {preset}"))
    write_record(base, RECORD, INCIDENT.replace("- about ten past nine", steps))
    return page_at(f"incidents/{RECORD}/", scene(base)).html


def test_each_phase_with_its_beginning_and_its_length(base):
    html = html_of(base, "lightweight")
    rows = html[html.index('id="phases"') :].split("<tr>")[2:5]
    said = [[name in row for name in ("Identification", "Containment")] for row in rows]
    assert said == [[True, False], [False, True], [True, False]]
    for row, length in zip(rows, ("10 min", "30 min", "10 min"), strict=True):
        assert f">{length}<" in row


def test_a_policy_without_phases_shows_none(base):
    assert 'id="phases"' not in html_of(base, "zephyr")


def test_a_record_that_says_nothing_of_phases_shows_none(base):
    assert 'id="phases"' not in html_of(base, "lightweight", "- about ten past nine")
