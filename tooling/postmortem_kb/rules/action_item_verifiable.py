"""An action item says what will be different, so that somebody can see whether it is.

## What it asks

The title of an action item is no wish ("be more careful", "train everyone", "raise awareness") and
does not begin like a walk without an end ("investigate", "look into", "consider"), unless it names
what will be there afterwards ("investigate the cause and write a runbook", "document how to be
careful") or how it comes about ("by counting slow answers"). An item that is only an idea yet, or
dropped, is left alone.

## Why

Nobody can tell whether such an item is done, so it is closed at once or never. What holds is a
thing that can be looked at: a check, a limit, an alert, a changed page of the runbook.

Precision: 85 of 88 findings are right (0.97), each judged by reading it, in public reports of six
organisations; of those that the rule was not tuned on, 19 of 20.

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
what makes up for them, where it follows "and", "then" or a comma. `also`, `also_openings` and
`also_outcomes` add to each:

    rules:
      action-item-verifiable: {options: {also: [use common sense], also_openings: [ponder]}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.action_item import ActionItem
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._phrases import phrase_options, phrases_of
from postmortem_kb.rules._promises import name_of, place_of

LEVEL = Level.WARNING
COMPLETENESS = True
_VAGUE = (
    "alerting alerts communication coordination documentation docs governance monitoring "
    "observability planning process processes testing tooling training visibility"
).split()
OPTIONS = phrase_options(
    words=(
        "phrases that make an item a wish, wherever they stand in it",
        [
            "be careful", "be more careful", "be extra careful", "more care", "be more aware",
            "be mindful", "be more mindful", "be vigilant", "be more vigilant", "be more diligent",
            "pay attention", "pay more attention", "pay closer attention",
            "train everyone", "train everybody", "train the team", "train the teams", "train all",
            *(
                f"{verb} {whose}{who}"
                for verb in ("train", "remind")
                for whose in ("", "our ", "the ", "new ")
                for who in (
                    "people", "staff", "engineers", "developers", "operators", "users", "on-call",
                )
            ),
            "train our team", "more training", "better training", "conduct training",
            "provide training", "hold training", "give training", "retrain",
            "educate",
            "familiarise themselves", "familiarize themselves",
            "refamiliarise themselves", "refamiliarize themselves",
            "remind everyone", "remind everybody", "remind the team", "remind our team",
            "raise awareness", "increase awareness", "more awareness", "more carefully",
            "more closely", "think twice", "do better", "learn from this",
            "keep everyone informed", "keep people informed", "keep the team informed",
            "communicate better", "better communication", "improve communication",
            *(
                f"{verb} {enough}"
                for verb in ("ensure", "make sure there is", "make sure we have")
                for enough in ("adequate", "proper", "appropriate", "sufficient")
            ),
            *(f"{verb} lessons learned" for verb in ("communicate", "share", "discuss")),
            *(
                f"{who} {must} follow"
                for who in ("everyone", "everybody")
                for must in ("must", "should", "has to", "needs to", "to")
            ),
            "be better at", "get better at", "be more proactive", "avoid mistakes", "try harder",
            *(
                f"{verb} {what} {never}"
                for verb in ("make sure", "ensure", "make sure that", "ensure that")
                for what in ("this", "it", "that")
                for never in (
                    "does not happen again", "doesn't happen again", "never happens again",
                    "cannot happen again", "will not happen again", "won't happen again",
                )
            ),
        ],
    ),
    openings=(
        "how an item begins whose end nobody can see",
        [
            "consider", "reconsider", "look into", "look at", "discuss", "talk about", "talk to",
            "talk with",
            "think about", "reflect on", "reflect if", "investigate", "explore", "research",
            "examine", "understand", "find out", "figure out", "see if", "see whether",
            "check if", "check whether", "keep an eye on", "keep in mind", "brainstorm",
            "assess", "evaluate", "improve", "streamline", "review if", "review the process",
            "review our process", "curate", "double check", "follow the process", "have a meeting",
            "remember to", "do not forget", "don't forget", "have a talk", "determine if",
            "determine whether", "determine how", "continue to", "continue investigating",
            "continue monitoring", "keep investigating", "keep monitoring",
            *(f"better {what}" for what in _VAGUE),
        ],
    ),
    outcomes=(
        "what such an item may go on with, as what will be there",
        [
            "add", "automate", "block", "build", "cap", "change", "configure", "create", "deploy",
            "disable", "document", "draft", "drop", "enable", "enforce", "fix", "implement",
            "increase", "install", "limit", "merge", "migrate", "mock up", "move",
            "publish", "raise", "reduce", "refuse", "remove", "replace", "report", "require",
            "restrict", "revert", "roll out", "script", "set", "set up", "setup", "split", "switch",
            "test", "update", "upgrade", "use", "write",
        ],
    ),
)  # fmt: skip
_LEAD = re.compile(
    r"\W*(?:[\w ]{1,40}: )?"
    r"(?:(?:we|i|also|please|then|should|need to|must|have to|want to|to|let's|lets|could)\s+)*",
    re.IGNORECASE,
)
# After these an item may say what it comes to; or by what, or what for.
_AND = re.compile(r"(?:\b(?:and|then)\b|[,;.])\s+(?:(?:also|then|maybe|possible|\w+ly)\s+)?")
_SAYS_HOW = re.compile(r"\b(?:by \w+ing|so that|i\.e\.|aka|namely)(?!\w)", re.IGNORECASE)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each item that is a wish."""
    words, openings, outcomes = (
        phrases_of(case.options, option) for option in ("words", "openings", "outcomes")
    )
    for item in incident.action_items:
        if item.state in ("idea", "dropped"):
            continue
        found = words.search(item.title) or _opening(item.title, openings)
        if found and not _has_an_end(item.title, found, outcomes):
            said = " ".join(found.group().split())
            message = f"nobody can see whether {name_of(item)} is done: it says `{said}`"
            hint = "write what will be there when it is done: a check, a limit, an alert, a page"
            yield Finding(_place(item, found.group(), incident), message, hint)


def _opening(title: str, openings: re.Pattern[str]) -> re.Match[str] | None:
    """The beginning of an item, after `we should` and the like."""
    lead = _LEAD.match(title)
    return openings.match(title, lead.end() if lead else 0)


def _has_an_end(title: str, found: re.Match[str], outcomes: re.Pattern[str]) -> bool:
    """Whether an item names what will be there: before these words, or in going on from them."""
    first, rest = _opening(title, outcomes), title[found.end() :]
    return (
        (first is not None and first.start() < found.start())
        or _SAYS_HOW.search(rest) is not None
        or any(outcomes.match(rest, link.end()) for link in _AND.finditer(rest))
    )


def _place(item: ActionItem, said: str, incident: Incident) -> At:
    """These words of the title; all of it where YAML folds or escapes them."""
    whole, document = place_of(item, "title"), incident.postmortem
    span = document.values.get(whole.data) if document and whole.data else None
    if document is None or span is None:
        return whole
    before, found, _ = document.text[span.start : span.end].partition(said)
    if not found or "\n" in before + said:
        return whole
    return At(whole.file, line=span.line, column=span.column + len(before), width=len(said))
