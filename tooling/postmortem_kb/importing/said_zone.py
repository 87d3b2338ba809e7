"""The zone that a report states once, in whatever words: found, and taken where it is clear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.importing.lines import Line
from postmortem_kb.importing.times import Written
from postmortem_kb.importing.words import Words, Zone, offset_of, plain, zone_named

_SAID = re.compile(
    r"\ball times\b(?: are| is)?(?: given| shown| listed| noted| reported)?(?: in| are)?:?\s+"
    r"(?P<all>[^.|]*)"
    r"|\btimes (?:are|shown|given|listed|below)?\s*(?:are )?in:?\s+(?P<times>[^.|]*)"
    r"|\btime ?zone(?: used| is)?\s*[*_]*:?[*_]*:?\s*(?P<zone>[^.|]*)"
    r"|^(?:date(?: and |/| )?)?time(?:stamp)?s?\s+in\s+(?P<head>[^|]*)"
    r"|\b(?:time(?:stamp)?s?|timeline|chronolog\w+|zeitleiste|uhrzeit|events|log|date)\b[^()|]{0,20}"
    r"\((?:all )?(?:times? )?(?:are )?(?:in )?(?P<bracket>[^()]*)\)"
    r"|^(?P<before>[A-Z]{3,4}) (?:time|timestamp)$|^(?P<only>UTC|GMT)$",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)\s?(?P<offset>[+−-]\s?[0-9]{1,2}(?::?[0-9]{2})?)", re.IGNORECASE)
_PLACE = re.compile(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?\b")
_WORD = re.compile(r"\b[A-Z]{1,4}\b")


@dataclass(frozen=True, slots=True)
class SaidZone:
    """The zone that a report states once, in its words; `zone` is None where they are not clear."""

    written: str
    line: int
    zone: Zone | None
    trouble: str = ""


def find_zone(lines: Iterable[Line], words: Words) -> SaidZone | None:
    """The first statement that all times are in some zone; None where there is none."""
    for line in lines:
        if line.kind in ("code", "comment", "quote", "blank"):
            continue
        for cell in line.text.split("|") if line.kind == "row" else [line.text]:
            said = _SAID.search(cell.strip())
            phrase = said and next((part for part in said.groups() if part), "")
            found = zone_in(phrase.strip(" *_`"), line.number, words) if phrase else None
            if found:
                return found
    return None


def zone_in(phrase: str, line: int, words: Words) -> SaidZone | None:
    """The zone that a phrase names; None where it names none."""
    phrase = phrase.split(", on ")[0].strip()
    candidates = list(_candidates(phrase, words))
    several = [word for word in _WORD.findall(phrase) if plain(word) in words.several]
    if not candidates:
        if several:
            trouble = f"`{several[0]}` is the name of several zones"
            return SaidZone(several[0], line, None, trouble)
        looks = _PLACE.search(phrase) or re.fullmatch(r"[A-Z]{2,4}(?:/\w+)?", phrase)
        trouble = f"`{phrase}` is no time zone that is known"
        return SaidZone(phrase, line, None, trouble) if looks else None
    first = candidates[0]
    noon = datetime(2021, 1, 15, 12, tzinfo=UTC)
    if any(each.clock.utcoffset(noon) != first.clock.utcoffset(noon) for each in candidates[1:]):
        named = " and ".join(each.name for each in candidates)
        return SaidZone(phrase, line, None, f"{named} are said, and they are not the same")
    return SaidZone(phrase, line, first)


def _candidates(phrase: str, words: Words) -> Iterator[Zone]:
    offset = _OFFSET.search(phrase)
    if offset:
        yield Zone(offset[0], offset_of(re.sub(r"\s", "", offset["offset"])))
        phrase = phrase.replace(offset[0], " ")
    place = _PLACE.search(phrase)
    if place and (zone := _tz(place[0])):
        yield Zone(place[0], zone)
    whole = words.zones.get(plain(phrase))
    if whole:
        yield whole
        return
    for word in _WORD.findall(phrase):
        if plain(word) in words.zones:
            yield words.zones[plain(word)]


def _tz(name: str) -> tzinfo | None:
    try:
        return zone_named(name)
    except ConfigurationError:
        return None


def sole_zone(written: Sequence[Written], words: Words) -> Zone | None:
    """The zone that some of the times name by letters, where all of those name the same one."""
    named = {each.zone for each in written if each.zone and each.zone[0] not in "Z+-−"}
    found = zone_in(named.pop(), 1, words) if len(named) == 1 else None
    return found.zone if found else None
