"""Chat logs in plain text, as they are copied from windows and written by programs."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest

from postmortem_kb.importing.chatlog import read_log
from postmortem_kb.importing.words import Zone, shipped_words

DAY = date(2026, 11, 3)
UTC = Zone("UTC", ZoneInfo("UTC"))


def said(text, *, day=DAY, zone=UTC, near=None):
    """The messages as `2026-11-03 10:32:00 ben: rolled back`, and how many lines were lost."""
    log = read_log(dedent(text).lstrip("\n"), shipped_words(), zone, day, near)
    lines = [f"{m.at:%Y-%m-%d %H:%M:%S} {m.author}: {m.text}" for m in log.messages]
    return lines, log.unreadable


BEN, ADA = "2026-11-03 10:32:00 ben: rolled back", "2026-11-03 10:35:00 ada: it falls"
FORMS = {
    "brackets": "[10:32] ben: rolled back\n[10:35] ada: it falls\n",
    "brackets with half days": "[10:32 AM]ben: rolled back\n[10:35 AM]ada: it falls\n",
    "bare": "10:32 ben: rolled back\n10:35 ada: it falls\n",
    "bullets": "- 10:32 ben: rolled back\n- 10:35 ada: it falls\n",
    "nicks": "10:32 <ben> rolled back\n[10:35:00] <@ada> it falls\n",
    "columns": "2026-11-03 10:32:00\tben\trolled back\n2026-11-03 10:35:00\t@ada\tit falls\n",
    "a phone": "[03.11.2026, 10:32:00] \u200eBen: rolled back\n03.11.2026, 10:35 - Ada: it falls\n",
    "names above": "ben [10:32 AM]\nrolled back\n\nada  10:35 AM\nit falls\n",
    "names, time below": "ben\n  10:32 AM\nrolled back\nada\n  10:35 AM\nit falls\n",
    "names behind": "[10:32] Ben\nrolled back\n\n[10:35] Ada\nit falls\n",
    "dashes": "ben — 10:32 AM\nrolled back\nada — Today at 10:35 AM\nit falls\n",
    "a short month": "[03-Nov-26 10:32 AM] ben\nrolled back\n[03-Nov-26 10:35 AM] ada\nit falls\n",
    "a comma": "Ben, [03.11.2026 10:32]\nrolled back\n\nAda, [03.11.2026 10:35]\nit falls\n",
    "quoted": "> ben [10:32 AM]\n> rolled back\n> ada [10:35 AM]\n> it falls\n",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_the_forms(text):
    assert said(text) == ([BEN, ADA], 0)


def test_what_begins_no_message_goes_on_with_the_one_above():
    lines, lost = said("[10:32] ben: rolled back\n  as said\n10:35 ada: it falls\nto zero\n")
    assert (lines, lost) == ([f"{BEN}\n  as said", f"{ADA}\nto zero"], 0)


def test_a_second_message_of_the_same_person_has_its_time_alone():
    lines, _ = said("ben [10:32 AM]\nrolled back\n10:33\nall of it\n")
    assert lines == [BEN, "2026-11-03 10:33:00 ben: all of it"]


def test_who_joined_is_an_event_and_what_was_done_is_a_message():
    text = "10:32 <ben> rolled back\n10:33 -!- eve has joined\n10:34 * ada waves\n"
    log = read_log(text, shipped_words(), UTC, DAY)
    assert [(m.author, m.text, m.event) for m in log.messages] == [
        ("ben", "rolled back", ""),
        ("unknown", "eve has joined", "event"),
        ("ada", "waves", ""),
    ]


@pytest.mark.parametrize(
    "day",
    ["2026-11-04", "--- Day changed Wed Nov 04 2026", "Wednesday, November 4th", "* 4.11.2026 *"],
)
def test_a_date_in_a_line_of_its_own_is_the_day_of_those_below(day):
    lines, lost = said(f"10:32 ben: rolled back\n{day}\n00:10 ada: it falls\n")
    assert (lines, lost) == ([BEN, "2026-11-04 00:10:00 ada: it falls"], 0)


def test_past_midnight_without_a_date_nothing_is_guessed():
    assert said("23:50 ben: rolled back\n00:10 ada: it falls\n") == (
        ["2026-11-03 23:50:00 ben: rolled back"],
        1,
    )


def test_dates_that_can_be_read_two_ways_follow_those_that_cannot():
    text = "05/11/2026, 10:32 - Ben: rolled back\n13/11/2026, 10:35 - Ada: it falls\n"
    lines, _ = said(text, day=None)
    assert [line[:10] for line in lines] == ["2026-11-05", "2026-11-13"]


def test_a_date_without_its_year_is_close_to_the_incident():
    text = "3/11 10:32 ben: rolled back\n3/11 10:35 ada: it falls\n"
    assert said(text, day=None, near=DAY) == ([BEN, ADA], 0)
    assert said(text) == ([BEN, ADA], 0)
    assert said(text, day=None) == ([], 2)


def test_what_stands_before_the_first_message_is_counted():
    assert said("log of #ops\n\n10:32 ben: rolled back\n") == ([BEN], 1)


@pytest.mark.parametrize(("day", "zone"), [(None, UTC), (DAY, None)])
def test_without_a_day_or_a_zone_there_are_no_stamps(day, zone):
    assert said("10:32 ben: rolled back\n", day=day, zone=zone) == ([], 1)


def test_text_is_no_log():
    log = read_log("Nothing here.\nIt is all prose.\n", shipped_words(), UTC, DAY)
    assert (log.messages, log.timed) == ((), False)
