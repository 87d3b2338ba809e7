"""Tables and lists of MediaWiki, AsciiDoc, reStructuredText and Jira."""

from __future__ import annotations

import pytest

from tests.helpers.foreign import draft_of, promised, told

ASCIIDOC = """
= Login outage
:date: 2026-03-01

== Timeline (UTC)

* 10:00 it fails
** somebody looks
* 10:20 it is back

[cols="1,3"]
|===
|Time |Event

|10:30
|all good

|10:40 |closed
|===

== Action items

. Add an alert
.. for all of them
. Split the pool
"""
MEDIAWIKI = """
= Login outage =
Date: 2026-03-01

== Timeline (UTC) ==
{| class="wikitable"
|+ What we saw
! Time !! Event
|- style="color: red"
| 10:00 || it fails
|-
| style="width: 3em" | 10:20
| it is back
|}

== Actionables ==
* Add an alert
** for all of them
* Split the pool
"""
RESTRUCTURED = """
Login outage
============

:Date: 2026-03-01

Timeline (UTC)
--------------

10:00
    it fails
10:20
    it is back

Action items
------------

#. Add an alert for all of them
#. Split the pool
"""
JIRA = """
h1. Login outage 2026-03-01
h2. Timeline (UTC)
* *10:00* it fails
* *10:20* it is back
h2. Action items
# Add an alert
## for all of them
# Split the pool
|| Action || Owner ||
| Write it down | ada |
"""


@pytest.mark.parametrize(
    ("text", "entries", "items"),
    [
        (
            ASCIIDOC,
            [
                "10:00:00Z it fails",
                "10:20:00Z it is back",
                "10:30:00Z all good",
                "10:40:00Z closed",
            ],
            2,
        ),
        (MEDIAWIKI, ["10:00:00Z it fails", "10:20:00Z it is back"], 2),
        (RESTRUCTURED, ["10:00:00Z it fails", "10:20:00Z it is back"], 2),
        (JIRA, ["10:00:00Z it fails", "10:20:00Z it is back"], 3),
    ],
)
def test_each_form_is_read(text, entries, items):
    draft = draft_of(text)
    assert (draft.title.removesuffix(" 2026-03-01"), str(draft.day)) == (
        "Login outage",
        "2026-03-01",
    )
    said = [line.split("T", 1)[1].split("\\n")[0] for line in told(draft)]
    assert [line.partition("\n")[0] for line in said] == entries
    titles = [line.partition(" ")[2] for line in promised(draft)]
    assert titles == ["Add an alert for all of them", "Split the pool", "Write it down"][:items]


def test_a_table_that_nothing_closes_is_text():
    draft = draft_of("# Down\n\n## Timeline\n\n{| class='x'\n| 10:00 || a\n\ntext\n")
    assert draft.title == "Down"


def test_a_table_is_set_aside_with_its_borders():
    where = {
        n for aside in draft_of(MEDIAWIKI).asides for n in range(aside.line, aside.end_line + 1)
    }
    assert set(range(5, 12)) <= where
    assert {11, 18} <= {n for a in draft_of(ASCIIDOC).asides for n in range(a.line, a.end_line + 1)}
