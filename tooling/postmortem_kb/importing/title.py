"""The title of a report: its front matter's, its first heading, or what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from postmortem_kb.importing.draft import Found
from postmortem_kb.importing.lines import Line
from postmortem_kb.importing.matter import Matter
from postmortem_kb.importing.words import Words

LONGEST_TITLE = 160
"""Characters; the record format allows no more."""

_SUFFIXES = (
    *(".md", ".markdown", ".mdx", ".erb", ".html", ".txt", ".rst"),
    *(".adoc", ".asciidoc", ".wiki", ".mediawiki"),
)
_PAGE_NAMES = ("index", "readme")
"""Names that say nothing of a page: its folder's name does."""
_LEADING_DATE = re.compile(r"(?:19|20)[0-9]{2}[-_.]?[01][0-9][-_.]?[0-3][0-9][-_.\s]+(?=\S)")
_TAG = re.compile(r"<h1\b[^<>]{0,200}>(?P<text>[^<>]{1,200})</h1>", re.IGNORECASE)
_LABEL = re.compile(r"title:\s+(?P<text>\S.*)$", re.IGNORECASE)
_NAMES = re.compile(
    r"[\s|>*_-]*(?:(?:incident|outage|report|post-?mortem)[ -](?:title|name)|title|subject|incident"
    r"|t[ií]tulo|titre|titel|titolo|judul|название|タイトル|件名|标题|제목)[*_\s]*[:：|][*_\s|]*"
    r"(?P<text>[^\s|][^|]*?)[\s|]*$",
    re.IGNORECASE,
)
"""A line or row near the top that says what the report is called."""
_ANY = re.compile(
    r"(?:the )?(?:incident |outage |rca |root cause analysis |post[- ]?incident )?"
    r"(?:post[- ]?mortem|report|incident|outage|review|rca|retrospective|analysis)"
    r"(?: (?:report|review|document|analysis|template))?(?: [#-]?[0-9]+)?",
    re.IGNORECASE,
)
"""The words of a heading that is on every report."""
_FACT = re.compile(
    r"[*_]*(?:(?:incident )?(?:date|status|severity|id)|authors?|owners?|from|to|reported by"
    r"|duration|written by|participants|version|reviewers?|team|services?|tags?)"
    r"[*_]*[:：][*_]*\s+\S",
    re.IGNORECASE,
)
_LOOKED_AT = 400
"""Characters of a line near the top in which a title is looked for."""
_NEAR_TOP = 15
"""Lines; further down, a label names something else."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the line that it stands on (0: nowhere), and that of the heading that is no part."""

    text: str
    line: int
    heading_line: int

    @property
    def whole(self) -> str:
        """The title where a record can hold all of it, else ""."""
        return self.text if shortened(self.text) == self.text else ""


def find_title(matter: Matter, lines: Sequence[Line], words: Words, path: str) -> Title:
    """What the report is called; the file's name where nothing says so."""
    heading = next((line for line in lines if line.kind == "heading" and line.text), None)
    if heading and words.part_named(heading.text.partition(":")[0]):
        # `# Timeline` or `# Owner: ada` head a part of a report, not the report.
        heading = None
    first = heading if heading and heading.level == 1 else None
    text = matter.text("title")
    if text:
        return Title(text, matter.lines.get("title", 1), first.number if first else 0)
    if heading is None or _ANY.fullmatch(flat(heading.text)):
        named = _labelled(lines, heading)
        if named:
            return named
    if heading and (heading.level == 1 or _is_first(heading, lines)):
        labelled = _LABEL.match(heading.text)
        text = labelled["text"] if labelled else heading.text
        return Title(flat(text), heading.number, heading.number)
    return _without_heading(lines, words) or Title(_stem(path), 0, 0)


