"""How the rules compare times."""

from __future__ import annotations

from postmortem_kb.moment import Moment


def is_after(first: Moment, second: Moment) -> bool:
    """Whether `first` is after `second`; a bare date is compared by its day."""
    if first.exact and second.exact:
        return first.at > second.at
    return first.at.date() > second.at.date()
