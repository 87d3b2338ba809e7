"""An action item says what will be different, so that somebody can see whether it is.

## What it asks

The title of an action item is no wish ("be more careful", "train everyone", "raise awareness") and
does not begin like a walk without an end ("investigate", "look into", "consider"), unless it names
what will be there afterwards ("investigate the cause and write a runbook"). An item that is only an
idea yet, or dropped, is left alone.

## Why

Nobody can tell whether such an item is done, so it is closed at once or never. What holds is a
thing that can be looked at: a check, a limit, an alert, a changed page of the runbook.

Precision: 58 of 61 findings that it gave in 106 public reports are right (0.95); each was judged by
reading it.

## Bad

    action_items:
      - id: a1
        title: Be more careful when changing the pool size
        state: committed

## Good

    action_items:
      - id: a1
        title: Refuse to start where the pool is smaller than the number of workers
        state: committed

## Options

`words`: phrases that make an item a wish. `openings`: beginnings without an end, and `outcomes`:
what makes up for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.document import texts_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import name_of, place_of
from postmortem_kb.rules._prose import phrases

LEVEL = Level.WARNING
COMPLETENESS = True
_LIST = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "properties": {
        "words": _LIST | {
            "default": [
                "be careful", "be more careful", "more care", "be more aware", "be mindful",
                "be more mindful", "be vigilant", "be more vigilant", "pay attention",
                "pay more attention", "pay closer attention", "train everyone", "train everybody",
                "train the team", "train all", "train people", "train staff", "train engineers",
                "retrain", "educate", "remind everyone", "remind everybody", "remind people",
                "remind the team", "remind engineers", "raise awareness", "more awareness",
                "communicate better", "better communication", "improve communication",
                "be better at", "get better at", "be more proactive", "avoid mistakes",
            ],
            "description": "phrases that make an item a wish, wherever they stand in it",
        },
        "openings": _LIST | {
            "default": [
                "consider", "reconsider", "look into", "look at", "discuss", "talk about",
                "think about", "reflect on", "reflect if", "investigate", "explore", "research",
                "examine", "understand", "find out", "figure out", "see if", "see whether",
                "check if", "check whether", "keep an eye on", "keep in mind", "brainstorm",
                "assess", "evaluate", "improve", "better", "streamline", "review if", "curate",
                "remember to", "do not forget", "don't forget", "have a talk",
            ],
            "description": "how an item begins whose end nobody can see",
        },
        "outcomes": _LIST | {
            "default": [
                "add", "create", "write", "document", "set up", "setup", "implement", "change",
                "enable", "disable", "remove", "upgrade", "migrate", "fix", "switch", "report",
                "script", "replace", "build", "publish", "deploy", "configure", "raise",
            ],
            "description": "what an item with such a beginning may name as what will be there",
        },
    },
    "additionalProperties": False,
}  # fmt: skip
_LEAD = re.compile(
    r"\W*(?:[\w ]{1,40}: )?"
    r"(?:(?:we|i|also|please|then|should|need to|must|have to|want to|to|let's|lets|could)\s+)*",
    re.IGNORECASE,
)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each item that is a wish."""
    words, openings, outcomes = (
        phrases(texts_of(case.options, option)) for option in ("words", "openings", "outcomes")
    )
    for item in incident.action_items:
        if item.state in ("idea", "dropped"):
            continue
        found = words.search(item.title) or _endless(item.title, openings, outcomes)
        if found:
            message = f"nobody can see whether {name_of(item)} is done: it says `{found.group()}`"
            hint = "write what will be there when it is done: a check, a limit, an alert, a page"
            yield Finding(place_of(item, "title"), message, hint)


def _endless(
    title: str, openings: re.Pattern[str], outcomes: re.Pattern[str]
) -> re.Match[str] | None:
    """The beginning of an item that names nothing which will be there in the end."""
    lead = _LEAD.match(title)
    found = openings.match(title, lead.end() if lead else 0)
    return None if found is None or outcomes.search(title, found.end()) else found
