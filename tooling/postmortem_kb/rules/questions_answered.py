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

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.policy_parts import Question
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._answers import Answer, iter_answers, line_meant_for
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
COMPLETENESS = True
_WHOLE = 1000


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each required question without an answer."""
    for question, answer in iter_answers(incident, case):
        if not question.required:
            continue
        if answer is None:
            yield _missing(incident, question, case)
        elif not answer.given:
            hint = question.asks or "write what you know, and what you do not"
            yield Finding(answer.at, f"`{answer.section.heading}` {_why(answer)}", hint)


def _missing(incident: Incident, question: Question, case: Case) -> Finding:
    message = f"the question `{question.heading}` has no section"
    near = _line_meant(incident, question, case)
    if near:
        hint = f"did you mean this line? Write it as `## {question.heading}`"
        return Finding(At(POSTMORTEM_FILE, line=near, width=_WHOLE), message, hint)
    line = incident.postmortem.body_line if incident.postmortem else 1
    hint = f"add `## {question.heading}`: {question.asks}".removesuffix(": ")
    return Finding(At(POSTMORTEM_FILE, line=line), message, hint)


def _line_meant(incident: Incident, question: Question, case: Case) -> int | None:
    document = incident.postmortem
    return line_meant_for(document, question, case.policy.questions) if document else None


def _why(answer: Answer) -> str:
    """What is wrong with what stands there."""
    if not answer.text:
        return "is empty"
    if answer.repeats_the_question:
        return "holds only the question"
    return f"is not answered: it says `{answer.text[:40]}`"
