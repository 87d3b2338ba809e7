"""The words that foreign reports use, as data: shipped, and a company's own laid over them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta, timezone, tzinfo
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.frontmatter import read_yaml
from postmortem_kb.moment import parse_date
from postmortem_kb.suggestion import did_you_mean

MAPPING_KEYS = ("headings", "labels", "zones", "severities", "people", "dates")
_MARKUP = re.compile(r"[*_`~\\]|\[|\](?:\([^)]*\))?|[^\w\s/;'&+.,:()-]+")
_NUMBER = re.compile(
    r"^\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?|[ivx]{1,4}[.)]|[a-h][.)])\s+(?=\S)", re.IGNORECASE
)
_SIGNS = str.maketrans("’\u2010\u2011（）：", "'--():")
_LONGEST = 200
"""Characters of a heading that are looked at; no list has one so long."""
_PARTS = re.compile(r"/|&|\band\b|,")
_BEHIND = re.compile(r"\s*(?:\([^)]*\)|:)\s*$")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by name. `place` has the clocks of where the name is used, to see if they differ."""

    name: str
    clock: tzinfo
    place: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What headings, labels, zones, severities and names mean; keys are as `plain` writes them.

    `within` are the words that say what a heading begins wherever they stand in it, `spans` the
    labels of a line that says when it was.
    """

    headings: Mapping[str, str]
    within: Mapping[str, str]
    labels: Mapping[str, str]
    spans: frozenset[str]
    front_matter: Mapping[str, str]
    zones: Mapping[str, Zone]
    several: frozenset[str]
    severities: Mapping[str, str]
    people: Mapping[str, str]
    dates: Mapping[str, date]

    def concern_of(self, heading: str) -> str:
        """The part of a report that a heading begins; "" for one that nobody knows."""
        return self.part_named(heading) or self._part_within(heading)

    def part_named(self, heading: str) -> str:
        """The part that a heading names, with no words besides."""
        name = plain(heading)
        parts = (self.headings.get(part.strip()) for part in _PARTS.split(name))
        return self.headings.get(name) or next(filter(None, parts), "")

    def _part_within(self, heading: str) -> str:
        """The part that a heading speaks of; of several the one that it names last."""
        name = plain(heading)
        found = ((name.rfind(word), part) for word, part in self.within.items())
        return max(((at, part) for at, part in found if at >= 0), default=(-1, ""))[1]


def plain(text: str) -> str:
    """A heading or label without emphasis, numbering, brackets and the case of its letters."""
    text = _NUMBER.sub("", _MARKUP.sub("", text[:_LONGEST].translate(_SIGNS)))
    while (shorter := _BEHIND.sub("", text)) != text and shorter.strip():
        text = shorter
    return " ".join(text.split()).strip(" -.").casefold()


@cache
def shipped_words() -> Words:
    """The words that come with the tool."""
    stamps, zones = load_words("stamps"), load_words("zones")
    named = {name: _fixed(name, facts) for name, facts in zones["fixed"].items()}
    named |= {plain(name): Zone(name, ZoneInfo(place)) for name, place in zones["places"].items()}
    return Words(
        headings=_by_word(load_words("headings")),
        within=_by_word(load_words("within")),
        labels=_by_word(stamps["labels"]),
        spans=frozenset(map(plain, stamps["spans"])),
        front_matter={word: key for key, words in stamps["front_matter"].items() for word in words},
        zones={plain(name): zone for name, zone in named.items()},
        several=frozenset(plain(name) for name in zones["several"]),
        severities={},
        people={},
        dates={},
    )


def with_mapping(words: Words, data: Mapping[str, Any]) -> Words:
    """The words with a company's own over them. Raises `ConfigurationError` for what is no word."""
    for key in data:
        if key not in MAPPING_KEYS:
            raise ConfigurationError(f"unknown key `{key}`", did_you_mean(key, MAPPING_KEYS))
    zones = {plain(name): _place(name, str(to)) for name, to in _pairs(data, "zones")}
    return replace(
        words,
        headings={**words.headings, **_by_word(_lists(data, "headings", words.headings))},
        labels={**words.labels, **_by_word(_lists(data, "labels", words.labels))},
        zones={**words.zones, **zones},
        several=words.several - set(zones),
        severities={plain(name): str(word) for name, word in _pairs(data, "severities")},
        people={plain(name): str(handle) for name, handle in _pairs(data, "people")},
        dates=dict(_dates(data)),
    )


def zone_named(name: str) -> ZoneInfo:
    """A zone of the tz database. Raises `ConfigurationError` where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        hint = "use a name such as Europe/Berlin or UTC"
        raise ConfigurationError(f"`{name}` is no time zone", hint) from error


def load_words(name: str) -> Mapping[str, Any]:
    """One of the shipped lists of words, by the name of its file."""
    file = resources.files("postmortem_kb") / "shipped" / "import" / f"{name}.yml"
    return read_yaml(file.name, f"shipped/import/{name}.yml", file.read_bytes()).data


def _by_word(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {plain(word): key for key, words in lists.items() for word in words}


def _fixed(name: str, facts: Mapping[str, str]) -> Zone:
    place = facts.get("place")
    return Zone(name, offset_of(facts["offset"]), ZoneInfo(place) if place else None)


def offset_of(text: str) -> timezone:
    """`+05:30`, `-7` or `+0200` as a zone."""
    digits = text[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    length = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-length if text[0] in "-−" else length)


def _place(name: str, to: str) -> Zone:
    return Zone(name, zone_named(to))


def _pairs(data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
    part = data.get(key) or {}
    if not isinstance(part, Mapping):
        raise ConfigurationError(f"`{key}` holds no names", f"write `{key}: {{theirs: ours}}`")
    yield from ((str(name), value) for name, value in part.items())


def _lists(data: Mapping[str, Any], key: str, known: Mapping[str, str]) -> Mapping[str, list[str]]:
    lists = {}
    for name, value in _pairs(data, key):
        if name not in set(known.values()):
            hint = did_you_mean(name, set(known.values()))
            raise ConfigurationError(f"`{key}` has no part `{name}`", hint)
        lists[name] = [str(word) for word in value] if isinstance(value, list) else [str(value)]
    return lists


def _dates(data: Mapping[str, Any]) -> Iterator[tuple[str, date]]:
    for path, value in _pairs(data, "dates"):
        day = parse_date(str(value))
        if day is None:
            message = f"`dates` has no date for `{path}`"
            raise ConfigurationError(message, "write it as 2026-11-03")
        yield path, day
