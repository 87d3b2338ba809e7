"""A post-mortem blames nobody.

## What it asks

No sentence judges a person: "careless", "should have known better", "the engineer forgot to", "his
mistake". What was done is told; that it was wrong of somebody is not. Quotations are not read, and
neither is the same word about a machine ("the job failed to start").

## Why

People tell what they did as long as it is safe to tell. After the first sentence that blames, the
next report is thinner. The question that helps is what made it easy to do.

Precision: the one finding that it gave in 106 public reports is right. They were written with care;
that is too few to know.

## Bad

    ## Causes

    The engineer forgot to raise the limit and carelessly skipped the review.

## Good

    ## Causes

    The limit is raised by hand in a second repository, and nothing says so where the first is
    changed. The review tool lets a change of that file through with no second pair of eyes.

## Options

`words`: words that judge, wherever they stand. `people`: words for people; `acts`: what blames
where one of these is close before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.document import texts_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._prose import iter_prose, phrases

LEVEL = Level.WARNING
COMPLETENESS = True
_WORDS = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "properties": {
        "words": _WORDS | {
            "default": [
                "careless", "carelessly", "carelessness", "negligent", "negligently", "negligence",
                "incompetent", "incompetence", "sloppy", "stupid", "stupidly", "lazy", "idiotic",
                "should have known", "should have known better", "ought to have known",
                "his fault", "her fault", "their fault", "my fault", "your fault", "to blame",
                "his mistake", "her mistake", "my mistake", "rookie mistake", "common sense",
                "did not bother", "didn't bother", "unprofessional",
            ],
            "description": "words that judge, wherever they stand",
        },
        "people": _WORDS | {
            "default": [
                "engineer", "engineers", "developer", "developers", "operator", "operators",
                "admin", "admins", "administrator", "administrators", "sre", "on-call", "dev",
                "colleague", "employee", "contractor", "intern", "manager", "reviewer", "author",
                "team member", "member of staff", "somebody", "someone", "person", "he", "she",
            ],
            "description": "words for people",
        },
        "acts": _WORDS | {
            "default": [
                "forgot", "forgot to", "failed to", "neglected", "neglected to", "ignored",
                "overlooked", "was careless", "messed up", "screwed up", "should have",
                "mistakenly", "by mistake", "made a mistake", "wrongly", "erroneously",
                "accidentally", "did not bother to", "did not think", "was too lazy",
            ],
            "description": "what blames where a person is named close before it",
        },
    },
    "additionalProperties": False,
}  # fmt: skip
_CLOSE = 40
"""How many characters before an act a person may be named."""


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each line that blames."""
    document = incident.postmortem
    if document is None or document.broken:
        return
    judging, people, acts = (
        phrases(texts_of(case.options, option)) for option in ("words", "people", "acts")
    )
    for line in iter_prose(document):
        found = judging.search(line.text) or _blaming_act(line.text, people, acts)
        if found:
            message = f"`{found.group()}` blames a person"
            hint = "write what made it easy to do, and what could have stopped it"
            yield Finding(line.at(*found.span()), message, hint)


def _blaming_act(text: str, people: re.Pattern[str], acts: re.Pattern[str]) -> re.Match[str] | None:
    for act in acts.finditer(text):
        before = text[max(0, act.start() - _CLOSE) : act.start()]
        clause = re.split(r"[.;:,]", before)[-1]
        if people.search(clause):
            return act
    return None
