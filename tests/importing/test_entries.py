"""Timelines are found in the forms that people write, with the zone and the day that are said."""

from __future__ import annotations

import pytest

from tests.helpers.foreign import draft_of, to_mend, told

FORMS = [
    pytest.param(
        """
        # 2021-03-04 Down
        ## Timeline
        All times UTC.
        - 08:10 alert fires
          and again
        - 08:12 - Ada looks
            - at this
        """,
        [
            "4 2021-03-04T08:10:00Z alert fires\nand again",
            "6 2021-03-04T08:12:00Z Ada looks\n- at this",
        ],
        id="bullets, the day in the title",
    ),
    pytest.param(
        """
        # Down
        **Date:** 4 March 2021

        **Timeline** (times in CET)

        **08:10** alert fires
        **23:50** still down

        5 March 2021

        **00:10** up again
        """,
        [
            "6 2021-03-04T07:10:00Z alert fires",
            "7 2021-03-04T22:50:00Z still down",
            "11 2021-03-04T23:10:00Z up again",
        ],
        id="paragraphs, a label for a heading, a day line",
    ),
    pytest.param(
        """
        # Down
        ## Timeline

        | Time (UTC) | What | Who |
        |---|---|---|
        | 2021-03-04 8:10 | alert | pager |
        | 2021-03-04 HH:mm | somebody looks | |
        | 2021-03-?? ??:?? | `a | b` | |
        | | goes on | |
        """,
        [
            "6 2021-03-04T08:10:00Z alert – pager",
            "7 2021-03-04 somebody looks",
            "8 «2021-03-?? ??:??» `a | b`",
            "9 «» goes on",
        ],
        id="a table",
    ),
    pytest.param(
        """
        # Down
        ### Sequence of events

        Date | Time | Event
        --- | --- | ---
        2021-03-04 | 8:10 AM UTC | alert
        2021-03-04 | 1:05 PM UTC | up
        """,
        ["6 2021-03-04T08:10:00Z alert", "7 2021-03-04T13:05:00Z up"],
        id="a table without bars at its sides, date and time apart",
    ),
    pytest.param(
        """
        # 2021-07-01 Suche
        ## Chronologie (UTC+2)

        | Moment | Ereignis |
        | :-: | --- |
        | 10:00 | Alarm |
        | 10:30-11:00 | Analyse |
        """,
        ["6 2021-07-01T08:00:00Z Alarm", "7 2021-07-01T08:30:00Z Analyse"],
        id="a table whose column of times is called otherwise",
    ),
    pytest.param(
        """
        == Incident of 2021-07-01 ==
        === Timeline ===
        * 10:00 UTC deploy
        * '''10:30 UTC''': rollback
        === Actionables ===
        * write tests
        """,
        ["3 2021-07-01T10:00:00Z deploy", "4 2021-07-01T10:30:00Z rollback"],
        id="a page of a wiki",
    ),
    pytest.param(
        """
        # 2018-02-20, Swamped
        ## Timeline
        All times in CEST (UTC+2)
        ### Feb 20 2018 14:17
        The post goes live.

        ```
        2018-02-20 10:00:00 a log
        ```
        ### 17:00-18:00
        - one
        - two
        ### 19. April, 11:00 - fixed
        ## Lessons
        """,
        [
            "4 2018-02-20T12:17:00Z The post goes live.\n\n```\n2018-02-20 10:00:00 a log\n```",
            "10 2018-02-20T15:00:00Z \n- one\n- two",
            "13 2018-04-19T09:00:00Z fixed",
        ],
        id="headings, text below them, a month without its year",
    ),
    pytest.param(
        """
        # Incident on 2021-03-04

        - **Key events**
          - First detected 2021-03-04 08:10
          - Resolved: 2021-03-04 1600

        - **Impact**: Nobody could log in at 08:30.
        - **Context**:
          - 2021-03-04 08:12: alert
          - the cluster has 60 nodes
          – 2021-03-04 08:20 restart
        """,
        [
            "4 «2021-03-04 08:10» First detected",
            "5 «2021-03-04 1600» Resolved",
            "9 «2021-03-04 08:12» alert",
            "11 «2021-03-04 08:20» restart",
        ],
        id="key events by label, and dated lines in another part",
    ),
    pytest.param(
        """
        # 04-13-2022 - Login outage
        ## How the timeline looked to us
        04-13-2022 10:05 - it is down

        04-13-2022 - 10:20 – up again

        ## Fix
        04-14-2022 done
        """,
        ["3 «04-13-2022 10:05» it is down", "5 «04-13-2022 - 10:20» up again"],
        id="dates with dashes, below a heading of one's own words",
    ),
    pytest.param(
        """
        <h1>Login outage of 2022-03-04</h1>
        <h2>Timeline (UTC)</h2>
        10:05 it is down<br>
        10:20 up again

        <h2>Fix</h2>
        10:30 none
        """,
        ["3 2022-03-04T10:05:00Z it is down<br>", "4 2022-03-04T10:20:00Z up again"],
        id="headings in tags",
    ),
    pytest.param(
        """
        Login outage of 2022-03-04
        ==========================

        Timeline
        ~~~~~~~~
        - 10:05 UTC it is down

        Fix
        ~~~
        - 10:30 UTC none
        """,
        ["6 2022-03-04T10:05:00Z it is down"],
        id="headings underlined with tildes",
    ),
    pytest.param(
        """
        h1. Login outage of 2022-03-04
        h2. Timeline
        * 10:05 UTC it is down
        h2. Fix
        """,
        ["3 2022-03-04T10:05:00Z it is down"],
        id="headings of a wiki",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## Timeline
        - **2022-03-04 10:05 UTC (by phone)**: it is down
        ### [2022-03-05: all day long](https://status.example/1)
        slow
        """,
        [
            "3 2022-03-04T10:05:00Z **(by phone)**: it is down",
            "4 2022-03-05 [all day long](https://status.example/1)\nslow",
        ],
        id="marks that open before the time and close behind it",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## Timeline (UTC)
        2022-03-03
        The disk began to fill.

        March 4, 2022: 7:56am
        It was full.

        On 4 March 2022, 9:30, it was emptied.

        10:00 AM Friday March 4th: All well.
        """,
        [
            "3 2022-03-03 The disk began to fill.",
            "6 2022-03-04T07:56:00Z It was full.",
            "9 2022-03-04T09:30:00Z it was emptied.",
            "11 2022-03-04T10:00:00Z All well.",
        ],
        id="paragraphs that begin with a day",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## Timeline
        - 2022‑03‑04T10:05:00-03:00 it is down
        - 2022-03-04 14:00-14:30 UTC looking
        """,
        [
            "3 2022-03-04T13:05:00Z it is down",
            "4 2022-03-04T14:00:00Z looking",
        ],
        id="an offset is no range, and a hyphen that does not break is one",
    ),
    pytest.param(
        """
        # Login outage
        ## Timeline (UTC)
        ### March 4, 2022
        | Time | Event |
        |---|---|
        | 10:05 | it is down |
        ### March 5, 2022
        | Time | Event |
        |---|---|
        | 00:05 | up again |
        """,
        ["6 2022-03-04T10:05:00Z it is down", "10 2022-03-05T00:05:00Z up again"],
        id="a table for each day",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## Timeline
        <table class="x">
        <tr><th>Time (UTC)</th><th>Event</th></tr>
        <tr><td>10:05</td><td>it is <b>down</b></td></tr>
        </table>
        <ul>
          <li>10:20 UTC looking</li>
        </ul>
        <p><strong>10:30 UTC</strong> up again</p>
        """,
        [
            "5 2022-03-04T10:05:00Z it is down",
            "8 2022-03-04T10:20:00Z looking",
            "10 2022-03-04T10:30:00Z up again",
        ],
        id="HTML",
    ),
    pytest.param(
        """
        h1. Login outage of 2022-03-04
        h2. Timeline
        ||Time (UTC)||Event||
        |10:05|it is down|
        """,
        ["4 2022-03-04T10:05:00Z it is down"],
        id="a wiki's table",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## Timeline
        :::{list-table}
        * - Time (UTC)
          - Event
        * - 10:05
          - it is down
        :::
        """,
        ["6 2022-03-04T10:05:00Z \n- it is down"],
        id="a table that is written as a list",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## Timeline
        - 🕙 10:05 UTC it is down
        - 1010 UTC looking
        - 10:15a UTC found
        > 10:20 UTC rolled back
        >
        > 10:25 UTC waiting

        10:30 UTC
        : up again
        """,
        [
            "3 2022-03-04T10:05:00Z it is down",
            "4 2022-03-04T10:10:00Z looking",
            "5 2022-03-04T10:15:00Z found",
            "6 2022-03-04T10:20:00Z rolled back",
            "8 2022-03-04T10:25:00Z waiting",
            "10 2022-03-04T10:30:00Z up again",
        ],
        id="signs, four digits, quotes and definitions",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## Timeline
        - Fri 10:05 UTC it is down
        - Day 2, 10:20 UTC looking
        - +20min up again
        """,
        ["3 «Fri 10:05 UTC» it is down", "4 «Day 2, 10:20 UTC» looking", "5 «+20min» up again"],
        id="days that are no dates, and times since the start",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## 2  Timeline
        | Zeit (UTC) | Ereignis |
        |---|---|
        | 10:05 | Ausfall |
        """,
        ["5 2022-03-04T10:05:00Z Ausfall"],
        id="a numbered heading, and the zone in a German column",
    ),
    pytest.param(
        """
        # Login outage of 2022-03-04
        ## Timeline (all times approximate)
        - 10:05 UTC it is down
        - 4–5 March: slow
        """,
        ["3 «10:05 UTC» it is down", "4 2022-03-04 slow"],
        id="times that are all approximate, and several days",
    ),
    pytest.param(
        """
        # 2022-03-04 Login outage

        > ada [8:27 AM]
        > it is down
        >
        > **ben**  [8:29 AM]
        looking
        """,
        ["3 «8:27 AM» ada:\n> it is down", "6 «8:29 AM» ben:\nlooking"],
        id="a chat",
    ),
    pytest.param(
        """
        # 2022-03-04 Login outage
        [10:02] <ben> rolled back
        [10:05] <ada> up again
        """,
        ["2 «10:02» ben: rolled back", "3 «10:05» ada: up again"],
        id="a chat by lines",
    ),
    pytest.param(
        """
        ---
        title: API slow
        date: 2019-06-01 14:30:00
        resolvedWhen: 2019-06-01 15:02:00
        ---
        **Investigating** - We see it. {{< track "2019-06-01 14:30:00" >}}

        **Resolved** - All good.
        {{< track "2019-06-01 15:02:00" >}}
        """,
        [
            "6 «2019-06-01 14:30:00» **Investigating** - We see it.",
            '8 «2019-06-01 15:02:00» **Resolved** - All good.\n{{< track "2019-06-01 15:02:00" >}}',
        ],
        id="cState",
    ),
]


