"""The marker of a ticket."""

from __future__ import annotations

from postmortem_kb.ticket import (
    Agreed,
    Ticket,
    agreed_line,
    as_code,
    item_in,
    marker_of,
    with_agreed,
)


def test_the_marker_is_read_back():
    assert item_in(marker_of("2026-11-03-slow#a1") + "\nmore") == "2026-11-03-slow#a1"


def test_only_the_first_line_counts():
    assert item_in("> quoted\n" + marker_of("2026-11-03-slow#a1")) == ""
    assert item_in(marker_of("x#a1 --> <b>")) == ""


def test_what_was_agreed_is_read_back_and_the_rest_of_the_text_is_kept():
    line = agreed_line(Agreed("ada", "2026-11-17"))
    body = "\n".join([marker_of("x#a1"), line, "", "- Due: 2026-11-17", "Mine"])
    ticket = Ticket("x#a1", "u", is_open=True, finished=False, closed_at=None, body=body)
    assert ticket.agreed == Agreed("ada", "2026-11-17")
    after = with_agreed(body, Agreed("ben", "2026-12-01"))
    assert after.split("\n")[1:] == [
        "<!-- postmortem-agreed owner=ben due=2026-12-01 -->",
        "",
        "- Due: 2026-12-01",
        "Mine",
    ]


def test_an_editor_may_set_lines_apart_and_write_lists_with_another_sign():
    line = agreed_line(Agreed("ada", "2026-11-17"))
    body = f"{marker_of('x#a1')}\n\n{line}\n\n* Due: 2026-11-17"
    ticket = Ticket("x#a1", "u", is_open=True, finished=False, closed_at=None, body=body)
    assert ticket.agreed == Agreed("ada", "2026-11-17")
    after = with_agreed(body, Agreed("ada", "2026-12-01"))
    assert after.count("postmortem-agreed") == 1
    assert after.endswith("\n\n* Due: 2026-12-01")


def test_a_text_without_the_hidden_line_gets_one_and_words_of_other_forms_are_not_written():
    assert with_agreed(f"{marker_of('x#a1')}\nMine", Agreed("", "")).endswith("due= -->\nMine")
    assert with_agreed("Mine", Agreed("ada", "")) == "Mine"
    assert agreed_line(Agreed("a --> b", "")) == ""


def test_where_comments_are_dropped_our_lines_are_code_and_read_the_same():
    line = agreed_line(Agreed("ada", "2026-11-17", "open"))
    body = as_code("\n".join([marker_of("x#a1"), line, "Action item", "", "- Due: 2026-11-17"]))
    assert body.split("\n") == [
        "`postmortem-item x#a1`",
        "",
        "`postmortem-agreed owner=ada due=2026-11-17 state=open`",
        "",
        "Action item",
        "",
        "- Due: 2026-11-17",
    ]
    ticket = Ticket("x#a1", "u", is_open=True, finished=False, closed_at=None, body=body)
    assert (item_in(body), ticket.agreed) == ("x#a1", Agreed("ada", "2026-11-17", "open"))
    after = as_code(with_agreed(body, Agreed("ben", "2026-12-01", "open")))
    told = body.replace("owner=ada", "owner=ben").replace("2026-11-17", "2026-12-01")
    assert after == told == as_code(after)
    assert as_code("Mine `x`") == "Mine `x`"
