"""The zone that a report states once, in whatever words: found, and taken where it is clear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.importing.columns import of_times
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.spot import TIMELINE
from postmortem_kb.importing.times import Written
from postmortem_kb.importing.words import Words, Zone, offset_of, plain, zone_named

_SAID = re.compile(
    r"\ball times\b(?: are| is)?(?: given| shown| listed| noted| reported)?(?: in| are)?:?\s+"
    r"(?P<all>[^.|]*)"
    r"|\btimes (?:are|shown|given|listed|below)?\s*(?:are )?in:?\s+(?P<times>[^.|]*)"
    r"|\btimes (?:below |above |here )?are (?=(?-i:[A-Z]{2,4})\b)(?P<are>[^.|]*)"
    r"|\btime ?zone(?: used| is)?\s*[*_]*:?[*_]*:?\s*(?P<zone>[^.|]*)"
    r"|^(?:date(?: and |/| )?)?time(?:stamp)?s?\s+in\s+(?P<head>[^|]*)"
    r"|\b(?:time(?:stamp)?s?|timeline|chronolog\w+|zeitleiste|(?:uhr)?zeit|ablauf|heure|hora|when|events"
    r"|log|date)\b[^()|]{0,20}"
    r"\((?:all )?(?:times? )?(?:are )?(?:in )?(?P<bracket>[^()]*)\)"
    r"|^(?P<before>[A-Z]{3,4}) (?:time|timestamp)$|^(?P<only>UTC|GMT)$",
    re.IGNORECASE,
)
# The head of a timeline or of a column in any language, with nothing but a zone in its brackets.
_HEADED = re.compile(r"[^()|]{1,60}\((?P<zone>[A-Z]{2,4}(?:\s?[+−-]\s?[0-9:]{1,5})?)\)\s*$")
_NAMED = re.compile(r"[^()|]{1,60}\((?P<zone>[^();,|]{4,40})[;,)]")
_COLUMN = re.compile(r"[^()|0-9]{1,30}(?=\()")
_SHORT = 60
"""Characters of a line that says no more than in which zone times are."""
_NO_DIGIT = re.compile(r"[^0-9]*")
_LETTERS = re.compile(r"(?<![A-Za-z])[A-Z]{3,4}(?![A-Za-z])")
_BRACKETS = str.maketrans("（）", "()")
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


def find_zone(placed: Iterable[Placed], words: Words) -> SaidZone | None:
    """The statement that all times are in some zone, the timeline's own before any other's.

    None where there is none. Statements that are not the same name no zone.
    """
    said = [(each.concern == TIMELINE, found) for each in placed for found in _said_in(each, words)]
    own = [found for inside, found in said if inside] or [found for _, found in said]
    if not own:
        return None
    first = own[0]
    other = next((each for each in own if each.zone and not _same(each.zone, first.zone)), None)
    if other is None or first.zone is None:
        return first
    trouble = f"{first.zone.name} is said here, and {other.written} in line {other.line}"
    return SaidZone(first.written, first.line, None, trouble)


def _said_in(each: Placed, words: Words) -> Iterator[SaidZone]:
    if each.kind in ("code", "comment", "quote", "blank"):
        return
    for cell in each.line.text.split("|") if each.kind == "row" else [each.line.text]:
        text = cell.strip().translate(_BRACKETS)
        said = _SAID.search(text)
        phrase = next((part for part in said.groups() if part), "") if said else ""
        phrase = phrase or _headed(each, text, words) or _in_sentence(each, text)
        found = zone_in(phrase.strip(" *_`"), each.line.number, words) if phrase else None
        if found:
            yield found


def _headed(each: Placed, text: str, words: Words) -> str:
    """The zone in brackets behind the head of a timeline, or of a column in it; else ""."""
    head = each.heads or (each.kind == "row" and _COLUMN.match(text))
    if not head or each.concern != TIMELINE:
        return ""
    letters, named = _HEADED.match(text), _NAMED.match(text)
    place = named["zone"] if named and plain(named["zone"]) in words.zones else ""
    return letters["zone"] if letters else place


def _in_sentence(each: Placed, text: str) -> str:
    """The letters in a short line of a timeline that speaks of times: `Uhrzeiten in MEZ`."""
    short = each.concern == TIMELINE and not each.heads and len(text) <= _SHORT
    if not short or each.kind == "row" or not _NO_DIGIT.fullmatch(text):
        return ""
    letters = _LETTERS.findall(text)
    return letters[0] if len(letters) == 1 and of_times().search(text) else ""


def _same(zone: Zone, other: Zone | None) -> bool:
    """Whether two zones show one time in winter."""
    noon = datetime(2021, 1, 15, 12, tzinfo=UTC)
    return other is not None and zone.clock.utcoffset(noon) == other.clock.utcoffset(noon)


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
    if len(candidates) > 1 and first.place and all(e.place == first.place for e in candidates):
        # `PST/PDT` are the two times of one place.
        return SaidZone(phrase, line, Zone(phrase, first.place))
    if not all(_same(each, first) for each in candidates[1:]):
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
