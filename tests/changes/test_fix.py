"""What may be mended by itself: which ids and headings, and nothing of what a record says."""

from __future__ import annotations

import pytest

from postmortem_kb.changes.fix import Wanted, mend_incident, mend_postmortem
from postmortem_kb.edit import AddSection, NameItem, OrderKeys
from postmortem_kb.frontmatter import read_document

ORDER = ("status", "action_items")
LESSONS = Wanted("Lessons", ("What we learnt",), "What went well?")


def mends(items="[]", body=""):
    text = f"---\nstatus: draft\naction_items: {items}\n---\n{body}"
    document = read_document("postmortem.md", "postmortem.md", text.encode())
    assert not document.defects
    return mend_postmortem(document, ORDER, [LESSONS])


def ids(items, body=""):
    return [(each.path[1], each.id) for each in mends(items, body) if isinstance(each, NameItem)]


def test_keys_are_put_into_the_order_that_is_given():
    assert OrderKeys(ORDER) in mends()
    assert OrderKeys(("title",)) in mend_incident(["title"])


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("[]", []),
        ("[{id: a1, title: x}]", []),
        ("[{title: x}, {title: y}]", [(0, "a1"), (1, "a2")]),
        ("[{id: a7, title: x}, {title: y}, {id: ~, title: z}]", [(1, "a8"), (2, "a9")]),
        ("[{id: pool-size, title: x}, {title: y}]", [(1, "a1")]),
        ("[{}, no item, {title: y}]", [(2, "a1")]),
        ("{title: x}", []),
        ("none", []),
    ],
)
def test_an_item_without_an_id_gets_the_next(items, expected):
    assert ids(items) == expected


def test_an_id_that_is_spoken_of_is_not_given_again():
    assert ids("[{title: x}]", "We dropped 2026-11-03-slow#a4 for good.\n") == [(0, "a5")]


@pytest.mark.parametrize("heading", ["Lessons", "lessons", "What we learnt"])
def test_a_heading_that_stands_there_is_not_added(heading):
    assert AddSection("Lessons", "What went well?") in mends()
    assert not any(isinstance(each, AddSection) for each in mends(body=f"## {heading}\n"))
