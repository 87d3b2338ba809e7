"""The summary for a pull request: what it says, and that no record's text does anything in it."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from postmortem_kb.formats import Setting, load_format
from postmortem_kb.problem import Level, Outcome, Problem, Promise, Resemblance

PATH = "postmortems/2026/2026-11-03-slow/incident.md"
ATTACKS = [
    "@everyone look",
    "![x](https://evil.example/p.png)",
    "[x](https://evil.example)",
    "<img src=x onerror=alert(1)><!-- postmortem-check -->",
    "see https://evil.example and www.evil.example",
    "`a` @ada `b`@eve``@finn",
    "fixes #12 and GH-7 and acme/incidents#9",
    "\x1b[31m\r\n::stop-commands::x",
    "##[add-mask]x",
    "</details>\n\n# heading\n- [x] done",
    ":tada: $x^2$ | a | b |",
    "mail ada@example.org",
    "\u202egnp",
    "0123456789abcdef0123456789abcdef01234567",
]


def problem(**facts):
    usual = {"path": PATH, "line": 4, "column": 1, "rule": "schema", "level": Level.ERROR}
    return Problem(**(usual | {"message": "`title` is missing", "hint": "add it"} | facts))


def text_of(*problems, **more):
    return "\n".join(load_format("markdown")(Outcome(problems, [], 3, **more), Setting()))


def like(**facts):
    usual = {"record": "2026-11-03-slow", "id": "2025-01-01-dns", "title": "DNS was away"}
    return Resemblance(**(usual | {"reasons": ("same service: checkout",)} | facts))


def test_nothing_found():
    assert text_of() == "## Post-mortem check: 3 records checked, nothing is missing"


def test_what_is_missing_is_a_checklist_by_record():
    other = problem(path="postmortems/2026/2026-11-04-b/postmortem.md", hint="")
    assert (
        text_of(problem(), other)
        == """\
## Post-mortem check: 2 to mend before this can be merged

**`2026-11-03-slow`**

- [ ] `title` is missing (`incident.md:4`, `schema`)
  <br>add it

**`2026-11-04-b`**

- [ ] `title` is missing (`postmortem.md:4`, `schema`)"""
    )


def test_new_problems_stand_before_old_ones():
    old, new = problem(line=1, message="old"), problem(line=9, message="new")
    text = text_of(old, new, standing=frozenset({old}))
    assert text.index("new") < text.index("### There before this change") < text.index("] old")


def test_warnings_and_notes_are_folded():
    text = text_of(problem(level=Level.WARNING), problem(level=Level.NOTE, message="short"))
    assert "<details><summary>1 warning</summary>" in text
    assert "<details><summary>1 note</summary>" in text
    assert "- [ ]" not in text
    assert "nothing is missing" in text


def test_past_incidents_come_with_reasons_and_open_promises():
    promise = Promise("2025-01-01-dns#a1", "Watch the resolver", "ada", "2025-02-01")
    assert text_of(resembling=[like(promises=(promise,))]).endswith(
        """
### Past incidents like this

`2026-11-03-slow` looks like:

- `2025-01-01-dns` DNS was away
  - same service: checkout
  - still open: `2025-01-01-dns#a1` Watch the resolver (`ada`, due 2025-02-01)"""
    )


def test_a_promise_that_nobody_holds():
    text = text_of(resembling=[like(promises=(Promise("x#a1", "Watch", "", ""),))])
    assert text.endswith("`x#a1` Watch (nobody)")


def spoiled(attack):
    """The attack in every place that a record's text can reach."""
    promise = Promise(f"x#{attack}", attack, attack, attack)
    past = like(record=attack, id=attack, title=attack, reasons=(attack,), promises=(promise,))
    problems = [problem(message=attack, hint=attack), problem(message=f"`{attack}` is no word")]
    problems += [problem(level=Level.NOTE, message=f"the word `{attack}` here")]
    problems += [problem(path=f"postmortems/2026/{attack.replace('/', '')}/incident.md")]
    return text_of(*problems, resembling=[past])


def tokens_of(text):
    reader = MarkdownIt("gfm-like", {"linkify": False}).enable("html_inline")
    for block in reader.parse(text):
        yield block
        yield from block.children or ()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_text_shows_and_does_nothing(attack):
    text = spoiled(attack)
    tokens = list(tokens_of(text))
    assert not {token.type for token in tokens} & {"link_open", "image", "table_open"}
    html = {t.content.strip() for t in tokens if t.type in ("html_inline", "html_block")}
    assert html <= {"<br>", "</details>", "<details><summary>1 note</summary>"}
    assert sum(token.type == "heading_open" for token in tokens) == 2
    words = " ".join(token.content for token in tokens if token.type == "text")
    assert not re.search(r"@\w|#\d|GH-\d|://|www\.|:tada:|\$|[0-9a-f]{40}", words)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_log_obeys_it(attack):
    text = spoiled(attack)
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "##[" not in text
    assert not re.search(r"^\s*::", text, re.M)


def test_what_is_set_as_code_in_a_message_stays_code():
    told = text_of(problem(message="`a` is after `b`, 2026-11-03T16:20:00Z", hint=""))
    assert "`a` is after `b`, `2026-11-03T16:20:00Z` (" in told
