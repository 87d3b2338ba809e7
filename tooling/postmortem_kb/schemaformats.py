"""The formats of the schemas that can be checked: times, dates and time zones.

Others (handle, word, web-address, …) are names for a pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

import jsonschema

from postmortem_kb.moment import parse_date, parse_moment


def is_stamp(text: str) -> bool:
    """Whether this is a time of day with its zone."""
    moment = parse_moment(text)
    return moment is not None and moment.exact


def is_zone(name: str) -> bool:
    """Whether there is a time zone of this name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "date-time": is_stamp,
    "moment": lambda text: parse_moment(text) is not None,
    "date": lambda text: parse_date(text) is not None,
    "zone": is_zone,
}


def _checker() -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=())
    for form, check in _CHECKS.items():
        checker.checks(form)(lambda value, check=check: not isinstance(value, str) or check(value))
    return checker


FORMATS = _checker()
"""For jsonschema, which accepts anything for a format that it does not know."""
