"""Where a post-mortem answers a question of the policy, shared by the rules on answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from postmortem_kb.document import Document, Section
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.policy_parts import Question
from postmortem_kb.problem import At
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_placeholder, without_comments
from postmortem_kb.suggestion import nearest

_LIKE_A_HEADING = re.compile(r"(?:#{1,6}|\*\*|__)?\s*(.{1,100}?)\s*:?(?:\*\*|__)?:?")


@dataclass(frozen=True, slots=True)
class Answer:
    """A section under a question's heading. `text` is what stands there, without comments."""

    question: Question
    section: Section
    text: str

    @property
    def at(self) -> At:
        """The heading."""
        width = len(self.section.heading) + self.section.level + 1
        return At(POSTMORTEM_FILE, line=self.section.line, width=width)

    @property
    def repeats_the_question(self) -> bool:
        """Whether it is the template's own words."""
        return bool(self.text) and _plain(self.text) == _plain(self.question.asks)

    @property
    def given(self) -> bool:
        """Whether it says anything."""
        return not is_placeholder(self.text) and not self.repeats_the_question


def iter_answers(incident: Incident, case: Case) -> Iterator[tuple[Question, Answer | None]]:
    """Every question that this post-mortem has to answer, with its section or None.

    Nothing where no post-mortem is asked for, or none can be read. Where several sections stand
    under a question's headings, the first that says anything is its answer.
    """
    document = incident.postmortem
    if document is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    for question in case.policy.questions_for(incident):
        found = list(_answers(document, question))
        given = (answer for answer in found if answer.given)
        yield question, next(given, found[0] if found else None)


def line_meant_for(
    document: Document, question: Question, questions: Iterable[Question]
) -> int | None:
    """The line that is probably meant for the question's heading: misspelt, or no heading yet.

    `questions` are all of the policy: the heading of another one is meant for that one.
    """
    others = {name.casefold() for other in questions for name in other.headings}
    strangers = {s.heading: s.line for s in document.sections if s.heading.casefold() not in others}
    near = nearest(question.heading, strangers)
    if near:
        return strangers[near]
    lines = enumerate(document.body.split("\n"), document.body_line)
    titles = ((number, _LIKE_A_HEADING.fullmatch(line.strip())) for number, line in lines)
    wanted = [name.casefold() for name in question.headings]
    return next((n for n, title in titles if title and title[1].casefold() in wanted), None)


def _answers(document: Document, question: Question) -> Iterator[Answer]:
    headings = {heading.casefold() for heading in question.headings}
    for section in document.sections:
        if section.heading.casefold() in headings:
            yield Answer(question, section, without_comments(section.text).strip())


# Every rule on answers asks the same of the same few texts, one after the other.
@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return " ".join(text.split()).strip("_*> ").casefold()
