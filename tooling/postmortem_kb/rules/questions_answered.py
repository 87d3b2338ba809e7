"""Every question that the policy asks is answered.

## What it asks

Each required question has its section in `postmortem.md`, under its heading or an older one that
the policy names, and the section holds an answer: not nothing, not the template's own words, not
`TBD`. Order does not matter, and other headings may stand anywhere.

## Why

The questions are those whose answers somebody will look for during the next outage. An empty
heading tells that reader that you knew what to write and did not.

## Bad

    ## Detection

    TBD

## Good

    ## Detection

    Support heard of it from three passengers; no alert looks at refunds.
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import Document, Section
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.policy_parts import Question
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_placeholder, without_comments

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each question without an answer."""
    document = incident.postmortem
    if document is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    for question in case.policy.questions_for(incident):
        if question.required:
            yield from _unanswered(document, question)


def _unanswered(document: Document, question: Question) -> Iterator[Finding]:
    section = document.section(question.heading, *question.also)
    if section is None:
        at = At(POSTMORTEM_FILE, line=document.body_line)
        message = f"the question `{question.heading}` has no section"
        yield Finding(at, message, f"add a section `## {question.heading}`: {question.asks}")
        return
    why = _no_answer(section, question)
    if why:
        at = At(POSTMORTEM_FILE, line=section.line, width=len(section.heading) + section.level + 1)
        yield Finding(at, f"`{section.heading}` {why}", question.asks)


def _no_answer(section: Section, question: Question) -> str:
    """Why the section holds no answer, or ""."""
    text = without_comments(section.text).strip()
    if not text:
        return "is empty"
    if _plain(text) == _plain(question.asks):
        return "holds only the template's own words"
    return f"is not answered: it says `{text[:40]}`" if is_placeholder(text) else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("_*> ").casefold()
