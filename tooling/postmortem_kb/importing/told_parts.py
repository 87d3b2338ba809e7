"""Which parts a report has in its text: a summary, an impact, causes, whatever they are called."""

from __future__ import annotations

from postmortem_kb.importing.lines import read_lines
from postmortem_kb.importing.outline import place_lines
from postmortem_kb.importing.words import Words

_WORDLESS = ("blank", "rule", "comment", "separator")


def told_parts(text: str, words: Words) -> frozenset[str]:
    """The parts below whose headings or labels something stands; what is in comments does not."""
    return frozenset(
        each.concern
        for each in place_lines(read_lines(text), words, title_line=0)
        if each.kind not in _WORDLESS and (each.rest or not each.heads)
    )
