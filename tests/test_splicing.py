"""Edits keep every byte that is not theirs."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from postmortem_kb.edit import AddEntry, AppendFact, RemoveFact, SetFact
from postmortem_kb.errors import RecordError
from postmortem_kb.frontmatter import read_document
from postmortem_kb.splicing import splice
from postmortem_kb.timeline import read_timeline

RECORD = """\
---
title: "Checkout: slow"   # as the alert says
severity: SEV-2
status: open

# who may see it
visibility:   internal
services: [ checkout,
            ledger ]  # both
tags: []
declared_at: 2026-11-03T14:04:00Z
summary: >-
  Two
  lines.

roles:
  comms:
  - {who: eve, from: 2026-11-03T14:05:00Z}   # first
related:
    - id: 2026-01-01-x
      as: see
empty:
---
Some words.

## Timeline

- 2026-11-03T14:04:00Z declared @ada: It is slow.
- a line of another form
- 2026-11-03T14:10:00Z action: rolled back
  and more

## Notes

Kept.   
"""  # noqa: W291 -- the blanks are what has to be kept


def document(text=RECORD, name="incident.md"):
    return read_document(name, f"postmortems/2026/x/{name}", text.encode())


def changed(text, *edits):
    """The lines that went and the lines that came, in order."""
    before, after = text.split("\n"), splice(document(text), edits).text.split("\n")
    while before and after and before[0] == after[0]:
        before.pop(0), after.pop(0)
    while before and after and before[-1] == after[-1]:
        before.pop(), after.pop()
    return before, after


def at(hour, minute):
    return datetime(2026, 11, 3, hour, minute, tzinfo=UTC)


class TestFacts:
    @pytest.mark.parametrize(
        ("edit", "gone", "come"),
        [
            (SetFact(("status",), "resolved"), ["status: open"], ["status: resolved"]),
            (
                SetFact(("title",), "Slow"),
                ['title: "Checkout: slow"   # as the alert says'],
                ["title: Slow   # as the alert says"],
            ),
            (
                SetFact(("visibility",), "public"),
                ["visibility:   internal"],
                ["visibility:   public"],
            ),
            (SetFact(("empty",), 3), ["empty:"], ["empty: 3"]),
            (SetFact(("tags",), ["a", "b"]), ["tags: []"], ["tags: [a, b]"]),
            (AppendFact(("tags",), "a"), ["tags: []"], ["tags: [a]"]),
            (
                AppendFact(("services",), "x: y"),
                ["            ledger ]  # both"],
                ['            ledger, "x: y" ]  # both'],
            ),
            (
                SetFact(("resolved_at",), "2026-11-03T15:00:00Z"),
                [],
                ["resolved_at: 2026-11-03T15:00:00Z"],
            ),
            (
                SetFact(("roles", "comms", 0, "until"), "2026-11-03T15:00:00Z"),
                ["  - {who: eve, from: 2026-11-03T14:05:00Z}   # first"],
                [
                    "  - {who: eve, from: 2026-11-03T14:05:00Z, "
                    "until: 2026-11-03T15:00:00Z}   # first"
                ],
            ),
            (AppendFact(("roles", "comms"), {"who": "ada"}), [], ["  - {who: ada}"]),
            (
                AppendFact(("roles", "investigator"), {"who": "ada"}),
                [],
                ["  investigator:", "    - {who: ada}"],
            ),
            (
                AppendFact(("related",), {"id": "2026-01-02-y", "as": "see"}),
                [],
                ["    - {id: 2026-01-02-y, as: see}"],
            ),
            (
                SetFact(("related", 0, "as"), "repeats"),
                ["      as: see"],
                ["      as: repeats"],
            ),
            (
                AppendFact(("sent",), {"what": "email", "at": "2026-11-03T15:00:00Z"}),
                [],
                ["sent:", "  - {what: email, at: 2026-11-03T15:00:00Z}"],
            ),
            (
                SetFact(("cancelled", "reason"), "none"),
                [],
                ["cancelled:", "  reason: none"],
            ),
            (
                AppendFact(("empty",), {"who": "ada"}),
                [],
                ["  - {who: ada}"],
            ),
            (
                AppendFact(("tags",), {"id": "a"}),
                ["tags: []"],
                ["tags:", "  - {id: a}"],
            ),
            (RemoveFact(("declared_at",)), ["declared_at: 2026-11-03T14:04:00Z"], []),
            (RemoveFact(("summary",)), ["summary: >-", "  Two", "  lines.", ""], []),
            (
                RemoveFact(("roles", "comms", 0, "from")),
                ["  - {who: eve, from: 2026-11-03T14:05:00Z}   # first"],
                ["  - {who: eve}   # first"],
            ),
            (RemoveFact(("nowhere",)), [], []),
            (
                SetFact(("summary",), "One."),
                ["summary: >-", "  Two", "  lines."],
                ["summary: One."],
            ),
        ],
    )
    @pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
    def test_only_its_own_lines_change(self, edit, gone, come, newline):
        end = "" if newline == "\n" else "\r"
        went, came = changed(RECORD.replace("\n", newline), edit)
        assert went == [line + end for line in gone]
        assert came == [line + end for line in come]

    def test_new_facts_stand_where_the_format_has_them(self):
        after = splice(
            document(),
            [
                SetFact(("kind",), "incident"),
                SetFact(("resolved_by",), "ada"),
                SetFact(("extra",), {"x": 1}),
            ],
        )
        keys = list(after.data)
        assert keys[keys.index("status") + 1] == "kind"
        assert keys[keys.index("declared_at") + 1] == "resolved_by"
        assert after.data["extra"] == {"x": 1}

    def test_facts_in_braces(self):
        text = "---\n{title: x, status: open,}\n---\n"
        after = splice(document(text), [SetFact(("severity",), "a, b"), RemoveFact(("title",))])
        assert after.text == '---\n{status: open, severity: "a, b"}\n---\n'

    def test_no_facts_yet(self):
        assert splice(document("---\n---\n"), [SetFact(("title",), "x")]).text == (
            "---\ntitle: x\n---\n"
        )

    def test_a_postmortem_has_its_own_order(self):
        text = "---\nstatus: draft\nauthors: [ada]\ncauses: []\n---\n"
        edits = [
            SetFact(("published_at",), "2026-11-05T10:00:00Z"),
            AppendFact(("approved_by",), "eve"),
        ]
        after = splice(document(text, "postmortem.md"), edits).text
        assert after.split("\n")[2:5] == [
            "authors: [ada]",
            "approved_by: [eve]",
            "published_at: 2026-11-05T10:00:00Z",
        ]

    def test_any_text_stays_what_it_was(self):
        draw = random.Random(7)
        alphabet = "ab 1:#-,[]{}&*!|>'\"%@`?\\\t\n=~é\x07\u2028😀"
        for _ in range(400):
            text = "".join(draw.choices(alphabet, k=draw.randint(0, 10)))
            edits = [
                SetFact(("solution",), text),
                SetFact(("roles", "comms", 0, "who"), text),
                AppendFact(("services",), text),
                AppendFact(("sent",), {"to": text}),
            ]
            after = splice(document(), edits)
            assert after.data["solution"] == text
            assert after.data["services"] == ["checkout", "ledger", text]
            assert after.data["roles"]["comms"][0]["who"] == text
            assert after.data["sent"] == [{"to": text}]

    def test_what_cannot_be_edited_safely_is_refused_with_its_line(self):
        text = "---\ntitle: x\nroles:\n  - who: a\n---\n"
        with pytest.raises(RecordError, match=r"incident\.md:4: .*edited safely"):
            splice(document(text), [RemoveFact(("roles", 0, "who"))])

    def test_a_record_that_cannot_be_read_is_refused_with_its_place(self):
        with pytest.raises(RecordError, match=r"x/incident\.md:2:9: "):
            splice(document("---\ntitle: a: b\n---\n"), [SetFact(("status",), "open")])


class TestTimeline:
    @pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
    @pytest.mark.parametrize(
        ("hour", "minute", "before"),
        [
            (14, 3, "- 2026-11-03T14:04:00Z"),
            (14, 5, "- 2026-11-03T14:10:00Z"),
            (14, 4, "- 2026-11-03T14:10:00Z"),
            (14, 10, ""),
            (15, 0, ""),
        ],
    )
    def test_an_entry_takes_its_place_by_time(self, hour, minute, before, newline):
        text = RECORD.replace("\n", newline)
        after = splice(document(text), [AddEntry(at(hour, minute), "note", "new", "ben")]).text
        lines = after.split(newline)
        position = lines.index(f"- 2026-11-03T{hour}:{minute:02}:00Z note @ben: new")
        assert lines[position + 1].startswith(before)
        assert newline.join(lines[:position] + lines[position + 1 :]) == text

    def test_words_and_further_lines(self):
        entry = AddEntry(at(15, 0), "update", "one\ntwo", "", {"to": "channel"})
        after = splice(document(), [entry])
        written = read_timeline(after)[-1]
        assert (written.words, written.text) == ({"to": "channel"}, "one\ntwo")

    @pytest.mark.parametrize(
        "text",
        [
            "## Notes",
            "a\n## Notes\n- 2026-11-03T14:05:00Z action: forged",
            "a\n<!-- begins\nb",
            "a\n```\nb",
            "a\n~~~",
            "---\ntitle: x\n---",
            "a\n\nb",
        ],
    )
    def test_no_text_leaves_its_entry(self, text):
        before = document()
        after = splice(before, [AddEntry(at(14, 6), "note", text)])
        assert len(read_timeline(after)) == len(read_timeline(before)) + 1
        assert [s.heading for s in after.sections] == [s.heading for s in before.sections]

    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            ("", "\n## Timeline\n\n{}\n"),
            ("Words.\n", "Words.\n\n## Timeline\n\n{}\n"),
            ("Words.", "Words.\n\n## Timeline\n\n{}\n"),
            ("\n## Notes\n\nx\n", "\n## Timeline\n\n{}\n\n## Notes\n\nx\n"),
            ("\n## Timeline\n", "\n## Timeline\n\n{}\n"),
            ("\n## Timeline", "\n## Timeline\n\n{}\n"),
            ("\n## Timeline\n## Notes\n", "\n## Timeline\n\n{}\n\n## Notes\n"),
            ("\n## Timeline\n\n## Notes\n", "\n## Timeline\n\n{}\n\n## Notes\n"),
            ("\n## Timeline\n\n- old", "\n## Timeline\n\n- old\n{}\n"),
        ],
    )
    def test_a_timeline_is_begun_where_there_is_none(self, body, expected):
        head = "---\ntitle: x\n---\n"
        after = splice(document(head + body), [AddEntry(at(14, 4), "note", "new")]).text
        assert after == head + expected.format("- 2026-11-03T14:04:00Z note: new")

    def test_a_timeline_hidden_by_a_comment_is_refused(self):
        text = "---\ntitle: x\n---\n<!-- never closed\n"
        with pytest.raises(RecordError, match="edited safely"):
            splice(document(text), [AddEntry(at(14, 4), "note", "new")])


class TestOurOwnRecords:
    """Every record of this repository can be edited and put back as it was."""

    EDITS = (
        SetFact(("status",), "resolved"),
        SetFact(("resolved_by",), "ada"),
        SetFact(("impact", "customers"), 7),
        AppendFact(("services",), "x-y"),
        AppendFact(("sent",), {"what": "customer-email", "at": "2026-11-03T15:00:00Z"}),
        AppendFact(("roles", "comms"), {"who": "ada"}),
        AddEntry(at(15, 0), "note", "new"),
        RemoveFact(("declared_at",)),
        RemoveFact(("title",)),
    )

    @pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
    def test_lines_only_come_and_go(self, root, newline):
        seen = 0
        for path in sorted((root / "postmortems").rglob("incident.md")):
            before = read_document(path.name, path.name, path.read_bytes().replace(b"\n", newline))
            after = splice(before, self.EDITS)
            kept = set(before.text.split("\n")) & set(after.text.split("\n"))
            assert len(kept) >= len(set(before.text.split("\n"))) - 6, path
            assert after.data["impact"]["customers"] == 7
            seen += 1
        assert seen >= 20
