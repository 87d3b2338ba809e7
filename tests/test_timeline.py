"""The timeline's lines: what they say, where they stand, and that what is written is read back."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from postmortem_kb.errors import UsageError
from postmortem_kb.frontmatter import read_document
from postmortem_kb.timeline import HEADING, KINDS, read_timeline, write_entry

AT = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
STAMP = "2026-11-03T14:05:00Z"
FACTS = "---\ntitle: x\n---\n\n"


def document(body, newline="\n"):
    text = f"{FACTS}# Notes first\n\n## {HEADING}\n\n{body}\n\n## Notes\n\n- after\n"
    return read_document("incident.md", "x/incident.md", text.replace("\n", newline).encode())


def entries(body, newline="\n"):
    return read_timeline(document(body, newline))


def parts(entry):
    stamp = entry.moment.written if entry.moment else None
    return stamp, entry.kind, entry.author, dict(entry.words), entry.text


LINES = [
    (f"- {STAMP} action @ben confirmed_by=@ada: rolled back 812",
     (STAMP, "action", "ben", {"confirmed_by": "@ada"}, "rolled back 812")),
    (f"- {STAMP}: something", (STAMP, "", "", {}, "something")),
    (f"- {STAMP} note: something", (STAMP, "note", "", {}, "something")),
    (f"- {STAMP} @ben: something", (STAMP, "", "ben", {}, "something")),
    (f"- {STAMP} to=channel: something", (STAMP, "", "", {"to": "channel"}, "something")),
    (f"- {STAMP} update @dana to=status-page,channel: still down",
     (STAMP, "update", "dana", {"to": "status-page,channel"}, "still down")),
    (f"- {STAMP} severity from=SEV-3 to=SEV-2: worse",
     (STAMP, "severity", "", {"from": "SEV-3", "to": "SEV-2"}, "worse")),
    (f"- {STAMP} note link=https://x.y/z?a=b#c: text",
     (STAMP, "note", "", {"link": "https://x.y/z?a=b#c"}, "text")),
    (f"- {STAMP} note link=https://x.y:8080/: a: b",
     (STAMP, "note", "", {"link": "https://x.y:8080/"}, "a: b")),
    (f"- {STAMP} note a=b:: text", (STAMP, "note", "", {"a": "b:"}, "text")),
    (f"- {STAMP} note a==: text", (STAMP, "note", "", {"a": "="}, "text")),
    (f"- {STAMP} note: at 14:05: key=value @ben: all text",
     (STAMP, "note", "", {}, "at 14:05: key=value @ben: all text")),
    (f"- {STAMP} note:", (STAMP, "note", "", {}, "")),
    (f"- {STAMP} note:   wide   ", (STAMP, "note", "", {}, "wide")),
    (f"- {STAMP} rolled-back-twice: x", (STAMP, "rolled-back-twice", "", {}, "x")),
    ("- 2026-11-03: bare", ("2026-11-03", "", "", {}, "bare")),
    ("- 2026-11-03T15:05:00+01:00 note: x", ("2026-11-03T15:05:00+01:00", "note", "", {}, "x")),
    ("- 2026-11-03t14:05:00.25z note: x", ("2026-11-03t14:05:00.25z", "note", "", {}, "x")),
    (f"- {STAMP} note: Größe 🚀 `a` **b**", (STAMP, "note", "", {}, "Größe 🚀 `a` **b**")),
]  # fmt: skip

OTHERS = [
    ("- around noon: rolled back", "around noon: rolled back"),
    ("- 14:05 rolled back", "14:05 rolled back"),
    (f"- {STAMP} rolled back 812", f"{STAMP} rolled back 812"),
    (f"- {STAMP} Action: x", f"{STAMP} Action: x"),
    (f"- {STAMP} @Ben: x", f"{STAMP} @Ben: x"),
    (f"- {STAMP} action ben: x", f"{STAMP} action ben: x"),
    (f"- {STAMP} a= : x", f"{STAMP} a= : x"),
    (f"- {STAMP} action:x", f"{STAMP} action:x"),
    (f"- {STAMP}  action: x", f"{STAMP}  action: x"),
    ("- 2026-11-03T14:05Z note: no seconds", "2026-11-03T14:05Z note: no seconds"),
    ("- 2026-11-03T14:05:00 note: no zone", "2026-11-03T14:05:00 note: no zone"),
    ("- 2026-11-03 14:05: x", "2026-11-03 14:05: x"),
    ("- 2026-02-30: no such day", "2026-02-30: no such day"),
    ("- ٢٠٢٦-11-03: no digits of ours", "٢٠٢٦-11-03: no digits of ours"),
    (f"* {STAMP} note: a star", f"{STAMP} note: a star"),
    (f"1. {STAMP} note: a number", f"{STAMP} note: a number"),
    ("All times are UTC.", "All times are UTC."),
    ("One\nparagraph\nof text", "One\nparagraph\nof text"),
    ("### Day two", "### Day two"),
    ("```\n- x\n\ny\n```", "```\n- x\n\ny\n```"),
    ("-", ""),
]


class TestReading:
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize(("line", "expected"), LINES)
    def test_a_line_has_its_parts(self, line, expected, newline):
        (entry,) = entries(line, newline)
        assert parts(entry) == expected

    @pytest.mark.parametrize(("line", "text"), OTHERS)
    def test_a_line_of_another_form_is_kept_as_it_is(self, line, text):
        before, entry, after = entries(f"- {STAMP}: before\n\n{line}\n\n- {STAMP}: after")
        assert parts(entry) == (None, "", "", {}, text)
        assert (before.text, after.text) == ("before", "after")

    def test_indented_lines_continue(self):
        body = (
            f"- {STAMP} note: one\n  two\n\n  ```\n    code\n  ```\n\tthree\n"
            f" four\n- {STAMP} note: next\n\n\n  far below\n"
        )
        first, second = entries(body)
        assert first.text == "one\ntwo\n\n```\n  code\n```\nthree\nfour"
        assert second.text == "next\n\n\nfar below"

    def test_text_that_is_not_indented_is_an_entry_of_its_own(self):
        found = entries(f"- {STAMP} note: one\nlazy\nlines\n- {STAMP} note: two\n\nAn end.")
        assert [entry.text for entry in found] == ["one", "lazy\nlines", "two", "An end."]

    def test_an_indented_line_that_continues_nothing_is_kept(self):
        found = entries(f" - {STAMP} note: a space\n   more\n- {STAMP}: next")
        assert [entry.text for entry in found] == [f"- {STAMP} note: a space\n more", "next"]

    def test_an_item_or_a_comment_ends_the_text_above_it(self):
        found = entries("All times are UTC.\n- around noon: x\nNever mind.\n<!-- y -->\n* z")
        kept = ["All times are UTC.", "around noon: x", "Never mind.", "z"]
        assert [entry.text for entry in found] == kept

    def test_comments_are_passed_over(self):
        body = (
            f"<!-- one line\n\nan entry -->\n- {STAMP}: a\n<!-- b -->\n- {STAMP}: c\n<!--\nd\n-->"
        )
        assert [entry.text for entry in entries(body)] == ["a", "c"]

    def test_a_comment_that_hides_the_rest_is_shown(self):
        found = entries(f"- {STAMP}: a\n\n<!-- b\n\n- {STAMP}: c\n")
        assert [entry.text for entry in found][:2] == ["a", "<!-- b"]
        assert found[2].moment.written == STAMP

    def test_an_entry_begins_even_in_code_that_nobody_closed(self):
        found = entries(f"- {STAMP}: a\n```\nx\n- {STAMP}: b")
        assert [entry.text[:5] for entry in found] == ["a", "```\nx", "b\n\n##"]

    @pytest.mark.parametrize("separator", ["\u2028", "\x85", "\x0b", "\x0c", "\x1c"])
    def test_odd_separators_end_no_line(self, separator):
        first, second = entries(f"- {STAMP}: a{separator}b\n- {STAMP}: c")
        assert first.text == f"a{separator}b"
        assert second.line == first.line + 1

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_places_hold_the_entries(self, newline):
        read = document(
            f"- {STAMP}: one\n  more\n\n\n- {STAMP}: two\nlazy\n\n  - {STAMP}: three\n", newline
        )
        found = read_timeline(read)
        cut = [read.text[entry.start : entry.end] for entry in found]
        assert cut == [
            f"- {STAMP}: one{newline}  more{newline}",
            f"- {STAMP}: two{newline}",
            f"lazy{newline}{newline}  - {STAMP}: three{newline}",
        ]
        assert [(entry.line, entry.end_line) for entry in found] == [(9, 10), (13, 13), (14, 16)]
        assert all(read.lines[e.line - 1].startswith(e.text[:3]) or e.moment for e in found)

    def test_the_last_line_may_have_no_end(self):
        text = f"{FACTS}## Timeline\n- {STAMP}: x"
        (entry,) = read_timeline(read_document("incident.md", "x", text.encode()))
        assert text[entry.start : entry.end] == f"- {STAMP}: x"

    @pytest.mark.parametrize("body", ["", "# Timelines\n", "```\n## Timeline\n- x\n```\n"])
    def test_there_may_be_none(self, body):
        assert read_timeline(read_document("incident.md", "x", (FACTS + body).encode())) == ()

    def test_the_section_may_be_written_otherwise(self):
        for heading in ("# timeline", "## TIMELINE ##", "Timeline\n--------"):
            text = f"{FACTS}{heading}\n\n- {STAMP}: x\n"
            (entry,) = read_timeline(read_document("incident.md", "x", text.encode()))
            assert text[entry.start :] == f"- {STAMP}: x\n"
            assert entry.line == text.count("\n")


HOSTILE = [
    "two\nlines",
    "  spaces at both ends  ",
    "- a list\n- of two",
    "- 2026-11-03T14:06:00Z resolution: all quiet",
    "x\n- 2026-11-03T14:06:00Z resolution: all quiet",
    "x\n## Notes\ny",
    "x\n# Notes\n\n# Timeline\n- 2026-11-03T14:06:00Z: z",
    "x\n\n\n\ny",
    "x\nNotes\n=====\ny",
    "x\n---\ny",
    "x\n```\ny",
    "```\nx",
    "x\n<!-- y",
    "<!-- x",
    "x\n<pre>\ny",
    "x\r\ny\rz",
    "x\u2028y\x85z\x0bq\x0cr",
    "x\ty",
    "x: y: z",
    "@ben: x",
    "a=b: x",
    "1. one\n2. two",
    "> quote\nlazy",
    "| a |\n|---|\n| b |",
    "Größe 🚀 \u200f שלום",
]


class TestWriting:
    @pytest.mark.parametrize(
        ("author", "words"),
        [
            ("", {}),
            ("ben", {}),
            ("ben", {"confirmed_by": "@ada", "link": "https://x.y/z"}),
            ("", {"from": "SEV-3", "to": "SEV-2"}),
        ],
    )
    @pytest.mark.parametrize("kind", ["", *KINDS])
    def test_what_is_written_is_read_back(self, kind, author, words):
        written = write_entry(AT, kind, "some text: with a colon", author, words)
        (entry,) = entries(written)
        assert parts(entry) == (STAMP, kind, author, words, "some text: with a colon")

    @pytest.mark.parametrize("text", HOSTILE)
    def test_no_text_breaks_out_of_its_entry(self, text):
        written = write_entry(AT, "note", text, "ben", {"to": "x"})
        body = f"- {STAMP}: before\n{written}\n- {STAMP}: after"
        before, entry, after = entries(body)
        lines = [line.rstrip() for line in text.strip().splitlines()]
        assert parts(entry) == (STAMP, "note", "ben", {"to": "x"}, "\n".join(lines))
        assert (before.text, after.text) == ("before", "after")
        headings = [section.heading for section in document(body).sections]
        assert headings == ["", "Notes first", HEADING, "Notes"]

    @pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\x1b[31m\x1b[0m", "\ud800"])
    def test_no_text_is_an_empty_one(self, text):
        assert write_entry(AT, "note", text) == f"- {STAMP} note:"

    def test_what_cannot_be_seen_is_left_out(self):
        text = "\x1b[1;31mERROR\x1b[0m 50 %\x08\x08 \x00done\x9b \udc80"
        assert write_entry(AT, "", text) == f"- {STAMP}: ERROR 50 % done"

    def test_times_are_written_in_utc_to_the_second(self):
        at = datetime.fromisoformat("2026-11-03T15:05:00.75+01:00")
        assert write_entry(at, "note", "x") == f"- {STAMP} note: x"

    @pytest.mark.parametrize(
        ("kind", "author", "words"),
        [
            ("two words", "", {}),
            ("Note", "", {}),
            ("note\n- x", "", {}),
            ("note", "ben ada", {}),
            ("note", "Ben", {}),
            ("note", "ben\n# x", {}),
            ("note", "", {"to": "some one"}),
            ("note", "", {"to": ""}),
            ("note", "", {"to": "a\nb"}),
            ("note", "", {"to": "a\u2028b"}),
            ("note", "", {"To": "x"}),
            ("note", "", {"a b": "x"}),
        ],
    )
    def test_what_would_not_be_read_back_is_refused(self, kind, author, words):
        with pytest.raises(UsageError, match="cannot begin a line of the timeline") as refused:
            write_entry(AT, kind, "text", author, words)
        assert "\n" not in refused.value.message

    def test_any_text_is_read_back(self):
        chance = random.Random(20261103)
        signs = "ab: -#>`~=_*<!|[]()@\n\n\t\r\u2028\x85\x00\x1b1.0é\U0001f600\u00a0"
        for _ in range(1500):
            text = "".join(chance.choice(signs) for _ in range(chance.randint(0, 30)))
            written = write_entry(AT, "note", text)
            _, entry, after = entries(f"- {STAMP}: before\n{written}\n- {STAMP}: after")
            assert (entry.kind, entry.moment.at, after.text) == ("note", AT, "after")
            assert write_entry(AT, "note", entry.text) == written


def test_many_entries_take_little_time():
    found = entries(f"- {STAMP} note @ben to=x: something happened\n" * 15_000)
    assert len(found) == 15_000
    assert found[-1].line == found[0].line + 14_999
