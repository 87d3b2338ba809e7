"""A tiny language for tests of imports: a report's text in, what was read out of it."""

from __future__ import annotations

from textwrap import dedent

from postmortem_kb.importing.draft import Draft
from postmortem_kb.importing.report import read_report
from postmortem_kb.importing.source import decode
from postmortem_kb.importing.words import Words, Zone, shipped_words, zone_named


def draft_of(
    text: str, name: str = "report.md", *, zone: str = "", words: Words | None = None
) -> Draft:
    """What is read of a report; the text is dedented."""
    given = Zone(zone, zone_named(zone)) if zone else None
    source = decode(dedent(text).lstrip("\n").encode("utf-8"))
    return read_report(source, name, words or shipped_words(), given)


def told(draft: Draft) -> list[str]:
    """The timeline in lines: `3 2021-03-04T08:10:00Z Alert fires`."""
    return [f"{e.line} {e.stamp or f'«{e.written}»'} {e.text}" for e in draft.entries]


def promised(draft: Draft) -> list[str]:
    """The action items in lines: `7 Add an alert`."""
    return [f"{item.line} {item.title}" for item in draft.items]


def to_mend(draft: Draft) -> list[str]:
    """What was found odd, in lines: `3 no time zone is said`."""
    return [f"{found.line} {found.message}" for found in draft.found]
