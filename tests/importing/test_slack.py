"""Messages of a Slack export."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.importing.slack import (
    Channel,
    handle_of,
    names_of,
    plain_text,
    read_messages,
    unreadable,
)

NAMES = {"U1": "ben", "U2": "ada"}
AT = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
STAMP = f"{int(AT.timestamp())}.000200"


def one(**facts):
    channel = Channel(NAMES, "https://t.example/archives/C1/")
    (message,) = read_messages([{"ts": STAMP, "user": "U1", "text": "x"} | facts], channel)
    return message


def test_time_author_text_and_permalink():
    message = one(text="rolled back")
    assert (message.at, message.author, message.text) == (AT, "ben", "rolled back")
    assert message.link == f"https://t.example/archives/C1/p{STAMP.replace('.', '')}"


def test_without_the_channels_address_there_is_no_link():
    (message,) = read_messages([{"ts": STAMP, "text": "x"}], Channel({}))
    assert (message.link, message.author) == ("", "unknown")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("<@U2> look", "@ada look"),
        ("<@U9|eve> look", "@eve look"),
        ("<@U9> look", "@u9 look"),
        ("<#C12|general>", "#general"),
        ("<!here> <!subteam^S1|@team>", "@here @@team"),
        ("<https://x.example/a?b=1&amp;c>", "https://x.example/a?b=1&c"),
        ("<https://x.example/(a)|the page>", "[the page](https://x.example/%28a%29)"),
        ("*down* and ~up~ 2*3*4 _so_", "**down** and ~~up~~ 2*3*4 _so_"),
        ("`*a*` *b* ```\n*c*\n```", "`*a*` **b** ```\n*c*\n```"),
        ("5 * 3 * 2 and ~10 to ~12", "5 * 3 * 2 and ~10 to ~12"),
    ],
)
def test_mark_up_is_read(written, read):
    assert plain_text(written, NAMES) == read


def test_reactions_files_and_events():
    message = one(
        reactions=[{"name": "pushpin", "count": 2}, "odd"],
        files=[{"name": "p99.png"}, {}],
        subtype="channel_join",
    )
    assert message.reactions == ("pushpin",)
    assert message.text == "x (attached: p99.png)"
    assert message.event == "channel_join"


def test_a_thread_is_an_object_with_messages():
    assert len(list(read_messages({"messages": [{"ts": STAMP}]}, Channel({})))) == 1


@pytest.mark.parametrize("ts", ["", "soon", "-1", "9" * 13, None, "1e9"])
def test_what_has_no_time_is_counted(ts):
    entry = {"text": "x", "ts": ts}
    assert list(read_messages([entry], Channel({}))) == []
    assert unreadable([entry, "odd", {"ts": STAMP}]) == 2


@pytest.mark.parametrize("exported", [None, 3, "text", {}, {"messages": 3}])
def test_what_is_no_export_holds_nothing(exported):
    assert list(read_messages(exported, Channel({}))) == []


def test_people_are_known_by_their_mail():
    users = [
        {"id": "U1", "name": "Ben L.", "profile": {"email": "Ben@X.example"}},
        {"id": "U2", "name": "Ada Okafor"},
        {"id": "U3", "profile": {"display_name": "Eve"}},
        "odd",
    ]
    found = names_of(users, {"ben@x.example": "ben"})
    assert (found["U1"], found["U2"], found["U3"]) == ("ben", "ada-okafor", "eve")


@pytest.mark.parametrize(
    ("name", "handle"), [("Ada O.", "ada-o"), ("Élan Müller", "elan-muller"), ("!", "unknown")]
)
def test_names_become_handles(name, handle):
    assert handle_of(name) == handle


def test_what_a_program_posted_is_read_from_what_it_attached():
    attached = [{"fallback": "Triggered #12: API down"}, {"title": "and slow"}, {}]
    message = one(text="", subtype="bot_message", attachments=attached)
    assert message.text == "Triggered #12: API down\nand slow"


def test_words_that_stand_in_blocks_alone():
    section = {"elements": [{"type": "text", "text": "only "}, {"text": "here"}]}
    assert one(text=" ", blocks=[{"type": "rich_text", "elements": [section]}]).text == "only here"
    assert one(text="", blocks=[{"text": {"text": "a section"}}]).text == "a section"


def test_blocks_without_end_are_bounded():
    block = {"text": "deep"}
    for _ in range(500):
        block = {"elements": [block]}
    assert one(text="", blocks=[block]).text == ""


def test_what_a_program_attached_stands_below_what_it_said():
    attached = [
        {"fallback": "alert", "title": "API", "text": "p99 high"},
        {"text": "the page that is linked to", "from_url": "https://x.example/"},
        {"fallback": "Triggered"},
    ]
    assert one(text="Triggered", attachments=attached).text == "Triggered\nAPI\np99 high"


def test_an_attached_file_is_linked_to():
    files = [
        {"name": "a.png", "permalink": "https://t.example/a"},
        {"name": "b.png", "permalink": "javascript:x"},
    ]
    assert one(files=files).text == "x (attached: [a.png](https://t.example/a), b.png)"
