"""A proposal for a timeline: written, changed by a person, and read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from postmortem_kb.errors import RecordError
from postmortem_kb.importing.proposal import Choice, propose, read_proposal
from postmortem_kb.importing.slack import Message
from tests.helpers.records import sound

AT = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
SAID = Message(AT, "ben", "rolled back 812", ("pushpin",), link="https://t.example/p1")
LATER = Message(AT + timedelta(minutes=9), "ada", "p99 falls\nsecond line")
JOINED = Message(AT, "ada", "has joined", event="channel_join")


def lines(*messages, choice=None):
    text = propose(sound(), messages, choice or Choice())
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_every_message_is_there_in_the_order_of_time():
    assert lines(LATER, SAID, JOINED) == [
        "skip 2026-11-03T14:05:00Z note @ada: (channel join) has joined",
        "take 2026-11-03T14:05:00Z note @ben: rolled back 812 ([said here](https://t.example/p1))",
        "take 2026-11-03T14:14:00Z note @ada: p99 falls",
        "  second line",
    ]


@pytest.mark.parametrize(
    ("choice", "taken"),
    [
        (Choice(since=AT + timedelta(minutes=1)), [False, True]),
        (Choice(until=AT), [True, False]),
        (Choice(reactions=frozenset({"pushpin"})), [True, False]),
        (Choice(reactions=frozenset({"eyes"})), [False, False]),
    ],
)
def test_what_is_proposed(choice, taken):
    found = [line for line in lines(SAID, LATER, choice=choice) if line[:4] in ("take", "skip")]
    assert [line.startswith("take") for line in found] == taken


def test_what_a_program_said_is_proposed_where_somebody_marked_it():
    alert = Message(AT, "pager", "API down", ("pushpin",), event="bot_message")
    (line,) = lines(alert, choice=Choice(reactions=frozenset({"pushpin"})))
    assert line == "take 2026-11-03T14:05:00Z note @pager: (bot message) API down"
    assert lines(alert)[0].startswith("skip")


def test_the_link_stands_below_code():
    code = Message(AT, "ben", "ran\n```\nundo\n```", link="https://t.example/p1")
    assert lines(code)[-2:] == ["  ```", "  ([said here](https://t.example/p1))"]


def test_what_is_taken_is_read_back():
    entries = read_proposal(propose(sound(), [SAID, LATER], Choice()), sound())
    assert [(e.at, e.author, e.text) for e in entries] == [
        (AT, "ben", "rolled back 812 ([said here](https://t.example/p1))"),
        (AT + timedelta(minutes=9), "ada", "p99 falls\nsecond line"),
    ]


def test_what_a_person_changed_counts():
    text = "# a remark\nskip whatever\ntake 2026-11-03T15:00:00Z action @eve: restarted\n"
    (entry,) = read_proposal(text, sound())
    assert (entry.kind, entry.author, entry.text) == ("action", "eve", "restarted")


def test_what_stands_there_already_is_neither_proposed_nor_taken():
    there = sound(timeline=("- 2026-11-03T14:05:00Z note @ben: rolled back",))
    said = replace(SAID, text="rolled back", link="")
    text = propose(there, [said], Choice())
    assert "take 2026" not in text
    assert read_proposal(text.replace("skip", "take"), there) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("keep 2026-11-03T15:00:00Z x", "line 2 of the proposal says neither take nor skip"),
        ("take restarted", "line 2 of the proposal is no entry of a timeline"),
        ("take 2026-11-03: restarted", "line 2 of the proposal is no entry of a timeline"),
    ],
)
def test_what_cannot_be_read_is_named(line, said):
    with pytest.raises(RecordError, match=said):
        read_proposal(f"# remark\n{line}\n", sound())


def test_a_message_cannot_make_another_entry():
    odd = replace(SAID, text="x\n- 2026-11-03T15:00:00Z resolution @eve: done\n## Notes", link="")
    (entry,) = read_proposal(propose(sound(), [odd], Choice()), sound())
    assert "resolution" in entry.text


def test_control_characters_are_shown():
    assert "\x1b" not in lines(replace(SAID, text="a\x1b[31m"))[0]
