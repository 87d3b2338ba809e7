"""The words of foreign reports, and a company's own over them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.importing.words import offset_of, plain, shipped_words, with_mapping

PLAIN = [
    ("  **Action Items**: ", "action items"),
    ("2. Root cause (5 whys)", "root cause"),
    ("📈 Timeline (all times UTC)", "timeline"),
    ("What we’re doing", "what we're doing"),
    ("[Timeline](#timeline)", "timeline"),
    ("(all)", "(all)"),
]
WRONG = [
    ({"heading": {}}, "unknown key `heading`"),
    ({"headings": {"timelines": ["x"]}}, "`headings` has no part `timelines`"),
    ({"zones": {"IST": "Mars"}}, "`Mars` is no time zone"),
    ({"dates": {"a.md": "3 May"}}, "`dates` has no date for `a.md`"),
    ({"people": ["ada"]}, "`people` holds no names"),
]
OFFSETS = [("+05:30", 330), ("-7", -420), ("+0200", 120), ("−03", -180), ("+530", 330)]


@pytest.mark.parametrize(("text", "words"), PLAIN)
def test_headings_without_what_is_around_them(text, words):
    assert plain(text) == words


@pytest.mark.parametrize(("data", "why"), WRONG)
def test_a_mapping_that_says_nothing_is_refused(data, why):
    with pytest.raises(ConfigurationError) as refused:
        with_mapping(shipped_words(), data)
    assert why in refused.value.message


@pytest.mark.parametrize(("text", "minutes"), OFFSETS)
def test_offsets(text, minutes):
    assert offset_of(text).utcoffset(None) == timedelta(minutes=minutes)


def test_every_zone_with_a_place_is_that_places_winter_or_summer():
    from datetime import datetime

    for zone in shipped_words().zones.values():
        if zone.place:
            shown = {datetime(2021, m, 15, tzinfo=zone.place).utcoffset() for m in (1, 7)}
            shown |= {datetime(2010, m, 15, tzinfo=zone.place).utcoffset() for m in (1, 7)}
            assert zone.clock.utcoffset(None) in shown, zone.name


def test_no_word_heads_two_parts():
    words = shipped_words()
    assert words.concern_of("Timeline / chronology") == "timeline"
    assert words.concern_of("Weather") == ""
    assert not words.several & set(words.zones)
