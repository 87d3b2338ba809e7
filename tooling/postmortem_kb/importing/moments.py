"""From times as written to stamps: the day and the zone that hold where a time does not say them.

A stamp is made only of what the report says, or of the zone that the user gave. What is left open
stays as written, and is named once with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timezone

from postmortem_kb.importing.draft import Found
from postmortem_kb.importing.said_zone import SaidZone, zone_in
from postmortem_kb.importing.times import Clock, Written
from postmortem_kb.importing.words import Words, Zone, offset_of
from postmortem_kb.moment import format_utc

_NO_DAY = "the day is not said, or the year: such times stay as they are written"
_NEAR = 31
"""Days after the report's day in which a date without a year is one of that year."""


@dataclass(slots=True)
class Clockwork:
    """Makes stamps of the times of one report, in their order; collects what it could not know."""

    words: Words
    said: SaidZone | None
    given: Zone | None
    day: date | None = None
    report: date | None = None
    carried: Zone | None = None
    clock: time | None = None
    dated: bool = False
    borrowed: int = 0
    troubles: dict[str, int] = field(default_factory=dict)

    @property
    def zone(self) -> Zone | None:
        """The zone that holds for times that name none."""
        return (self.said.zone if self.said else None) or self.carried or self.given

    def begin_day(self, written: Written, line: int) -> None:
        """A line that says a day alone: times below it are of that day."""
        self._take_day(written, line)

    def stamp(self, written: Written, line: int) -> str:
        """The stamp in UTC, a bare date, or "" where too little is said."""
        day = self._take_day(written, line)
        if written.clock is None:
            # Of `2022-05-?? HH:mm` not even the day is known; of `2022-05-25 HH:mm` it is.
            return day.isoformat() if day and written.day else ""
        if not written.clock.sound:
            self._trouble("`{}` is no time of day", written, line)
            return ""
        if day is None and not (written.day and written.day.year):
            self.troubles.setdefault(_NO_DAY, line)
        if day is None:
            return ""
        if written.vague:
            return ""
        zone = self._zone_of(written, line)
        return self._in_utc(day, written, zone, line) if zone else ""

    def _in_utc(self, day: date, written: Written, zone: Zone, line: int) -> str:
        shown = written.clock or Clock(0, 0, 0)
        clock = time(shown.hour, shown.minute, shown.second)
        at = datetime.combine(day, clock, zone.clock)
        if zone.place and at.utcoffset() != at.replace(tzinfo=zone.place).utcoffset():
            message = f"{zone.name} is said, and clocks of its places showed another time then"
            self.troubles.setdefault(f"{message}; it was taken as said", line)
        return format_utc(at.astimezone(UTC))

    def _take_day(self, written: Written, line: int) -> date | None:
        if written.unread:
            self.day = None
            return None
        if written.day is None:
            if written.vague and written.clock is None:
                return None
            return self._same_day(written, line)
        day = written.day.date
        if written.day.year == 0:
            day = self._in_known_year(written)
        elif day is None:
            self._trouble("`{}` is no date that can be", written, line)
        self.day, self.dated = day, self.dated or day is not None
        self.clock = _time_of(written)
        return day

    def _same_day(self, written: Written, line: int) -> date | None:
        """The day above, unless the clock has gone back: then the next day may have begun."""
        clock = _time_of(written)
        if clock is None:
            return self.day
        if self.day and self.clock and _is_far_back(self.clock, clock):
            self._trouble(
                "before `{}` the clock goes back, and no other day is said", written, line
            )
            self.day = None
        self.clock = clock
        return self.day

    def _in_known_year(self, written: Written) -> date | None:
        """The date in the year of the day above; or of the report's own day, soon after it."""
        if written.day is None:
            return None
        if self.day and self.dated:
            day = written.day.in_year(self.day.year)
            return day if day and day >= self.day else None
        day = written.day.in_year(self.report.year) if self.report else None
        near = day and self.report and 0 <= (day - self.report).days <= _NEAR
        return day if near else None

    def _zone_of(self, written: Written, line: int) -> Zone | None:
        if not written.zone:
            if self.carried and not (self.said and self.said.zone):
                self.borrowed = self.borrowed or line
            return self.zone
        zone = zone_in(written.zone, line, self.words)
        if zone is None:
            return Zone(written.zone, _offset(written.zone))
        if zone.zone is None:
            self.troubles.setdefault(zone.trouble, line)
        return zone.zone

    def _trouble(self, message: str, written: Written, line: int) -> None:
        self.troubles.setdefault(message.format(written.written), line)

    def found(self) -> Iterator[Found]:
        """What the report does not say, each with the first line that it matters in."""
        for message, line in self.troubles.items():
            yield Found(line, message)


def _time_of(written: Written) -> time | None:
    """The time of day in minutes, where a clock can show it."""
    clock = written.clock
    return time(clock.hour, clock.minute) if clock and clock.sound else None


def _is_far_back(before: time, now: time) -> bool:
    minutes = (before.hour - now.hour) * 60 + before.minute - now.minute
    return minutes > 60


def _offset(written: str) -> timezone:
    return UTC if written == "Z" else offset_of(written.replace(" ", ""))
