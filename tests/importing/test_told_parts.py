"""Parts that a report has in its text are known by whatever heads them, and count where told."""

from __future__ import annotations

import pytest

from postmortem_kb.importing.told_parts import told_parts
from postmortem_kb.importing.words import shipped_words

PARTS = {
    "a heading": ("## Executive Summary\n\nSlow.\n", "summary"),
    "a label, its colon inside": ("**Impact:** a third of all.\n", "impact"),
    "a label, its colon outside": ("**Impact**: a third of all.\n", "impact"),
    "another language": ("## Ursache\n\nEin Pool.\n", "causes"),
    "a table": ("## Impact\n\n| who | how |\n|--|--|\n| all | much |\n", "impact"),
}


@pytest.mark.parametrize(("text", "part"), PARTS.values(), ids=PARTS)
def test_a_part_that_says_something(text, part):
    assert part in told_parts(text, shipped_words())


@pytest.mark.parametrize(
    "text", ["## Summary\n", "## Summary\n\n<!-- write it\nhere -->\n", "## Summary\n\n---\n"]
)
def test_a_heading_with_nothing_below_tells_nothing(text):
    assert "summary" not in told_parts(text, shipped_words())
