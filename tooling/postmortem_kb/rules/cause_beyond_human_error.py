"""A cause does not end at somebody's mistake.

## What it asks

Where the answer on causes, or one of its points, is little more than "human error" (or one of the
other `words`), it goes on: what made the mistake easy to make, and what let it through? A point
that denies it ("this was not human error") or says why ("because both are called `prod`") is left
alone.

## Why

People err at a steady rate. "Human error" can be written under every incident and prevents none;
the missing check, the look-alike names and the command without a question can be mended.

Precision: it gave no finding, and so no false one, in 106 public reports that were written with
care. That is too few to know.

## Bad

    ## Causes

    Human error during the deployment.

## Good

    ## Causes

    The wrong cluster was upgraded by human error: both are called `prod`, the prompt shows neither,
    and the tool asks nothing before it begins.

## Options

`words`: what counts as naming a mistake and no more. `also` adds to them:

    rules:
      cause-beyond-human-error: {options: {also: [finger trouble]}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._causes import iter_cause_answers
from postmortem_kb.rules._phrases import phrase_options, phrases, phrases_of
from postmortem_kb.rules._prose import Passage, iter_prose

LEVEL = Level.WARNING
COMPLETENESS = True
OPTIONS = phrase_options(
    words=(
        "what counts as naming a mistake and no more",
        [
            *(
                f"{whose} {what}"
                for whose in ("human", "operator", "user", "manual", "pilot", "engineer")
                for what in ("error", "errors", "mistake", "mistakes", "failure", "slip")
            ),
            "human factor", "human factors", "fat finger", "fat fingers", "fat-fingered",
            "fat-fingering", "carelessness", "inattention", "lack of attention", "forgetfulness",
            "typing error", "typing mistake", "mistake by", "mistake made by",
            "made a mistake", "made an error",
        ],
    ),
)  # fmt: skip
_MOST = 12
"""With more words than this beside it a point goes on, and says what lies behind."""
_DENIED = phrases(["no", "not", "never", "nor", "without", "rather than", "instead of", "wasn't"])
_EXCLUDED = phrases(["ruled out", "excluded", "unlikely"])
# `user error handling` is a part of a program.
_PART = re.compile(r"[ \t-](?:handl|page|rate|message|code|log|report|budget)", re.IGNORECASE)
_GOES_ON = phrases(["because", "since", "so that", "made easy by", "made possible by"])


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each point that is little but a mistake."""
    pattern = phrases_of(case.options, "words")
    for answer in iter_cause_answers(incident, case):
        passages = list(iter_prose(incident.postmortem, answer.section))
        short = _words(passages) <= _MOST + 8
        for passage, following in zip_longest(passages, passages[1:]):
            found = pattern.search(passage.text)
            alone = _ends_there(passage, following) if passage.is_point else short
            if found and alone and _is_all(passage, found):
                yield _finding(passage, found)


def _finding(passage: Passage, found: re.Match[str]) -> Finding:
    said = " ".join(found.group().split())
    message = f"`{said}` is where the question begins, not its answer"
    hint = "write what made it easy to do, and what could have stopped it"
    return Finding(passage.at(*found.span()), message, hint)


def _is_all(passage: Passage, found: re.Match[str]) -> bool:
    """Whether what stands beside the mistake is short, denies nothing and explains nothing."""
    return (
        _words([passage]) <= _MOST
        and not _DENIED.search(passage.text, 0, found.start())
        and not _EXCLUDED.search(passage.text, found.end())
        and not _PART.match(passage.text, found.end())
        and not _GOES_ON.search(passage.text)
    )


def _ends_there(passage: Passage, following: Passage | None) -> bool:
    """Whether a point of a list has no points of its own."""
    return following is None or following.indent <= passage.indent


def _words(passages: list[Passage]) -> int:
    return sum(len(passage.text.split()) for passage in passages)
