"""Each line of the timeline has a time and a known kind."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, read, sound

CASES = [
    pytest.param(
        {
            "timeline": (
                "- around noon: rolled back",
                "- 2026-11-03T14:10:00Z acton @ben: rolled back",
            )
        },
        {},
        [
            "incident.md:22:1 note this line has no time that can be read; it is kept as it is",
            "incident.md:23:24 note `acton` is no kind of entry",
        ],
        id="no time, no kind",
    ),
    pytest.param(
        {
            "timeline": (
                "- 2026-13-03T14:10:00Z action: no such month",
                "* 2026-11-03T14:10:00Z action: a star",
                "- 2026-11-03T14:10:00Z rolled back",
                "- 2026-11-03T14:10:00Z roll back @ben: rolled back",
                "- 2026-11-03T14:10:00Z: sound",
            )
        },
        {},
        [
            "incident.md:22:1 note this line has no time that can be read; it is kept as it is",
            "incident.md:23:1 note this line begins with another sign than `-`; it is kept as it is",
            "incident.md:24:1 note no colon stands behind the time of this line; it is kept as it is",
            "incident.md:25:1 note what stands before the colon of this line cannot be read; "
            "it is kept as it is",
        ],
        id="what is wrong with the line",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T14:10:00Z rollback @ben: rolled back",)},
        {"policy": "timeline_kinds: {rollback: {}}"},
        [],
        id="a kind of the policy",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("timeline-form", sound(**changes), **given) == found


@pytest.mark.parametrize("heading", ["Time line", "Events"])
def test_entries_below_another_heading_are_lost(heading):
    facts = sound().incident.text
    misnamed = read(facts.replace("## Timeline", f"## {heading}"))
    (problem,) = problems("timeline-form", misnamed)
    assert problem.excerpt == f"## {heading}"
    assert problem.message == f"entries of the timeline stand below `{heading}`"
    assert problem.hint == "write this heading as `## Timeline`"


def test_no_timeline_and_no_entries_are_another_rules():
    facts = sound(timeline=()).incident.text
    assert findings("timeline-form", read(facts.replace("## Timeline\n", ""))) == []


def test_beside_a_timeline_others_may_quote_entries():
    quoted = "- 2026-11-03T14:10:00Z action @ben: rolled back"
    assert findings("timeline-form", sound(notes=quoted)) == []
