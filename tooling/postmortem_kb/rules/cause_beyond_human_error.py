"""A cause does not end at somebody's mistake.

## What it asks

Where the answer on causes, or one of its points, is nothing but "human error" (or one of the other
`words`), it goes on: what made the mistake easy to make, and what let it through?

## Why

People err at a steady rate. "Human error" can be written under every incident and prevents none;
the missing check, the look-alike names and the command without a question can be mended.

Precision: it gave no finding, and so no false one, in 106 public reports. That is too few to know.

## Bad

    ## Causes

    Human error during the deployment.

## Good

    ## Causes

    The wrong cluster was upgraded by human error: both are called `prod`, the prompt shows neither,
    and the tool asks nothing before it begins.

## Options

`words`: what counts as naming a mistake and no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import texts_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._answers import Answer
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._causes import iter_cause_answers
from postmortem_kb.rules._prose import iter_prose, phrases

LEVEL = Level.WARNING
COMPLETENESS = True
OPTIONS = {
    "type": "object",
    "properties": {
        "words": {
            "type": "array",
            "items": {"type": "string"},
            "default": [
                "human error", "human mistake", "human factor", "operator error", "user error",
                "manual error", "pilot error", "fat finger", "fat fingers", "human failure",
            ],
            "description": "what counts as naming a mistake and no more",
        }
    },
    "additionalProperties": False,
}  # fmt: skip
_MOST = 12
"""With more words than this beside it the point goes on, and says what lies behind."""


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each point that is nothing but a mistake."""
    pattern = phrases(texts_of(case.options, "words"))
    for answer in iter_cause_answers(incident, case):
        for line in iter_prose(incident.postmortem, answer.section):
            found = pattern.search(line.text)
            if found and _is_all(line.text, answer):
                message = f"`{found.group()}` is where the question begins, not its answer"
                hint = "write what made it easy to do, and what could have stopped it"
                at = At(POSTMORTEM_FILE, line=line.number, column=found.start() + 1,
                        width=len(found.group()))  # fmt: skip
                yield Finding(at, message, hint)


def _is_all(line: str, answer: Answer) -> bool:
    """Whether the point on this line, or the whole answer, says little more."""
    alone = line.lstrip().startswith(("-", "*", "+", "1")) or len(answer.text.split()) <= _MOST + 8
    return alone and len(line.split()) <= _MOST
