"""The mends of `check --fix`: each does its one thing, and nothing else moves by a byte."""

from __future__ import annotations

from itertools import product

import pytest

from postmortem_kb.edit import (
    AddSection,
    MarkEntries,
    NameItem,
    OrderKeys,
    QuoteFacts,
    SortEntries,
    TrimFacts,
)
from postmortem_kb.factmends import Piece
from postmortem_kb.frontmatter import read_document
from postmortem_kb.mending import mend

ORDER = ("title", "status", "services", "summary", "tags")
ALL = (TrimFacts(), QuoteFacts(), OrderKeys(ORDER), MarkEntries(), SortEntries())


def document(text, name="incident.md"):
    return read_document(name, name, text.encode("utf-8"))


def mended(text, *mends):
    """The text after the mends, and in how many places it changed."""
    after, count = mend(document(text), mends)
    return after.text, count


def facts(*lines):
    return "".join(f"{line}\n" for line in ("---", *lines, "---"))


def timeline(*lines, below=""):
    return facts("title: x") + "\n## Timeline\n\n" + "".join(f"{x}\n" for x in lines) + below


LATE = "- 2026-11-03T16:20:00Z action @ada: later"
EARLY = "- 2026-11-03T14:04:00Z declared: earlier"
SAME = "- 2026-11-03T15:04:00+01:00 note: as early, in another zone"

UNCHANGED = {
    "cannot be read": facts("title: a: b", "tags: [on]  "),
    "a list in place of facts": facts("- title"),
    "spaces within a block of text": facts("title: |", "  a  ", "  b"),
    "spaces within a quoted text": facts('title: "a  ', '  b"'),
    "spaces in the body": facts("title: x") + "A line break  \nhere.\n\n    code \n",
    "quoted already": facts('title: "on"', "summary: 'no'"),
    "a number": facts("title: 12", "summary: 1.5"),
    "what YAML takes for a comment": facts("title: Outage #42"),
    "in order already": facts("title: a", "services: [b]", "tags: []"),
    "all facts in braces": facts("{tags: [], title: a}"),
    "all facts in braces, in lines": facts("{tags: [],", "title: a}"),
    "the entry's time cannot be read": timeline(LATE, "- around noon: something", EARLY),
    "a bare date": timeline(LATE, "- 2026-11-03: some time that day", EARLY),
    "prose between the entries": timeline(LATE, "", "Then we slept.", "", EARLY),
    "a line that goes on without indentation": timeline(LATE, "and on", EARLY),
    "entries within code": timeline("```", LATE, EARLY, "```"),
    "a comment between the entries": timeline(LATE, "<!-- the next day -->", EARLY),
    "no such time": timeline("* 2026-13-03T14:04:00Z note: a"),
    "another form": timeline("* 2026-11-03T14:04:00Z a note without a colon"),
    "within a list": timeline("- a", "  * 2026-11-03T14:04:00Z note: a"),
}


@pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED.keys())
def test_what_has_a_meaning_or_is_not_understood_stays(text):
    assert mended(text, *ALL) == (text, 0)


def test_white_space_at_the_end_of_facts_goes():
    text = facts("title: a b  ", "# said  ", "tags: \t") + "Text.  \n"
    expected = facts("title: a b", "# said", "tags:") + "Text.  \n"
    assert mended(text, TrimFacts()) == (expected, 3)


@pytest.mark.parametrize("value", ["on", "NO", "12:30", "017", "1_000", "1.10", "Null"])
def test_what_others_would_misread_is_quoted(value):
    text = facts(f"title: {value} # why", f"tags: [{value}, a]", "services:", f"- {value}")
    quoted = f'"{value}"'
    expected = facts(f"title: {quoted} # why", f"tags: [{quoted}, a]", "services:", f"- {quoted}")
    assert mended(text, QuoteFacts()) == (expected, 3)


def test_keys_take_their_lines_and_comments_along():
    header = ("# About this file", "")
    tags = ("# above tags", "tags: # beside", "- a", "  # - indented")
    status = ("", "# above status", "status: open")
    title = ("title: >", "  Some", "  # text", "")
    own = ("own: 1",)
    text = facts(*header, *tags, *status, *own, *title, "# last")
    expected = facts(*header, *title, *status, *own, *tags, "# last")
    assert mended(text, OrderKeys(ORDER)) == (expected, 1)


def test_entries_are_sorted_with_what_continues_them():
    late = (LATE, "  more", "", "  ```", "  code  ", "  ```")
    text = timeline(*late, "", EARLY, SAME, below="\n## Notes\n\nText.\n")
    after, count = mended(text, SortEntries())
    assert after == timeline(EARLY, "", SAME, *late, below="\n## Notes\n\nText.\n")
    assert count == 3


def test_a_last_line_without_end_gets_one_only_where_it_is_no_longer_last():
    text = timeline(LATE, EARLY).removesuffix("\n")
    assert mended(text, SortEntries())[0] == timeline(EARLY, LATE).removesuffix("\n")