@pytest.mark.parametrize(("text", "entries"), FORMS)
def test_the_forms(text, entries):
    assert told(draft_of(text)) == entries


LIST = "# 2021-03-04 Down\n\n## Timeline\n\n{said}\n\n- 10:00 a\n- 11:00 b\n"
ZONES = [
    ("All times in UTC", "2021-03-04T10:00:00Z", []),
    ("All times are in PST.", "2021-03-04T18:00:00Z", []),
    ("Times are in: Central European Time (CET)", "2021-03-04T09:00:00Z", []),
    ("_All times in UTC+1 (Zurich time)_", "2021-03-04T09:00:00Z", []),
    ("Timezone: America/New_York", "2021-03-04T15:00:00Z", []),
    ("All times GMT-3", "2021-03-04T13:00:00Z", []),
    ("Times below are UTC, mostly.", "2021-03-04T10:00:00Z", []),
    ("All times in PST/PDT", "2021-03-04T18:00:00Z", []),
    ("All times are Japan time", "2021-03-04T01:00:00Z", []),
    ("Nothing is said.", "«10:00»", ["no time zone is said"]),
    ("All times in UC/Pacific", "«10:00»", ["`UC/Pacific` is no time zone that is known"]),
    ("All times in IST", "«10:00»", ["`IST` is the name of several zones"]),
    ("All times in PST (UTC-7)", "«10:00»", ["UTC-7 and PST are said, and they are not the same"]),
]


