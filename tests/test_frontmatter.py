"""Front matter is read exactly, or its file is broken and counts as restricted; nothing raises."""

from __future__ import annotations

import random

import pytest

from postmortem_kb.frontmatter import (
    LARGEST_FILE,
    LARGEST_FRONT_MATTER,
    read_document,
    read_yaml,
)
from postmortem_kb.incident import Incident
from postmortem_kb.schema import find_mismatches
from postmortem_kb.sections import MOST
from postmortem_kb.timeline import read_timeline

GOOD = """\
---
title: Checkout p99 elevated in eu-frankfurt     # what `open` wrote
status: resolved
kind: incident
visibility: public
severity: SEV-2
services: [checkout, "search"]
declared_at: 2026-11-03T14:04:00Z
summary: >
  Checkout was slow
  for an hour.
impact:
  who: 'Customers in the "EU"'
  customers: 1200
roles:
  incident-commander:
    - {who: ada, from: 2026-11-03T14:06:00Z}
---

## Timeline

- 2026-11-03T14:05:00Z action @ben confirmed_by=@ada: rolled back 812

## Notes
"""
SECRET = "zanzibar"


def read(text):
    raw = text if isinstance(text, bytes) else text.encode()
    return read_document("incident.md", "postmortems/2026/2026-11-03-x/incident.md", raw)


def visibility(document):
    return Incident("2026-11-03-x", "postmortems/2026/2026-11-03-x", document).visibility


def said(document):
    return [(f"{d.line}:{d.column}", d.message) for d in document.defects if d.breaks]


class TestAGoodFile:
    def test_its_facts_are_read(self):
        document = read(GOOD)
        assert document.defects == ()
        assert document.data["impact"] == {"who": 'Customers in the "EU"', "customers": 1200}
        assert document.data["declared_at"] == "2026-11-03T14:04:00Z"
        assert document.data["summary"] == "Checkout was slow for an hour.\n"
        assert visibility(document) == "public"

    def test_its_body_has_a_place(self):
        document = read(GOOD)
        assert document.body.startswith("\n## Timeline\n")
        assert document.lines[document.body_line] == "## Timeline"
        assert [(s.heading, s.line) for s in document.sections] == [
            ("", 19),
            ("Timeline", 20),
            ("Notes", 24),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            GOOD.replace("\n", "\r\n"),
            GOOD.replace("---\n", "---  \n"),
            GOOD.replace("---\n", "---\t\n"),
            GOOD.split("## Timeline")[0].rstrip("\n"),
        ],
        ids=["CRLF", "spaces behind the fences", "tabs behind the fences", "nothing below"],
    )
    def test_it_may_be_written_in_other_ways(self, text):
        document = read(text)
        assert document.defects == ()
        assert document.data == read(GOOD).data

    def test_no_facts_are_no_defect_of_form(self):
        for text in ("---\n---\n", "---\n---", "---\n# nothing yet\n---\nText\n"):
            document = read(text)
            assert (document.data, document.defects) == ({}, ())
            assert visibility(document) == "restricted"


