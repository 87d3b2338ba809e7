"""The ways on from a record's page."""

from __future__ import annotations

from tests.helpers.small_base import INCIDENT, page_at, scene, write_record

ADDRESS = "incidents/2026-03-01-checkout-slow/"
REPOSITORY = "readers: public, repository: https://git.example.org/kb"


def html_of(base, audience="public", address=ADDRESS):
    return page_at(address, scene(base, audience)).html


def test_the_incident_before_and_after_of_the_same_service(base):
    write_record(base, "2026-03-05-later", INCIDENT.replace("Checkout slow", "Later on"))
    html = html_of(base, "internal")
    assert 'href="../../incidents/2026-02-01-inside/" rel="prev"' in html
    assert 'href="../../incidents/2026-03-05-later/" rel="next"' in html


def test_an_only_incident_has_no_neighbours(base):
    assert "kb-ways" not in html_of(base)


def test_the_way_to_edit_is_for_those_inside(base):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("readers: public", REPOSITORY))
    edit = "https://git.example.org/kb/edit/main/postmortems/2026/2026-03-01-checkout-slow/postmortem.md"
    assert edit in html_of(base, "internal")
    assert "git.example.org" not in html_of(base)
