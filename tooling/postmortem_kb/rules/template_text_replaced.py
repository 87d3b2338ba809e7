"""What the template says is replaced by what happened.

## What it asks

No answer still holds a line of the template: a question of the policy in its own words, a `TODO`,
`TBD` or `???`, or a prompt in brackets such as `[describe the impact]`. What stands in a comment is
not read. An answer that says nothing else is for `questions-answered`.

## Why

A `TODO` in a published post-mortem is read for years as something that nobody found out.

Precision: 6 of 6 findings that it gave in 106 public reports are right; each was judged by reading
it.

## Bad

    ## Impact

    Checkout took half a minute for 1,200 customers in the EU. TODO: how many orders were lost?

## Good

    ## Impact

    Checkout took half a minute for 1,200 customers in the EU. How many orders were lost is not
    known: carts are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._answers import Answer, iter_answers
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._prose import Line, iter_prose

LEVEL = Level.WARNING
COMPLETENESS = True
_PROMPT = re.compile(
    r"(?<![\w-])(?:TODO|TBD|TBC|FIXME|XXX)(?![\w-])|(?<![\w)\]\"'?])\?\?\?+"
    r"|[\[<](?:insert|describe|fill in|add|your|explain)\b[^\]>\n]{0,80}[\]>]"
)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each place; the sections that answer no question are read too."""
    document = incident.postmortem
    if document is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    asks = {_plain(question.asks) for question in case.policy.questions if question.asks}
    empty = _empty_lines(incident, case)
    for line in iter_prose(document):
        if line.number not in empty:
            yield from _findings(line, asks)


def _empty_lines(incident: Incident, case: Case) -> set[int]:
    """The lines of answers that say nothing: another rule speaks of those."""
    answers = (answer for _, answer in iter_answers(incident, case) if answer and not answer.given)
    return {number for answer in answers for number in _lines_of(answer)}


def _lines_of(answer: Answer) -> range:
    first = answer.section.line
    return range(first, first + answer.section.text.count("\n") + 3)


def _findings(line: Line, asks: set[str]) -> Iterator[Finding]:
    if _plain(line.text) in asks:
        start = len(line.text) - len(line.text.lstrip())
        message = "this is the question, in the template's words"
        yield Finding(line.at(start, len(line.text.rstrip())), message, "answer it, or delete it")
        return
    for found in _PROMPT.finditer(line.text):
        if line.text[found.end() : found.end() + 1] == "(":
            continue  # a link's text in brackets
        message = f"`{found.group()}` is still here"
        hint = "write what is known now; say so where it will never be known"
        yield Finding(line.at(*found.span()), message, hint)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("_*>- ").casefold()