FACTS = f"title: {SECRET}\nvisibility: public"
NOT_EXACT = "the first line is not exactly `---`"
NO_END = "the front matter has no end: no second line `---` follows"
ODD_END = "the front matter has no end: this line is not exactly `---`"
LONE = "a lone carriage return stands here"
EARLY = "this line ends the facts, and more of them follow"
LEFT = "a mark that git left in a merge stands here"
CONFLICT = "<<<<<<< HEAD\n{}\n=======\ny\n>>>>>>> other\n"
UNMERGED = "git could not merge what follows here, and nobody did"
NUL = "an invisible character (U+0000) stands here"
BLANK_FIRST = "a blank line stands before the front matter"
ODD = {
    "empty": ("", "1:1", "the file is empty"),
    "blank": (" \n\n", "1:1", "the file is empty"),
    "no front matter": (f"# {SECRET}\n", "1:1", "the file has no front matter"),
    "a blank line first": (f"\n---\n{FACTS}\n---\n", "1:1", BLANK_FIRST),
    "a space first": (f" ---\n{FACTS}\n---\n", "1:1", NOT_EXACT),
    "four dashes": (f"----\n{FACTS}\n---\n", "1:1", NOT_EXACT),
    "two dashes": (f"--\n{FACTS}\n---\n", "1:1", NOT_EXACT),
    "a dash of typography": (f"—\n{FACTS}\n—\n", "1:1", NOT_EXACT),
    "TOML": (f"+++\n{FACTS}\n+++\n", "1:1", NOT_EXACT),
    "text behind the fence": (f"--- {SECRET}\n{FACTS}\n---\n", "1:1", NOT_EXACT),
    "no end": (f"---\n{FACTS}\n\n# {SECRET}\n", "1:1", NO_END),
    "only the fence": ("---", "1:1", NO_END),
    "a longer end": (f"---\n{FACTS}\n----\ntext\n", "4:1", ODD_END),
    "an indented end": (f"---\n{FACTS}\n ---\n", "4:1", ODD_END),
    "CR only": (f"---\r{FACTS}\r---\r".replace("\n", "\r"), "1:4", LONE),
    "a conflict in the facts": (f"---\n{CONFLICT.format(FACTS)}---\n", "2:1", UNMERGED),
    "a conflict in the text": (f"---\n{FACTS}\n---\n{CONFLICT.format('x')}", "5:1", UNMERGED),
    "what is left of a conflict": (f"---\n{FACTS}\n---\nx\n>>>>>>> other\n", "6:1", LEFT),
    "its other end": (f"---\n{FACTS}\n<<<<<<< HEAD\n---\n", "4:1", LEFT),
    "a NUL in the text": (f"---\n{FACTS}\n---\nx\0y\n", "5:2", NUL),
    "one CR": (f"---\n{FACTS}\n---\n50 %\r60 %\n", "5:5", LONE),
    "BOM": (f"\ufeff---\n{FACTS}\n---\n", "1:1", "the file begins with a byte order mark"),
    "Latin-1": (f"---\n{FACTS}\nsummary: für\n---\n".encode("latin-1"), "4:11",
                "the file is not UTF-8 text: byte 0xfc does not belong here"),
    "UTF-16": (f"---\n{FACTS}\n---\n".encode("utf-16"), "1:1",
               "the file is not UTF-8 text: byte 0xff does not belong here"),
    "an end too early": (f"---\n{FACTS}\n---\nkind: incident\ntags: [x]\n---\n", "4:1", EARLY),
    "an end far too early": (
        f"---\n{FACTS}\n---\nkind: incident\ntags: [x]\nroles:\n  x: y\n\nx\n", "4:1", EARLY),
    "an end at once": (f"---\n---\n{FACTS}\n---\n\ntext\n", "2:1", EARLY),
    "a list": (f"---\n- {SECRET}\n---\n", "2:1",
               "the facts are a list here, not lines `key: value`"),
    "text": (f"---\n{SECRET}\n---\n", "2:1", "this line is not `key: value`"),
    "broken YAML": (f"---\n{FACTS}\ntitle2: a: {SECRET}\n---\n", "4:10",
                    "a value with a colon and a space in it needs quotation marks"),
    "a key twice": ("---\nvisibility: restricted\nvisibility: public\n---\n", "3:1",
                    "this key stands twice; the first is in line 2"),
    "two documents": (f"---\n{FACTS}\n--- # {SECRET}\nvisibility: public\n---\n", "4:1",
                      "a second YAML document begins here"),
    "too large": (b"---\n" + b"# nothing\n" * (LARGEST_FILE // 10), "1:1",
                  "the file is larger than 1 MB and was not read"),
    "too many facts": (
        f"---\n{FACTS}\n" + "# nothing\n" * (LARGEST_FRONT_MATTER // 10) + "---\n", "1:1",
        "more than 200,000 characters of facts; they were not read"),
    "too many headings": (
        f"---\n{FACTS}\n---\n" + "# x\n" * (MOST + 5), f"{MOST + 4}:1",
        "more than 2,000 headings; the file was not read beyond this one"),
}  # fmt: skip


@pytest.mark.parametrize(
    "text", ["note: x\n\n---\n", "note: x\nsee: y\n", "- a\n---\n", "One thing.\n---\n"]
)
def test_a_line_between_two_parts_of_the_text_ends_no_facts(text):
    assert read(f"---\n{FACTS}\n---\n{text}").defects == ()


class TestAMerge:
    def test_a_policy_says_so_too(self):
        document = read_yaml("policy.yml", "schema/policy.yml", CONFLICT.format("x").encode())
        assert said(document) == [("1:1", UNMERGED)]

    def test_nothing_else_is_said_of_it(self):
        text = f"---\n{FACTS}\n---\n\n## Timeline\n\n{CONFLICT.format('- x')}"
        assert [section.heading for section in read(text).sections] == [""]

    @pytest.mark.parametrize(
        "text",
        ["Title\n=======\n", "    <<<<<<< HEAD\n    =======\n    >>>>>>> x\n", "> <<<<<<< HEAD\n"],
    )
    def test_what_only_looks_like_one_is_none(self, text):
        assert read(f"---\n{FACTS}\n---\n{text}").defects == ()


class TestAnOddFile:
    @pytest.mark.parametrize(("text", "place", "message"), ODD.values(), ids=ODD)
    def test_is_broken_with_a_place_and_a_word(self, text, place, message):
        document = read(text)
        assert said(document) == [(place, message)]
        assert all(defect.hint for defect in document.defects)

    @pytest.mark.parametrize("text", [row[0] for row in ODD.values()], ids=ODD)
    def test_is_restricted_and_not_quoted(self, text):
        document = read(text)
        assert document.broken
        assert document.data == {}
        assert visibility(document) == "restricted"
        quoted = [d for d in document.defects if SECRET in d.message + d.hint]
        assert quoted == []


class TestVisibility:
    @pytest.mark.parametrize(
        "written", ["public", "'public'", '"public"', "internal", "public # x"]
    )
    def test_shown_where_it_is_exactly_so(self, written):
        document = read(f"---\nvisibility: {written}\n---\n")
        assert visibility(document) == written.strip("'\"").split(" ")[0]

    @pytest.mark.parametrize(
        "facts",
        [
            "title: x",
            "visibility:",
            "visibility: restricted",
            "visibility: Restricted",
            "visibility: restriced",
            "visibility: NO",
            "visibility: Public",
            "visibility: PUBLIC",
            "visibility: 'public '",
            "visibility: public\u200b",
            "visibility: pub\u00adlic",
            "visibility: рublic",  # its first letter is Cyrillic
            "visibility: [public]",
            "visibility: {public: true}",
            "visibility: true",
            "visibility: 1",
            "visibility: public\n  internal",
            "Visibility: public",
            "meta:\n  visibility: public",
            "visibility: restricted\nvisibility: public",
            "visibility: public\nvisibility: public",
            "visibility: !!str public",
            "visibility: &v public",
            "x: &v public\nvisibility: *v",
            "<<: {visibility: public}",
            "%YAML 1.2\nvisibility: public",
            "\tvisibility: public",
            "visibility: public\nx: [",
        ],
    )
    def test_restricted_where_it_is_not(self, facts):
        assert visibility(read(f"---\n{facts}\n---\n")) == "restricted"


class TestAYamlFile:
    def test_is_read_as_a_whole(self):
        document = read_yaml("people.yml", "schema/people.yml", b"# People\nada:\n  name: Ada\n")
        assert document.data == {"ada": {"name": "Ada"}}
        assert (document.keys[("ada",)].line, document.keys[("ada",)].column) == (2, 1)
        assert document.body == ""

    @pytest.mark.parametrize("raw", [b"", b"# nothing\n", b"---\n", b"{}\n", b"--- {}\n...\n"])
    def test_may_be_empty(self, raw):
        document = read_yaml("people.yml", "schema/people.yml", raw)
        assert (document.data, document.defects) == ({}, ())

    def test_has_the_same_bounds_and_places(self):
        big = read_yaml("policy.yml", "schema/policy.yml", b"# nothing\n" * 20_001)
        assert big.broken
        broken = read_yaml("policy.yml", "schema/policy.yml", b"format: 1\nzone: a: b\n")
        assert said(broken)[0][0] == "2:8"

    @pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa: b\n", b"a: \xfc\n", b"a: b\rc: d\r"])
    def test_is_held_to_its_encoding(self, raw):
        document = read_yaml("policy.yml", "schema/policy.yml", raw)
        assert (document.broken, document.data) == (True, {})


def mutated(text, chance):
    """One to three small accidents of typing, cutting and pasting."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(text))
        end = min(start + chance.choice((0, 0, 1, 3, 40)), len(text))
        signs = "\n:#-'\"[]{}&*!|>%@`,?\\\t\r \u00a0\u2028\x00\x1bé\U0001f600"
        pasted = chance.choice(("", chance.choice(signs), text[start:end] * 2, "---\n", ": "))
        text = text[:start] + pasted + text[end:]
    return text


def test_no_accident_raises_or_leaks():
    chance = random.Random(20261103)
    text = GOOD.replace("Checkout", SECRET).replace("who", SECRET)
    broken = 0
    for _ in range(4000):
        document = read(mutated(text, chance))
        read_timeline(document)
        list(find_mismatches("incident", document.data))
        spans = [*document.values.values(), *document.keys.values()]
        assert all(0 <= span.start <= span.end <= len(document.text) for span in spans)
        for defect in document.defects:
            assert 1 <= defect.line <= len(document.lines)
            assert defect.column >= 1
            assert not (defect.breaks and SECRET in defect.message + defect.hint)
        broken += document.broken
        assert not (document.broken and (document.data or visibility(document) != "restricted"))
    assert 1000 < broken < 3500