@pytest.mark.parametrize(("said", "stamp", "odd"), ZONES)
def test_a_zone_is_taken_where_it_is_said_clearly(said, stamp, odd):
    draft = draft_of(LIST.format(said=said))
    assert told(draft)[0] == f"7 {stamp} a"
    assert len(to_mend(draft)) == len(odd)
    assert all(any(each in found for found in to_mend(draft)) for each in odd)


def test_the_timelines_own_zone_comes_before_that_of_another_line():
    text = "# D\n- Date: 4 Mar 2021 (PST)\n## Timeline (UTC)\n- 2021-03-04 10:00 a\n"
    assert told(draft_of(text)) == ["4 2021-03-04T10:00:00Z a"]


def test_two_zones_that_are_said_of_one_timeline_give_none():
    text = "# 2021-03-04 D\n## Timeline (UTC)\nAll times in JST\n- 10:00 a\n"
    draft = draft_of(text)
    assert told(draft) == ["4 «10:00» a"]
    assert to_mend(draft)[0].startswith("2 UTC is said here, and JST in line 3: say which")


def test_the_users_zone_is_for_times_that_name_none():
    text = "# 2021-07-04 Down\n\n## Timeline\n- 10:00 a\n- 11:00 UTC b\n- 2021-07-04T12:00:00Z c\n"
    assert told(draft_of(text, zone="Europe/London")) == [
        "4 2021-07-04T10:00:00Z a",
        "5 2021-07-04T11:00:00Z b",
        "6 2021-07-04T12:00:00Z c",
    ]
    no_zone = "# 2021-07-04 Down\n\n## Timeline\n- 10:00 a\n"
    assert told(draft_of(no_zone, zone="Europe/London")) == ["4 2021-07-04T09:00:00Z a"]


