"""The facts at the top of a record can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postmortem_kb.frontmatter import read_document
from tests.helpers.records import problems, read, sound


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("no front matter\n", 1, 1),
        ("---\ntitle: a: b\n---\n", 2, 9),
        ("---\ntitle: secret-word\ntitle: b\n---\n", 3, 1),
        ("---\ntitle: &secret-word b\n---\n", 2, 8),
        ("---\ntitle: !secret-word b\n---\n", 2, 8),
        ("--- secret-word\ntitle: b\n---\n", 1, 1),
    ],
)
def test_one_cause_gives_one_error_that_quotes_nothing(text: str, line: int, column: int) -> None:
    found = problems("front-matter", read(text))
    assert [(p.path.split("/")[-1], p.line, p.column, p.level) for p in found] == [
        ("incident.md", line, column, "error")
    ]
    assert "secret-word" not in found[0].message + found[0].hint + found[0].excerpt


def test_the_error_says_what_to_mend() -> None:
    found = problems("front-matter", read("---\ntitle: a: b\n---\n"))[0]
    assert "quotation marks" in found.message
    assert found.hint == 'write the whole value between quotation marks, as in `key: "…"`'


def test_a_sound_record_has_none() -> None:
    assert problems("front-matter", sound()) == []


def test_an_email_that_no_rule_could_judge_is_none_that_passed():
    path = "postmortems/2026/2026-11-03-checkout-slow/customer-email.md"
    email = read_document("customer-email.md", path, b"Our world-class team\n")
    (found,) = problems("front-matter", replace(sound(), customer_email=email))
    assert found.path == path
