"""Whose ticket is whose; what `sync` makes of the rest is told by tests/test_syncing.py."""

from __future__ import annotations

from dataclasses import replace

from postmortem_kb.stray_tickets import UNTOLD, by_item, iter_strays
from postmortem_kb.ticket import Ticket
from tests.helpers.written import write_incident

ITEMS = "status: draft\naction_items: [{id: a1, title: Alert, state: committed}]\n"
ONE = Ticket("old-name#a1", "https://t.example/1", True, False, None)


def incident(facts=""):
    return write_incident(f"aliases: [old-name]\n{facts}", ITEMS)


def test_a_ticket_that_came_on_two_pages_is_one_and_goes_by_today_s_name():
    found = by_item([ONE, ONE], [incident()])
    assert found == {"2026-11-03-checkout#a1": [replace(ONE, item="2026-11-03-checkout#a1")]}


def test_what_is_compared_is_no_stray():
    told = [incident()]
    assert list(iter_strays(by_item([ONE], told), told, told)) == []


def test_a_restricted_record_is_not_named():
    hidden = incident("visibility: restricted\n")
    assert list(iter_strays(by_item([ONE], [hidden]), [hidden], [])) == [(ONE.url, UNTOLD)]


def test_an_internal_one_is_not_named_where_the_tracker_is_public():
    inside = incident("visibility: internal\n")
    assert list(iter_strays(by_item([ONE], [inside]), [inside], [])) == [(ONE.url, UNTOLD)]


def test_an_unknown_record_may_be_somebody_else_s():
    assert list(iter_strays(by_item([ONE], []), [], [])) == []
