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
            "incident.md:22:3 note this time cannot be read; the line is kept as it is",
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


@pytest.mark.parametrize(
    ("instead", "line", "hint"),
    [
        ("##Timeline", "##Timeline", "write it as `## Timeline`"),
        ("**Timeline:**", "**Timeline:**", "write it as `## Timeline`"),
        ("", "- 2026-11-03T14:04:00Z declared @ada: checkout is slow",
         "write `## Timeline` above this line"),
    ],
)  # fmt: skip
def test_entries_below_no_heading_are_lost(instead, line, hint):
    facts = sound().incident.text
    (problem,) = problems("timeline-form", read(facts.replace("## Timeline", instead)))
    assert problem.message == "entries of the timeline stand below no heading"
    assert (problem.excerpt, problem.hint) == (line, hint)


def test_of_a_file_that_cannot_be_read_no_timeline_is_lost():
    assert findings("timeline-form", read(sound().incident.text.removeprefix("---"))) == []


def test_of_two_timelines_the_second_is_lost():
    notes = "## timeline\n\n- 2026-11-03T14:10:00Z action @ben: rolled back"
    (problem,) = problems("timeline-form", sound(notes=notes))
    assert problem.message == "another `Timeline` stands above, and only the first is read"
    assert problem.excerpt == "## timeline"


@pytest.mark.parametrize(
    ("heading", "instead", "line", "hint"),
    [
        ("## Notes", "### Notes", "### Notes", "write it as `## Notes`"),
        ("## Timeline", "# Timeline", "# Timeline", "write `## Timeline` here"),
    ],
)
def test_a_section_that_fell_into_the_timeline_is_one_note(heading, instead, line, hint):
    facts = sound(notes="One thing.\n\nAnother thing.").incident.text
    (problem,) = problems("timeline-form", read(facts.replace(heading, instead)))
    assert problem.message == "`Notes` stands within the timeline, as its heading is a lower one"
    assert (problem.excerpt, problem.hint) == (line, hint)


def test_a_heading_between_entries_is_a_line_like_others():
    later = "- 2026-11-04T09:00:00Z note @ada: quiet"
    found = findings("timeline-form", sound(timeline=("### Next day", "", later)))
    assert found == [
        "incident.md:22:1 note this line has no time that can be read; it is kept as it is"
    ]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2026-11-03 14:05", "name the zone: `2026-11-03T14:05:00Z` for UTC, "
         "or an offset such as `2026-11-03T14:05:00+01:00`"),
        ("2026-11-03T14:05Z", "write `2026-11-03T14:05:00Z`"),
        ("2026-11-03 14:05:09 UTC", "write `2026-11-03T14:05:09Z`"),
        ("2026-11-33T14:05:00Z", "there is no such time"),
    ],
)  # fmt: skip
def test_a_time_that_is_nearly_one_is_mended(written, hint):
    line = f"- {written} action @ben: rolled back"
    (problem,) = problems("timeline-form", sound(timeline=(line,)))
    assert problem.excerpt[problem.column - 1 :][: problem.width] == written
    assert problem.hint == hint


def test_no_timeline_and_no_entries_are_another_rules():
    facts = sound(timeline=()).incident.text
    assert findings("timeline-form", read(facts.replace("## Timeline\n", ""))) == []


def test_beside_a_timeline_others_may_quote_entries():
    quoted = "- 2026-11-03T14:10:00Z action @ben: rolled back"
    assert findings("timeline-form", sound(notes=quoted)) == []