def _labelled(lines: Sequence[Line], heading: Line | None) -> Title | None:
    """The title that a line `**Incident title:** …` or a row near the top names."""
    for line in lines[:_NEAR_TOP]:
        found = (
            _NAMES.match(line.raw[:_LOOKED_AT]) if line.kind in ("text", "item", "row") else None
        )
        # `Incident: INC-12` is a number.
        if found and (" " in found["text"].strip() or not found["text"].isascii()):
            return Title(flat(found["text"]), line.number, heading.number if heading else 0)
    return None


def _without_heading(lines: Sequence[Line], words: Words) -> Title | None:
    """A heading in a tag, a line `Title: …`, or a first line that stands alone."""
    for line in lines:
        tag = _TAG.search(line.text)
        if tag:
            return Title(flat(tag["text"]), line.number, 0)
    opening = next((line for line in lines if line.kind != "blank" and not _is_fact(line)), None)
    if opening is None or opening.kind != "text":
        return None
    label = _LABEL.match(opening.text)
    if label:
        return Title(flat(label["text"]), opening.number, 0)
    if _stands_alone(opening, lines, words):
        return Title(flat(opening.text), opening.number, opening.number)
    return None


def _is_fact(line: Line) -> bool:
    """Whether a line at the top is a comment, or says something of the report: `Author: ada`."""
    stated = line.kind in ("text", "item") and _FACT.match(line.text)
    return line.kind in ("comment", "rule") or (bool(stated) and not _LABEL.match(line.text))


def _stands_alone(opening: Line, lines: Sequence[Line], words: Words) -> bool:
    """Whether a first line is short, no sentence or link, and no paragraph goes on below it."""
    below = next((line for line in lines if line.number == opening.number + 1), None)
    short = len(opening.text) <= LONGEST_TITLE and opening.text[-1] not in ".:?!"
    if below is None or not short or "://" in opening.text:
        return False
    return below.kind == "blank" or bool(words.part_named(below.text))


def _is_first(heading: Line, lines: Sequence[Line]) -> bool:
    """Whether a heading stands before any other text."""
    return all(line.kind in ("blank", "comment") for line in lines if line.number < heading.number)


def flat(text: str) -> str:
    """A heading's words without emphasis, in one line."""
    return " ".join(re.sub(r"\*\*|__|`", "", text).split())


def named_by(path: str) -> str:
    """What names a page: its file without what says the format, or its folder in its stead."""
    pure = PurePosixPath(path)
    name = pure.name
    while name.endswith(_SUFFIXES):
        name = PurePosixPath(name).stem
    return pure.parent.name if name.casefold() in _PAGE_NAMES and pure.parent.name else name


def _stem(path: str) -> str:
    name = _LEADING_DATE.sub("", named_by(path), count=1)
    return " ".join(re.split(r"[-_\s]+", name)).strip() or "Report"


def shortened(title: str) -> str:
    """The title as a record holds it."""
    visible = "".join(c for c in title if c.isprintable()) or "Report"
    if len(visible) <= LONGEST_TITLE:
        return visible
    return visible[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"


def title_found(title: Title, lines: Sequence[Line]) -> Iterator[Found]:
    """What a person has to look at in the title."""
    if not title.line:
        yield Found(1, "no title was found; the file's name stands in its place")
    elif len(title.text) > LONGEST_TITLE:
        yield Found(title.line, f"the title is longer than {LONGEST_TITLE} characters; it was cut")
    elif not title.whole:
        yield Found(title.line, "the title has characters that nobody sees; they were left out")
    heading = next((line for line in lines if line.number == title.heading_line), None)
    if heading and heading.kind == "text":
        yield Found(heading.number, "no heading; the first line was taken for the title")
    if heading and title.line != heading.number and flat(heading.text) != title.text:
        named = f"this heading names no incident: the title was taken from line {title.line}"
        message = "the heading is not the title of the front matter; both are kept"
        message = named if _ANY.fullmatch(flat(heading.text)) else message
        yield Found(heading.number, message)
