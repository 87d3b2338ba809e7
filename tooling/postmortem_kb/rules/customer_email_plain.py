"""The email to customers is factual and brief, apologises once, and keeps what is inside inside.

## What it asks

Of `customer-email.md` beside the record: at most `most_words` words; one apology, no more and no
less; none of the `marketing` words; no name or handle of a colleague; no link to a host that is not
in `hosts`, and no ticket of the record's action items; nothing that `report` left open.

## Why

Whoever was hit wants to know what happened, whether it is over, and that somebody is sorry. A third
apology and the word "exciting" cost more trust than the outage. Names and internal links are read
by everybody whom the mail is forwarded to.

## Bad

    We are sorry. We apologise for the inconvenience caused by our world-class platform. Ben is on
    it: https://wiki.internal.example/incident

## Good

    From 14:00 to 14:50 orders took half a minute. We rolled a release back, and no order was lost.
    We are sorry for the trouble.

## Options

`most_words`, `marketing`, `apologies` (what counts as one), `hosts` (whose links they may see).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from postmortem_kb.document import Document, texts_of
from postmortem_kb.incident import CUSTOMER_EMAIL_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._phrases import phrases

LEVEL = Level.ERROR
_WORDS = {"type": "array", "items": {"type": "string"}}
OPTIONS = {
    "type": "object",
    "properties": {
        "most_words": {"type": "integer", "minimum": 20, "default": 200,
                       "description": "how long it may be"},
        "marketing": _WORDS | {
            "default": [
                "amazing", "awesome", "best-in-class", "blazing", "cutting-edge", "delighted",
                "excited", "exciting", "industry-leading", "innovative", "leading provider",
                "next-generation", "proud", "revolutionary", "seamless", "state-of-the-art",
                "thrilled", "unparalleled", "valued customer", "valued customers", "world-class",
            ],
            "description": "words that sell something",
        },
        "apologies": _WORDS | {
            "default": ["sorry", "apologise", "apologize", "apologies", "apology", "regret"],
            "description": "what counts as an apology",
        },
        "hosts": _WORDS | {"default": [], "description": "hosts that customers may be led to"},
    },
    "additionalProperties": False,
}  # fmt: skip
_LINK = re.compile(r"https?://[^\s<>()\"']+")
_GAP = re.compile(r"\(not known: [^)\n]{1,80}\)")
_HANDLE = re.compile(r"(?<![\w@./-])@[a-z0-9][a-z0-9-]{1,38}(?![\w./@-])", re.IGNORECASE)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """Every place that a customer should not read, then what is wrong with the whole."""
    document = incident.customer_email
    if document is None or document.broken:
        return
    lines = list(enumerate(document.body.split("\n"), start=document.body_line))
    for number, line in lines:
        for gap in _GAP.finditer(line):
            message = f"`{gap.group()}` was left open"
            yield _finding(number, gap, message, "write it, or take the sentence out")
        yield from _inside(number, line, incident, case)
        for word in phrases(texts_of(case.options, "marketing")).finditer(line):
            message = f"`{word.group()}` sells something"
            yield _finding(number, word, message, "say what happened, in plain words")
    yield from _apologies(lines, document, case)
    words, most = len(document.body.split()), case.options["most_words"]
    if words > most:
        message = f"the email has {words} words; {most} are enough"
        yield Finding(_whole(document), message, "leave out what a customer does not need")


def _inside(number: int, line: str, incident: Incident, case: Case) -> Iterator[Finding]:
    people = (case.people or {}).values()
    names = phrases([name for p in people for name in (p.name, p.handle) if len(name) > 2])
    for found in (*_HANDLE.finditer(line), *names.finditer(line)):
        message = f"`{found.group()}` is one of us"
        yield _finding(number, found, message, "write of us as a company, not of a person")
    hosts = {host.casefold() for host in texts_of(case.options, "hosts")}
    for found in _LINK.finditer(line):
        if (urlsplit(found.group()).hostname or "").casefold() not in hosts:
            message = "this link leads to a place that customers are not shown"
            hint = "take it out, or add its host to the rule's `hosts` in schema/policy.yml"
            yield _finding(number, found, message, hint)
    for found in phrases(item.ticket for item in incident.action_items if item.ticket).finditer(
        line
    ):
        yield _finding(number, found, f"`{found.group()}` is a ticket of ours", "take it out")


def _apologies(lines: list[tuple[int, str]], document: Document, case: Case) -> Iterator[Finding]:
    pattern = phrases(texts_of(case.options, "apologies"))
    said = [(number, found) for number, line in lines for found in pattern.finditer(line)]
    if not said:
        hint = "one sentence: we are sorry for the trouble this caused"
        yield Finding(_whole(document), "the email does not apologise", hint)
    for number, found in said[1:]:
        message = f"`{found.group()}` apologises once more"
        yield _finding(number, found, message, "apologise once, and mean it")


def _whole(document: Document) -> At:
    return At(CUSTOMER_EMAIL_FILE, line=document.body_line)


def _finding(number: int, found: re.Match[str], message: str, hint: str) -> Finding:
    width = len(found.group())
    at = At(CUSTOMER_EMAIL_FILE, line=number, column=found.start() + 1, width=width)
    return Finding(at, message, hint)
