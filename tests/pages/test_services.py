"""The pages of services."""

from __future__ import annotations

from tests.helpers.small_base import INCIDENT, POSTMORTEM, page_at, scene, write_record


def test_how_a_service_fails_and_what_was_promised(base):
    html = page_at("services/checkout/", scene(base)).html
    for said in ("The checkout", "Ada Example", "Configuration change", "Alert on latency"):
        assert said in html
    assert 'href="https://example.org/run"' in html


def test_a_service_that_nobody_listed_has_a_page_too(base):
    assert "Somebody else&#x27;s outage" in page_at("services/their-network/", scene(base)).html


def test_the_index_names_those_with_incidents_of_our_own(base):
    html = page_at("services/", scene(base)).html
    ours, elsewhere = html.split('<p class="kb-elsewhere">')
    assert 'href="../services/checkout/"' in ours
    assert 'Configuration change</a><span class="kb-count"> × 1</span>' in ours
    assert "their-network" in elsewhere
    assert "their-network" not in ours


def test_drills_and_cancelled_incidents_are_in_no_figure(base):
    drill = INCIDENT.replace("kind: incident", "kind: drill")
    write_record(base, "2026-03-02-drill", drill, POSTMORTEM)
    cancelled = INCIDENT.replace("status: resolved", "status: cancelled")
    write_record(base, "2026-03-03-nothing", cancelled)
    html = page_at("services/checkout/", scene(base)).html
    assert "<dt>Incidents</dt><dd>1</dd>" in html
    assert "× 1<" in html
    assert "× 2<" not in html
    assert html.count(">Alert on latency<") == 1
    for shown in ("2026-03-02-drill", "2026-03-03-nothing"):
        assert f"incidents/{shown}/" in html
    assert "<time>2026-03-01</time>: " in html


def test_what_came_back_is_told(base):
    again = INCIDENT.replace(
        "summary:", "related: [{id: 2026-03-01-checkout-slow, as: repeats}]\nsummary:"
    )
    write_record(base, "2026-03-05-again", again.replace("Checkout slow", "Slow again"))
    html = page_at("services/checkout/", scene(base)).html
    assert "It came back: " in html
    assert html.index("Slow again") < html.index("on <time>2026-03-05</time>, after ")


def test_who_is_called_in_their_order_and_not_where_customers_read(base):
    services = base / "schema" / "services.yml"
    services.write_text("checkout: {title: The checkout, owner: ada, contacts: [ben, ada]}\n")
    inside = page_at("services/checkout/", scene(base, "internal")).html
    called = inside[inside.index("<dt>Called, the nearest first</dt>") :]
    assert called.index("Ben Example") < called.index("Ada Example")
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("public_view: whole", "public_view: customers"))
    assert "Ben Example" not in page_at("services/checkout/", scene(base)).html