@pytest.mark.parametrize("sign", "*+")
def test_entries_begin_with_a_dash(sign):
    text = timeline(EARLY, sign + LATE[1:], f"{sign} around noon: something")
    assert mended(text, MarkEntries()) == (
        timeline(EARLY, LATE, f"{sign} around noon: something"),
        1,
    )


ITEMS = {
    "a1": ("action_items:", "  - title: a", "    state: idea"),
    "braces": ("action_items:", "  - {title: a}"),
    "empty": ("action_items:", "  - id:", "    title: a"),
    "nothing": ("action_items: [{id: ~, title: a}]",),
}
NAMED = {
    "a1": ("action_items:", "  - id: a7", "    title: a", "    state: idea"),
    "braces": ("action_items:", "  - {id: a7, title: a}"),
    "empty": ("action_items:", "  - id: a7", "    title: a"),
    "nothing": ("action_items: [{id: a7, title: a}]",),
}


@pytest.mark.parametrize("form", ITEMS)
def test_an_item_without_an_id_gets_it_first(form):
    item = NameItem(("action_items", 0), "a7")
    assert mended(facts(*ITEMS[form]), item) == (facts(*NAMED[form]), 1)
    assert mended(facts(*NAMED[form]), item) == (facts(*NAMED[form]), 0)


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_heading_is_put_behind_all_else(end):
    text = facts("title: x") + "\n## Impact\n\nText" + end
    expected = facts("title: x") + "\n## Impact\n\nText\n\n## Causes\n\n<!-- Why – really? -->\n"
    assert mended(text, AddSection("Causes", "Why --\nreally?")) == (expected, 1)


@pytest.mark.parametrize("opening", ["```\ncode", "<!-- a comment", "<pre>\ncode"])
def test_no_heading_is_put_into_open_code_or_comments(opening):
    text = facts("title: x") + f"\n## Impact\n\n{opening}\n"
    assert mended(text, AddSection("Causes", ""))[1] == 0


WHOLE = timeline(EARLY, "  more", LATE, below="\n## Notes\n\nText.\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: x", "title: y"),
        ("title: x", "title: [x"),
        ("  more", "  less"),
        (EARLY, ""),
        (EARLY, f"{EARLY}\n{EARLY}"),
        (EARLY, EARLY.replace("14:04", "14:05")),
        (EARLY, f"## More\n\n{EARLY}"),
        ("Text.", "Text!"),
        ("## Notes", "## notes"),
        ("---\n\n##", "---\n\nText.\n\n##"),
    ],
)
def test_a_mend_that_does_more_than_it_is_for_is_not_made(old, new, monkeypatch):
    at = WHOLE.index(old)
    pieces = [Piece(at, at + len(old), new)]
    monkeypatch.setattr("postmortem_kb.mending.sorted_entries", lambda _: pieces)
    assert mended(WHOLE, SortEntries()) == (WHOLE, 0)


# Every mix of these is mended; what must not change is compared with another reader's eyes.
_TITLES = (
    "title: on",
    "# why\ntitle: 12:30  ",
    'title: "a  \n  b"',
    "title: |+\n  a  \n\n  # b\n\n",
)
_TAGS = ("tags: [yes, a]", "tags:\n- no # never\n  # - off\n", "", "tags: {a: 017,\n  b: 1}  ")
_OWN = ("own: x", "\n# About own\n\nown:\n  deep: [on]", "")
_ENTRIES = (
    f"{LATE}\n  more  \n\n  and\n{EARLY}\n",
    f"{LATE}\n\n*{EARLY[1:]}\n\n{SAME}",
    f"{LATE}\n- noon: x\n{EARLY}\n",
    "",
)
_PROSE = ("Hard  \nbreak.\n", "    code  \n\n```\n- 2026-01-01T00:00:00Z a: b \n```\n")
MIXES = list(product(_TITLES, _TAGS, _OWN, _ENTRIES, _PROSE, ("\n", "\r\n")))


def test_whatever_is_mixed_data_and_prose_stay_and_twice_changes_nothing():
    changed = 0
    for title, tags, own, entries, prose, newline in MIXES:
        head = "\n".join(part for part in (own, tags, "status: NO", title) if part)
        text = f"---\n{head}\n---\n{prose}\n## Timeline\n\n{entries}"
        before = document(text.replace("\n", newline))
        assert not before.broken, before.defects
        after, count = mend(before, ALL)
        changed += bool(count)
        assert after.data == before.data
        assert words(after) == words(before)
        assert after.body.split("## Timeline")[0] == before.body.split("## Timeline")[0]
        assert after.text.count("\r\n") == before.text.count("\r\n")
        assert after.text.count("\n") == before.text.count("\n")
        assert mend(after, ALL) == (after, 0)
    assert changed == len(MIXES)


def words(found):
    """All words of a file, whatever their order, quotation marks and signs of lists."""
    return sorted(found.text.replace('"', "").replace("*", "-").split())