def test_a_zone_that_some_times_name_holds_for_the_others_and_is_named():
    draft = draft_of("# 2021-07-04 Down\n\n## Timeline\n- 10:00 PDT a\n- 11:00 b\n")
    assert told(draft) == ["4 2021-07-04T17:00:00Z a", "5 2021-07-04T18:00:00Z b"]
    assert to_mend(draft) == ["5 PDT is said by some times; it was taken for all"]


def test_winter_time_in_summer_is_taken_as_said_and_named():
    draft = draft_of("# 2020-06-09 Down\n\n## Timeline\nAll times in CET\n- 12:00 a\n")
    assert told(draft) == ["5 2020-06-09T11:00:00Z a"]
    assert "clocks of its places showed another time" in to_mend(draft)[0]


ODD = [
    ("- 23:55 a\n- 07:00 b", "«07:00»", "the clock goes back"),
    ("- 2021-03-04 10:00 a\n- 2021-03-03 10:00 b", None, "earlier than that in line 5"),
    ("- 2021-03-04 10:00 a\n- 2021-02-30 10:00 b", "«2021-02-30 10:00»", "no date that can be"),
    ("- 2021-03-04 10:00 a\n- 13:55 PM b", "«13:55 PM»", "no time of day"),
    ("- [12-05 16:21] a\n- [12-06 16:21] b", "«12-06 16:21»", "the day is not said, or the year"),
]


@pytest.mark.parametrize(("lines", "last", "why"), ODD)
def test_what_cannot_be_is_kept_as_written_and_named(lines, last, why):
    draft = draft_of(f"# 2021-03-04 Down\n\n## Timeline\nAll times UTC\n{lines}\n")
    assert any(why in found for found in to_mend(draft))
    assert len(draft.entries) == 2
    if last:
        assert told(draft)[-1] == f"6 {last} b"


def test_entries_are_put_in_order_and_those_without_a_time_stay_with_the_one_above():
    text = "# 2021-03-04 X\n\n## Timeline\nAll times UTC\n- 10:00 a\n- ~10:05 b\n- 09:30 c\n"
    assert told(draft_of(text)) == [
        "7 2021-03-04T09:30:00Z c",
        "5 2021-03-04T10:00:00Z a",
        "6 «~10:05» b",
    ]


NO_TIMELINES = [
    "# Notes\n\nThe disk was full at 10:00 and again on 2021-03-04 11:00.\n",
    "# Notes\n\n## Impact\n- 10:00 requests failed\n- 11 users\n",
    "# Notes\n\n```\n2021-03-04 10:00 a\n2021-03-04 11:00 b\n```\n",
    "# Notes\n\n## Action items\n- 2021-03-04 10:00 call Ada\n- 2021-03-05 10:00 call Ben\n",
    "# Versions\n\n- 2021-03-04: 1.2.0\n- 2021-03-05: 1.2.1\n",
]


