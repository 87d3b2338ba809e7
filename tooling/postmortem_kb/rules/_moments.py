"""How the rules compare times."""

from __future__ import annotations

from datetime import datetime, timedelta

from postmortem_kb.moment import Moment

_FIRST_MIDNIGHT = timedelta(hours=14)
"""A day begins in UTC+14 this long before it does in UTC."""


def is_after(first: Moment, second: Moment) -> bool:
    """Whether `first` is after `second`; a bare date is compared by its day."""
    if first.exact and second.exact:
        return first.at > second.at
    return first.at.date() > second.at.date()


def is_to_come(moment: Moment, now: datetime) -> bool:
    """Whether it is later than `now`; a bare date, wherever on earth its author was."""
    return moment.at > (now if moment.exact else now + _FIRST_MIDNIGHT)
