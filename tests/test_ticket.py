"""The marker of a ticket."""

from __future__ import annotations

from postmortem_kb.ticket import item_in, marker_of


def test_the_marker_is_read_back():
    assert item_in(marker_of("2026-11-03-slow#a1") + "\nmore") == "2026-11-03-slow#a1"


def test_only_the_first_line_counts():
    assert item_in("> quoted\n" + marker_of("2026-11-03-slow#a1")) == ""
    assert item_in(marker_of("x#a1 --> <b>")) == ""
