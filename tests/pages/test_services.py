"""The pages of services."""

from __future__ import annotations

from tests.helpers.small_base import page_at, scene


def test_how_a_service_fails_and_what_was_promised(base):
    html = page_at("services/checkout/", scene(base)).html
    for said in ("The checkout", "Ada Example", "Configuration change", "Alert on latency"):
        assert said in html
    assert 'href="https://example.org/run"' in html


def test_a_service_that_nobody_listed_has_a_page_too(base):
    assert "Somebody else&#x27;s outage" in page_at("services/their-network/", scene(base)).html


def test_the_index_names_those_with_incidents(base):
    html = page_at("services/", scene(base)).html
    assert 'href="../services/checkout/"' in html
    assert "1 incident<" in html


def test_who_is_called_in_their_order_and_not_where_customers_read(base):
    services = base / "schema" / "services.yml"
    services.write_text("checkout: {title: The checkout, owner: ada, contacts: [ben, ada]}\n")
    inside = page_at("services/checkout/", scene(base, "internal")).html
    called = inside[inside.index("<dt>Called, the nearest first</dt>") :]
    assert called.index("Ben Example") < called.index("Ada Example")
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("public_view: whole", "public_view: customers"))
    assert "Ben Example" not in page_at("services/checkout/", scene(base)).html
