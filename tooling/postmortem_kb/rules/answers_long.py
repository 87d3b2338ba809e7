"""Answers are long enough to help somebody who was not there.

## What it asks

An answer has at least as many words as the policy's question asks for (`min_words`).

## Why

"Bad deploy, rolled back" is true and helps nobody who meets the same thing a year later.

## Bad

    ## Causes

    Bad deploy.

## Good

    ## Causes

    A release goes to all hosts at once, so there was no host to compare with, and the missing
    setting did not stop the start: the library filled in a default in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_placeholder, without_comments

LEVEL = Level.NOTE
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each answer that is too short; one that is missing is another rule's."""
    document = incident.postmortem
    if document is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    for question in case.policy.questions_for(incident):
        section = document.section(question.heading, *question.also)
        if section is None or is_placeholder(text := without_comments(section.text)):
            continue
        words = len(text.split())
        if words < question.min_words:
            width = len(section.heading) + section.level + 1
            at = At(POSTMORTEM_FILE, line=section.line, width=width)
            message = f"`{section.heading}` has {words} words; {question.min_words} are asked for"
            yield Finding(at, message, question.asks)
