"""An answer's own words, line by line, shared by the rules on how answers are written.

Code, quotations, comments and the addresses of links are nobody's words: they are blanked, so that
what is left keeps its line and column. Every search is for whole words and takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from postmortem_kb.document import Document, Section
from postmortem_kb.incident import POSTMORTEM_FILE
from postmortem_kb.problem import At

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|(?<!`)(`{1,3})[^`\n]+\1(?!`)|(?<=\]\()[^()\s]*(?=\))|<?https?://\S+",
    re.DOTALL,
)
# Quotations, and what is indented as far as code within a list.
_ASIDE = re.compile(r"\s*>|\t\t| {8}")
_FENCE = re.compile(r" {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose; `number` counts from 1 in its file, as columns do."""

    number: int
    text: str

    def at(self, start: int, end: int) -> At:
        """The place of a part of the line."""
        return At(POSTMORTEM_FILE, line=self.number, column=start + 1, width=end - start)


def iter_prose(document: Document | None, section: Section | None = None) -> Iterator[Line]:
    """The lines of a section, or of the whole body, that hold words of their author."""
    if document is None:
        return
    start, end = (section.start, section.end) if section else (document.body_start, None)
    written = document.text[start:end]
    text = _HIDDEN.sub(lambda hidden: _blank(hidden.group()), written)
    first = document.text.count("\n", 0, start) + 1
    fenced = ""
    for number, line in enumerate(text.split("\n"), start=first):
        fence = _FENCE.match(line)
        if fence and fence[1] in (fenced, fenced or fence[1]):
            fenced = "" if fenced else fence[1]
        elif not fenced and not _ASIDE.match(line) and line.strip():
            yield Line(number, line.rstrip("\r"))


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these phrases as whole words, whatever the case and the space between words."""
    longest_first = sorted(set(words), key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(r"[ \t]+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])" if either else r"(?!)", re.IGNORECASE)