@pytest.mark.parametrize("text", NO_TIMELINES)
def test_other_text_is_no_timeline(text):
    assert told(draft_of(text)) == []


def test_a_timeline_that_was_pasted_as_code():
    text = """
    # 2021-03-04 Down
    ## Timeline (UTC)
    ```
    - 10:00 a
    - 10:05 b
    ```
    ## Analysis
    ```
    10:10 a log
    ```
    """
    draft = draft_of(text)
    assert told(draft) == ["4 2021-03-04T10:00:00Z a", "5 2021-03-04T10:05:00Z b"]
    lines = [(aside.line, aside.end_line) for aside in draft.asides]
    assert lines == [(1, 1), (2, 6)]


RELATIVE = ["T+5 min: rolled back", "T-0:10 deploy", "T+1h up again"]


@pytest.mark.parametrize("line", RELATIVE)
def test_times_after_the_start_stay_as_written(line):
    (entry,) = draft_of(f"# 2021-03-04 D\n## Timeline\n- {line}\n").entries
    assert entry.stamp == ""
    assert line.startswith(entry.written)


def test_key_events_above_a_timeline_are_no_slip():
    text = """
    # 2021-03-04 Down
    **Key events** (times in UTC)
    - First detected: 2021-03-04 10:00
    - Resolved: 2021-03-04 12:00

    **Context**
    - 2021-03-04 10:00 UTC alert
    - 2021-03-04 11:00 UTC restart
    """
    draft = draft_of(text)
    assert [entry.line for entry in draft.entries] == [3, 7, 8, 4]
    assert to_mend(draft) == []


def test_a_labelled_fact_between_the_lines_of_a_timeline_ends_it_not():
    text = """
    # Down
    ## Timeline (UTC)
    **Date:** 2021-03-04
    - 10:00 a
    - **Impact:** a third
    - 10:05 b
    """
    assert [line.split()[0] for line in told(draft_of(text))] == ["4", "6"]


WITHIN = """
# Down
## Timeline (UTC)
- 2022-02-12 06:00 it breaks
  - somebody looked at 06:10 and shrugged
- Detected at 6:15 on 12 February 2022, by ada
- Everything else was working
- We waited at 3 places from 08:00 to 09:00
## Impact
- Nobody could log in at 06:30
"""


def test_a_sentence_with_its_time_in_the_middle():
    assert told(draft_of(WITHIN)) == [
        "3 2022-02-12T06:00:00Z it breaks\n- somebody looked at 06:10 and shrugged",
        "5 2022-02-12T06:15:00Z Detected at 6:15 on 12 February 2022, by ada",
    ]


TRACKED = """
---
title: Down
date: 2020-01-19T11:23:00.000Z
section: issue
---
We are looking.
{{< track "2020-01-19T11:29:00.000Z" >}}Some accounts are gone.

We work on it.
{{< track "2020-01-19T12:18:00.000Z" >}}They are back.
"""


def test_the_time_of_a_status_page_may_stand_before_its_words():
    assert told(draft_of(TRACKED)) == [
        "7 2020-01-19T11:29:00Z Some accounts are gone.",
        "10 2020-01-19T12:18:00Z They are back.",
    ]


HEADED = """
# Down on 2026-03-02
## Timeline (UTC)
### First deploy (06:00)
It hangs.
### Second deploy（about 07:10）
It hangs again.
## Impact (08:00)
"""


def test_a_heading_of_a_timeline_with_its_time_in_brackets():
    assert told(draft_of(HEADED)) == [
        "3 2026-03-02T06:00:00Z First deploy (06:00)\nIt hangs.",
        "5 «about 07:10» Second deploy（about 07:10）\nIt hangs again.",
    ]


def test_a_table_of_numbers_with_a_date_is_no_timeline():
    rows = "| Date | Status | Sales |\n|---|---|---|\n| 2026-10-07 | CLEAN | 4147 |\n"
    assert told(draft_of(f"# Down\n\n## Reconciliation\n\n{rows}")) == []
