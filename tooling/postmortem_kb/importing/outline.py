"""Which part of a report each line belongs to, by its headings and by its bold labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postmortem_kb.importing.dates import read_day
from postmortem_kb.importing.lines import Line
from postmortem_kb.importing.words import Words

_LABEL = re.compile(
    r"(?P<bold>\*\*|__)(?P<name>[^*_]{2,60}?)(?P<inner>[:：]?)(?P=bold)(?P<colon>[:：]?)"
    r"(?:(?:\s+|(?<=：))(?P<rest>.*))?$"
)
_ITALIC = re.compile(r"(?P<mark>[*_])(?P<name>[^*_]{2,60}?):?(?P=mark):?$")
_PLAIN_LABEL = re.compile(r"(?P<name>[A-Z][\w '/&-]{2,40}):$")
_BARE = re.compile(r"[A-Z][\w '/&-]{2,60}$")
_BRACKETS = re.compile(r"\([^()]*\)")
_LABEL_RANK = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and its place: the part it belongs to, the heading above it, and that one's line.

    `heads`: the line is itself a heading or label. `label`: what a label says before its colon;
    then `rest` is what follows it on the line. `group`: the nearest heading inside of the part.
    """

    line: Line
    concern: str
    heading: str = ""
    heading_line: int = 0
    heads: bool = False
    group: str = ""
    rest: str = ""

    @property
    def kind(self) -> str:
        """What the line is, as `Line` says it."""
        return self.line.kind


@dataclass(slots=True)
class _Frame:
    """An open section: its rank (a heading's level, or a label's indent), its part, its words.

    `bare`: nothing marks its head but its words, in a report that is written without marks.
    """

    rank: int
    concern: str
    heading: str
    line: int
    group: str = ""
    bare: bool = False


def place_lines(lines: Sequence[Line], words: Words, title_line: int) -> tuple[Placed, ...]:
    """Every line with its place. The line of the title begins no part."""
    return tuple(_placed(lines, words, title_line))


def _placed(lines: Sequence[Line], words: Words, title_line: int) -> Iterator[Placed]:
    frames = [_Frame(0, "", "", 0)]
    for line in lines:
        name, rank, rest = _head(line, words)
        if rest and _is_fact(name, rank, frames[-1], words):
            name = ""
        bare = not name and _is_bare_head(line, words, inside=frames[-1].bare)
        if bare:
            name, rank = line.text, _LABEL_RANK + line.indent
        if not name or line.number == title_line:
            top = frames[-1]
            yield Placed(line, top.concern, top.heading, top.line, False, top.group)
            continue
        while len(frames) > 1 and frames[-1].rank >= rank:
            frames.pop()
        above = frames[-1]
        concern = words.concern_of(name)
        own = concern or above.concern
        group = name if above.concern and not concern else ""
        frames.append(_Frame(rank, own, name, line.number, group, bare))
        yield Placed(line, own, name, line.number, True, group, rest)


def _head(line: Line, words: Words) -> tuple[str, int, str]:
    """The words of a heading or label, its rank, and what follows it on the line."""
    if line.kind == "heading":
        return line.text, line.level, ""
    if line.kind not in ("item", "text"):
        return "", 0, ""
    rank = _LABEL_RANK + line.indent
    label = _LABEL.match(line.text)
    if label and not read_day(label["name"]):
        written = label["rest"] or ""
        rest = "" if _BRACKETS.fullmatch(written) else written
        ends = label["inner"] or label["colon"] or not rest
        alone = line.kind == "text" and not rest
        if ends and (words.concern_of(label["name"]) or alone):
            return label["name"].strip(), rank, rest
    slanted = _ITALIC.match(line.text) if line.kind == "text" else None
    if slanted and words.part_named(slanted["name"]):
        return slanted["name"], rank, ""
    plain = _PLAIN_LABEL.match(line.text)
    if plain and words.concern_of(plain["name"]) in ("timeline", "actions", "lessons"):
        return plain["name"], rank, ""
    return "", 0, ""


def _is_fact(name: str, rank: int, inside: _Frame, words: Words) -> bool:
    """Whether a label with words behind it begins no part, but says something of the one above.

    So do `**Owner**: ada` of an action item, and `**Impact:** a third` between lines of a timeline.
    """
    concern = words.concern_of(name)
    said = {"actions": concern in ("people", "figures"), "timeline": concern != "actions"}
    return rank > inside.rank and said.get(inside.concern, False)


def _is_bare_head(line: Line, words: Words, *, inside: bool) -> bool:
    """Whether a line says no more than the name of a part, with nothing to mark it as a heading.

    `Summary` may be a line like any other, but not below a `Timeline` that is written so too.
    """
    if line.kind != "text" or not _BARE.match(line.text):
        return False
    part = words.part_named(line.text)
    return part in ("timeline", "actions", "lessons") or (inside and bool(part))
