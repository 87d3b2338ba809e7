"""Times are RFC 3339 or nothing, differences are in UTC, days end in their zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from postmortem_kb.moment import (
    end_of_day,
    format_duration,
    format_local,
    format_utc,
    parse_date,
    parse_moment,
    start_of_day,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")

STAMPS = {
    "2026-11-03T14:04:00Z": "2026-11-03T14:04:00Z",
    "2026-11-03t14:04:00z": "2026-11-03T14:04:00Z",
    "2026-11-03T15:04:00+01:00": "2026-11-03T14:04:00Z",
    "2026-11-03T00:04:00+05:30": "2026-11-02T18:34:00Z",
    "2026-11-03T14:04:00-00:00": "2026-11-03T14:04:00Z",
    "2026-11-03T14:04:00+23:59": "2026-11-02T14:05:00Z",
    "2026-11-03T14:04:00.999999999Z": "2026-11-03T14:04:00Z",
    "2024-02-29T00:00:00Z": "2024-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z": "2017-01-01T00:00:00Z",
    "2016-12-31T15:59:60-08:00": "2017-01-01T00:00:00Z",
    "1990-12-31T15:59:60.5-08:00": "1991-01-01T00:00:00Z",
    "1000-01-01T00:00:00Z": "1000-01-01T00:00:00Z",
    "9998-12-31T23:59:59Z": "9998-12-31T23:59:59Z",
}
NO_STAMPS = [
    "",
    "yesterday",
    "2026-11-03T14:04:00",
    "2026-11-03T14:04Z",
    "2026-11-03T14Z",
    "2026-11-03 14:04:00Z",
    "2026-11-03_14:04:00Z",
    "20261103T140400Z",
    "2026-11-03T14:04:00+0100",
    "2026-11-03T14:04:00+01",
    "2026-11-03T14:04:00 +01:00",
    "2026-11-03T14:04:00CET",
    "2026-11-03T14:04:00,5Z",
    "2026-11-03T14:04:00.Z",
    "2026-11-03T14:04:00.1234567890Z",
    "2026-11-03T24:00:00Z",
    "2026-11-03T14:60:00Z",
    "2026-11-03T14:04:61Z",
    "2026-11-03T14:04:60Z",
    "2026-11-03T23:59:60Z",
    "2016-12-31T23:59:60+01:00",
    "2026-11-03T14:04:00+24:00",
    "2026-11-03T14:04:00+01:60",
    "2026-13-03T14:04:00Z",
    "2026-00-03T14:04:00Z",
    "2026-02-29T14:04:00Z",
    "2026-02-30T14:04:00Z",
    "2026-11-00T14:04:00Z",
    "2026-11-3T14:04:00Z",
    "26-11-03T14:04:00Z",
    "02026-11-03T14:04:00Z",
    "20202-01-16T14:04:00Z",
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00+05:00",
    "0226-11-03T14:04:00Z",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:60Z",
    "9999-12-31T23:59:59-05:00",
    "2026-11-03T14:04:00Z\n",
    " 2026-11-03T14:04:00Z",
    "2026-11-03T14:04:00Z ",
    "٢٠٢٦-11-03T14:04:00Z",
    "2026-11-03T1٤:04:00Z",
    "２０２６-11-03T14:04:00Z",
    "2026-11-03T14:04:00Z" + "0" * 100_000,
    "2026-W45-2",
    "2026-307",
    "1762178640",
]


class TestStamps:
    @pytest.mark.parametrize(("written", "utc"), STAMPS.items())
    def test_are_read_into_utc(self, written, utc):
        moment = parse_moment(written)
        assert format_utc(moment.at) == utc
        assert (moment.written, moment.exact, moment.at.tzinfo) == (written, True, UTC)

    @pytest.mark.parametrize("written", NO_STAMPS)
    def test_are_nothing_otherwise(self, written):
        assert parse_moment(written) is None

    def test_keep_fractions_of_a_second(self):
        assert parse_moment("2026-11-03T14:04:00.25Z").at.microsecond == 250_000
        assert parse_moment("2026-11-03T14:04:00.123456789Z").at.microsecond == 123_456

    def test_may_be_a_bare_date_that_is_not_exact(self):
        moment = parse_moment("2026-11-03")
        assert (moment.exact, moment.at) == (False, datetime(2026, 11, 3, tzinfo=UTC))

    @pytest.mark.parametrize("written", ["1000-01-01T00:00:00+23:59", "9998-12-31T23:59:59-23:59"])
    def test_a_few_days_more_or_less_are_times_too(self, written):
        at = parse_moment(written).at
        for zone in (ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago")):
            assert format_local(at, zone)
        assert at + timedelta(days=300)
        assert at - timedelta(days=300)


class TestDates:
    @pytest.mark.parametrize("written", ["2026-11-03", "2024-02-29", "1000-01-01", "9998-12-31"])
    def test_are_read(self, written):
        assert parse_date(written).isoformat() == written

    @pytest.mark.parametrize(
        "written",
        [
            "",
            "2026-02-30",
            "2026-2-3",
            "20261103",
            "2026-W45-2",
            "2026-11-03\n",
            "2026-11-03T00:00:00Z",
            "03.11.2026",
            "٢٠٢٦-11-03",
            "0000-01-01",
            "9999-12-31",
        ],
    )
    def test_are_nothing_otherwise(self, written):
        assert parse_date(written) is None


class TestArithmetic:
    @pytest.mark.parametrize(
        ("start", "end"),
        [
            # Berlin goes back on 25 October 2026 and forward on 29 March 2026.
            ("2026-10-23T14:00:00+02:00", "2026-10-26T13:00:00+01:00"),
            ("2026-03-27T14:00:00+01:00", "2026-03-30T15:00:00+02:00"),
        ],
    )
    def test_72_hours_are_72_hours_across_a_clock_change(self, start, end):
        difference = parse_moment(end).at - parse_moment(start).at
        assert difference == timedelta(hours=72)

    def test_the_hour_that_comes_twice_is_two_hours(self):
        first, second = (
            parse_moment("2026-10-25T02:30:00+02:00"),
            parse_moment("2026-10-25T02:30:00+01:00"),
        )
        assert second.at - first.at == timedelta(hours=1)
        assert format_local(first.at, BERLIN) == "2026-10-25 02:30 CEST"
        assert format_local(second.at, BERLIN) == "2026-10-25 02:30 CET"


class TestDays:
    @pytest.mark.parametrize(
        ("day", "zone", "begins", "ends"),
        [
            ("2026-11-03", BERLIN, "2026-11-02T23:00:00Z", "2026-11-03T23:00:00Z"),
            ("2026-10-25", BERLIN, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
            ("2026-03-29", BERLIN, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("2026-11-01", NEW_YORK, "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
            ("2026-03-08", NEW_YORK, "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"),
            ("2026-12-31", ZoneInfo("UTC"), "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z"),
            # There is no midnight on that day in Cairo: clocks go from 23:59 to 01:00.
            (
                "2026-04-24",
                ZoneInfo("Africa/Cairo"),
                "2026-04-23T22:00:00Z",
                "2026-04-24T21:00:00Z",
            ),
        ],
    )
    def test_begin_and_end_in_their_zone(self, day, zone, begins, ends):
        assert format_utc(start_of_day(date.fromisoformat(day), zone)) == begins
        assert format_utc(end_of_day(date.fromisoformat(day), zone)) == ends

    def test_one_begins_where_the_one_before_ends(self):
        for name in sorted(available_timezones())[::40]:
            zone, day = ZoneInfo(name), date(2026, 1, 1)
            for _ in range(365):
                assert end_of_day(day, zone) == start_of_day(day + timedelta(days=1), zone)
                assert start_of_day(day, zone) < end_of_day(day, zone)
                day += timedelta(days=1)

    def test_the_last_second_is_in_it_and_the_next_is_not(self):
        end = end_of_day(date(2026, 11, 3), BERLIN)
        assert (end - timedelta(seconds=1)).astimezone(BERLIN).date() == date(2026, 11, 3)
        assert end.astimezone(BERLIN).date() == date(2026, 11, 4)


class TestWriting:
    def test_utc_is_to_the_second_with_a_z(self):
        assert format_utc(datetime(2026, 3, 29, 3, 30, 5, 999, BERLIN)) == "2026-03-29T01:30:05Z"

    @pytest.mark.parametrize(
        ("zone", "shown"),
        [
            ("Europe/Berlin", "2026-11-03 15:04 CET"),
            ("America/New_York", "2026-11-03 09:04 EST"),
            ("UTC", "2026-11-03 14:04 UTC"),
            ("Asia/Kathmandu", "2026-11-03 19:49 +0545"),
        ],
    )
    def test_local_names_its_zone(self, zone, shown):
        assert format_local(parse_moment("2026-11-03T14:04:00Z").at, ZoneInfo(zone)) == shown

    @pytest.mark.parametrize(
        ("seconds", "shown"),
        [
            (0, "0 s"),
            (0.9, "0 s"),
            (-0.9, "0 s"),
            (-1, "-1 s"),
            (40, "40 s"),
            (60, "1 min"),
            (119, "1 min"),
            (3600, "1 h"),
            (3900, "1 h 5 min"),
            (86_400, "1 d"),
            (86_400 + 300, "1 d"),
            (90_000, "1 d 1 h"),
            (72 * 3600, "3 d"),
            (100 * 86_400 + 23 * 3600 + 59 * 60, "100 d 23 h"),
            (-3900, "-1 h 5 min"),
            (-40, "-40 s"),
        ],
    )
    def test_durations_have_their_two_largest_units(self, seconds, shown):
        assert format_duration(seconds) == shown
