"""The days that a weekly report speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """A report's now (UTC) and the seven days on either side of it, as days of the zone.

    A day belongs to the past of one weekly report and to the future of one, whatever the hour at
    which they are made and whatever the clock does in between. The past ends with yesterday: what
    is left of today is in no report yet. The coming days begin with today: what is due today is
    not overdue.
    """

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The day of the report."""
        return self.now.astimezone(self.zone).date()

    def day_of(self, at: datetime | None) -> date | None:
        """The day of a time (UTC)."""
        return at and at.astimezone(self.zone).date()

    def in_past(self, day: date | None) -> bool:
        """Whether a day is one of the seven before today."""
        return day is not None and 0 < (self.today - day).days <= DAYS

    def is_coming(self, day: date | None) -> bool:
        """Whether a day is one of the seven that begin today."""
        return day is not None and 0 <= (day - self.today).days < DAYS

    def was_in_past(self, at: datetime | None) -> bool:
        """Whether a time (UTC) lies in one of the seven days before today."""
        return self.in_past(self.day_of(at))
