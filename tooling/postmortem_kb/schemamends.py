"""What the author of a value of the wrong form probably meant to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from postmortem_kb.moment import parse_date, parse_moment
from postmortem_kb.people import HANDLE
from postmortem_kb.schemaformats import is_stamp

_TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[Tt ]+(?P<minute>\d?\d:\d\d)(?P<second>:\d\d(?:\.\d+)?)?"
    r" ?(?P<zone>[Zz]|UTC|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NOBODY = frozenset({"tbd", "tba", "todo", "n/a", "na", "none", "nobody", "unknown"})
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,. '_\u00a0\u202f\u2019][0-9]{3})+")
# What an editor, a chat or Markdown puts around a value, and in the place of a hyphen.
_WRAPPING = "\"'`<>“”„‟‘’‚‹›«» \t\u00a0"
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_LONGEST = 250
_LINK = re.compile(r"\[[^\]]*\]\((\S+)\)")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", re.IGNORECASE)


def mend(form: str, written: str) -> str:
    """A hint for this text where that form (a `format` of the schemas) is asked; "" for none."""
    how, bare = _MENDS.get(form), _bare(written)
    if how is None or len(bare) > _LONGEST:
        return ""
    fits = _FITS.get(form)
    return f"write `{bare}`" if fits and fits(bare) else how(bare)


def _bare(written: str) -> str:
    """The value alone, without quotation marks that YAML does not know and the like."""
    plain = written.translate(_HYPHENS).strip(_WRAPPING)
    link = _LINK.fullmatch(plain)
    return link[1] if link else plain


def ungrouped(written: str) -> str:
    """The digits of a whole number that is written in groups, such as `1,200`; "" for another."""
    return re.sub(r"[^0-9]", "", written) if _GROUPED.fullmatch(written) else ""


def _stamp(written: str) -> str:
    match = _TIME.fullmatch(written)
    if match is None:
        return "give the time of day, too" if parse_date(written) else _no_such_day(written)
    stamp = f"{match['day']}T{match['minute'].zfill(5)}{match['second'] or ':00'}"
    if parse_moment(stamp + "Z") is None:
        return "there is no such time"
    if match["zone"] is None:
        return f"name the zone: `{stamp}Z` for UTC, or an offset such as `{stamp}+01:00`"
    zone = match["zone"]
    return f"write `{stamp}{zone if zone[0] in '+-' else 'Z'}`"


def _moment(written: str) -> str:
    return _no_such_day(written) if _DAY.fullmatch(written) else _stamp(written)


def _date(written: str) -> str:
    day = _DAY.match(written)
    if day and parse_date(day[0]):
        return f"write `{day[0]}`, without the time"
    return _no_such_day(written)


def _no_such_day(written: str) -> str:
    return "there is no such day" if _DAY.fullmatch(written) else ""


def _handle(written: str) -> str:
    meant = written.strip().lower().removeprefix("@")
    if meant in _NOBODY:
        return "name a person; while there is none, delete the line"
    if HANDLE.fullmatch(meant):
        return f"write `{meant}`"
    return "a handle is one word, such as ada: small letters, digits and hyphens"


def _word(written: str) -> str:
    meant = re.sub(r"[^A-Za-z0-9._-]+", "-", written).strip("-._")
    return f"write `{meant}`" if meant else ""


def _slug(written: str) -> str:
    return _word(written.lower())


def _address(written: str) -> str:
    return f"write `https://{written}`" if _HOST.fullmatch(written) else ""


_FITS: Mapping[str, Callable[[str], object]] = {
    "date-time": is_stamp,
    "moment": parse_moment,
    "date": parse_date,
    "web-address": re.compile(r"https?://\S+").fullmatch,
}
_MENDS: Mapping[str, Callable[[str], str]] = {
    "date-time": _stamp,
    "moment": _moment,
    "date": _date,
    "handle": _handle,
    "word": _word,
    "slug": _slug,
    "web-address": _address,
}
