"""The days that a weekly report speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """A report's now (UTC) and the seven days on either side of it, as days of the zone.

    A day belongs to the past of one weekly report and to the future of one: the past ends with
    today, because what is dated today has happened; the coming days begin with today, because
    what is due today is not overdue.
    """

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The day of the report."""
        return self.now.astimezone(self.zone).date()

    def in_past(self, day: date | None) -> bool:
        """Whether a day is one of the seven that end today."""
        return day is not None and 0 <= (self.today - day).days < DAYS

    def is_coming(self, day: date | None) -> bool:
        """Whether a day is one of the seven that begin today."""
        return day is not None and 0 <= (day - self.today).days < DAYS

    def was_in_past(self, at: datetime | None) -> bool:
        """Whether a time lies in the seven days before now."""
        return at is not None and timedelta() <= self.now - at < timedelta(days=DAYS)
