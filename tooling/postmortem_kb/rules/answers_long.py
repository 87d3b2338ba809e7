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

import re
from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._answers import iter_answers
from postmortem_kb.rules._case import Case

LEVEL = Level.NOTE
COMPLETENESS = True
# Chinese, Japanese, Thai, Lao and Khmer have no spaces between words: two letters count as one.
_UNSPACED = r"\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\s{_UNSPACED}]+")


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each answer that is too short; one that is missing is another rule's."""
    for question, answer in iter_answers(incident, case):
        if answer is None or not answer.given:
            continue
        words = len(_WORD.findall(answer.text))
        if words < question.min_words:
            counted = "1 word" if words == 1 else f"{words} words"
            message = (
                f"`{answer.section.heading}` has {counted}; {question.min_words} are asked for"
            )
            yield Finding(answer.at, message, question.asks)
