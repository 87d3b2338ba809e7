"""The board of everything promised."""

from __future__ import annotations

from postmortem_kb.pages import _paging
from postmortem_kb.pages.actions import pages
from tests.helpers.small_base import INCIDENT, POSTMORTEM, page_at, scene, write_record

DONE = "state: done\n    done_at: {}\n    evidence: https://example.org/1"


def with_item(base, id_, facts):
    postmortem = POSTMORTEM.replace("state: committed", facts)
    write_record(base, id_, INCIDENT.replace("Checkout slow", id_), postmortem)


def test_an_overdue_item_says_for_how_long_and_whose_it_is(base):
    html = page_at("actions/", scene(base)).html
    for said in ("Alert on latency", "Ada Example", "for 2 days", ">platform</a>", "2026-03-08"):
        assert said in html
    assert "#item-a1" in html
    assert "<strong>1</strong><span>overdue</span>" in html


def test_what_was_done_lately_comes_last_and_what_was_done_long_ago_is_gone(base):
    with_item(base, "2026-03-02-lately", DONE.format("2026-03-09"))
    with_item(base, "2025-03-02-long-ago", DONE.format("2025-04-09"))
    html = page_at("actions/", scene(base)).html
    assert html.index("2026-03-01-checkout-slow") < html.index("2026-03-02-lately")
    assert "2025-03-02-long-ago" not in html


def test_drills_promise_nothing_here(base):
    record = INCIDENT.replace("kind: incident", "kind: drill")
    write_record(base, "2026-03-02-drill", record, POSTMORTEM)
    assert "2026-03-02-drill" not in page_at("actions/", scene(base)).html


def test_very_many_items_go_over_several_pages(base, monkeypatch):
    monkeypatch.setattr(_paging, "A_PAGE", 1)
    with_item(base, "2026-03-02-second", "state: committed")
    assert [page.address for page in pages(scene(base))] == ["actions/", "actions/2/"]


def test_a_base_without_promises_says_so(tmp_path, base):
    (base / "postmortems/2026/2026-03-01-checkout-slow/postmortem.md").unlink()
    assert "Nothing is promised." in page_at("actions/", scene(base)).html


def test_customers_who_see_no_days_are_not_told_that_there_are_none(base):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("public_view: whole", "public_view: customers"))
    html = page_at("actions/", scene(base)).html
    assert "<strong>1</strong><span>planned</span>" in html
    for said in ("overdue", "due soon", "no date", "urgent"):
        assert said not in html
