"""Which answers are about causes, shared by the rules on how causes are told."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.rules._answers import Answer, iter_answers
from postmortem_kb.rules._case import Case


def iter_cause_answers(incident: Incident, case: Case) -> Iterator[Answer]:
    """The answers to questions whose heading, or an older one, speaks of a cause."""
    for question, answer in iter_answers(incident, case):
        headings = (question.word, question.heading, *question.also)
        if answer and answer.given and any("cause" in name.casefold() for name in headings):
            yield answer
