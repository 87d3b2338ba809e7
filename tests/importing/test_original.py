"""What was lifted stands in comments where it stood, and the original can be rebuilt."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import RecordError
from postmortem_kb.importing.draft import Aside
from postmortem_kb.importing.original import digest_of, rebuild, set_aside
from postmortem_kb.importing.source import Form, decode

TEXT = "# Title\n\n## Timeline\n- 10:00 a --> b\n- 11:00 c --\\> d --!> e\n\nMore\n"


def round_trip(text: str, *asides: Aside) -> str:
    raw = text.encode()
    body = set_aside(text, digest_of(raw), asides)
    assert rebuild(f"\n{body}", digest_of(raw), Form()) == raw
    return body


def test_lifted_lines_are_in_comments_that_nothing_in_them_ends():
    body = round_trip(TEXT, Aside(1, 1, "`title`"), Aside(3, 5, "the timeline"))
    digest = digest_of(TEXT.encode())[:12]
    assert body.split("\n") == [
        f"<!-- original {digest}, line 1: now in `title`",
        "# Title",
        f"original {digest} -->",
        "",
        f"<!-- original {digest}, lines 3-5: now in the timeline",
        "## Timeline",
        "- 10:00 a --\\> b",
        "- 11:00 c --\\\\> d --\\!> e",
        f"original {digest} -->",
        "",
        "More",
        "",
    ]


@pytest.mark.parametrize("text", ["a", "a\n", "a\n\n", "a\nb", "\n\na\n", "--> a\n"])
def test_the_end_of_the_file_is_kept(text):
    last = text.count("\n") + 1
    round_trip(text, Aside(1, last, "x"))
    round_trip(text, Aside(last, last, "x"))
    round_trip(text)


def test_a_report_that_was_imported_before_is_text_like_any_other():
    round_trip(round_trip(TEXT, Aside(1, 2, "x")), Aside(1, 3, "y"))


def test_what_somebody_went_on_writing_is_not_the_original():
    raw = TEXT.encode()
    body = set_aside(TEXT, digest_of(raw), [Aside(1, 1, "`title`")])
    with pytest.raises(RecordError, match="was changed since"):
        rebuild(f"\n{body}more", digest_of(raw), Form())


@pytest.mark.parametrize("raw", [b"a\r\nb\r\n", b"\xef\xbb\xbfa\r\nb", b"a\xe9\rb"])
def test_the_form_of_the_file_comes_back(raw):
    source = decode(raw)
    body = set_aside(source.text, digest_of(raw), [Aside(1, 1, "x")])
    assert rebuild(f"\n{body}", digest_of(raw), source.form) == raw
