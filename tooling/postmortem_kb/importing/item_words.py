"""The words of an action item: its title, its ticket, whether it is done, who is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from postmortem_kb.importing.dates import read_day
from postmortem_kb.importing.draft import DraftItem

LONGEST = 300
"""Characters of a title; the record format allows no more."""

_LINK = re.compile(
    r"!?\[(?P<text>(?:\\.|[^\]\\]){0,1000})\](?:\((?P<url>[^()\s]*)[^()]*\)|\[(?P<ref>[^\]]*)\])?"
)
_ADDRESS = re.compile(r"https?://[^\s<>)\]]+")
_TICKET_PATH = re.compile(
    r"/(?:issues?|pull|pulls|merge_requests|browse|tickets?|cards?|stories|story|bugs?|task|t)/"
    r"[A-Za-z0-9_-]*[0-9]|[?&]id=[0-9]+|/T[0-9]{3,}\b|/[A-Z][A-Z0-9]+-[0-9]+\b"
)
# What has the form of a ticket and is the name of a flaw, a standard or a step.
_NO_TICKET = (
    "CVE|CWE|GHSA|RFC|PEP|KEP|ISO|IEC|UTF|SHA|AES|RSA|TLS|SSL|HTTP|IPV|SEV|STEP|PHASE|FY"
    "|Q[1-4]|H[12]"
)
_KEY = re.compile(rf"\b(?!(?:{_NO_TICKET})-)[A-Z][A-Z0-9]{{1,9}}-[0-9]{{1,7}}\b(?![-/])")
_NUMBER = re.compile(r"(?:[\w.-]{1,60}/[\w.-]{1,60})?#[0-9]{1,7}\b")
_POINTER = re.compile(
    r"(?:(?:see|link to|done in|here is)\s+)?(?:here|this|an?|the)?\s*(?:github\s+)?"
    r"(?:(?:jira|linear|trello|asana)(?:\s+(?:issue|ticket|card|link))?"
    r"|issues?|tickets?|pull requests?|prs?|cards?|link|bug)"
    r"(?:\s+here|\s+for .{0,40}here)?|(?:see )?here",
    re.IGNORECASE,
)
"""A link's words that say only that there is a ticket."""
_TICKET_BEHIND = re.compile(
    r"(?<=[.,;:(\[–-])\s*(?:(?:ticket(?: raised)?|issue|pr|see)(?:\s+[\w./-]{0,60}#[0-9]{1,7})?"
    r"|[\w./-]{0,60}#[0-9]{1,7})[\s)\].,]*$",
    re.IGNORECASE,
)
_HOLE = "\0"
_CHECKBOX = re.compile(r"\[(?P<mark>[ xX✓✔])\]\s+")
_DONE = re.compile(
    r"[\[(]\s*(?:done|completed|finished|fixed|closed)"
    r"(?:\s+(?:already|during|in|on|via|with|as part of)\b[^\])]{0,60})?\s*[\])]|✅|☑|✔",
    re.IGNORECASE,
)
_DONE_STATE = re.compile(
    r"^\W*(?:done|completed?|finished|fixed|resolved|shipped|merged|closed|yes|✅|☑"
    r"|erledigt|fertig|fait|terminée?|hecho|completad[oa]|feito|concluíd[oa]|fatto|gedaan)\W*$",
    re.IGNORECASE,
)
_DONE_MARK = re.compile(r"\*\*\s*done\s*\*\*", re.IGNORECASE)
_TODO = re.compile(r"^\W*todo\W*:\s+", re.IGNORECASE)
_LEAD = re.compile(r"(?:\*\*|__)(?P<lead>.{6,200}?)(?:\*\*|__)\s*[:.–-]\s*\S")
_OWNER = re.compile(
    r"[\[(](?:owner|assignee|assigned to):?\s*(?P<who>[^)\]]{2,60})[\])]"
    r"|\b(?:owner|assignee):\s*(?P<said>[^,;.|()\[\]]{2,60})"
    r"|^(?:\*\*\w+\*\*\s*)?@(?P<first>[A-Za-z0-9][\w-]*):"
    r"|(?<!\w)@(?P<at>[A-Za-z0-9][\w-]*)\W*$",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:due|deadline)(?: date| by| on)?:?\s+", re.IGNORECASE)
_SAYS_TICKET = re.compile(r"issue|ticket|bug|#[0-9]|^[A-Z]{2,}-[0-9]", re.IGNORECASE)
_NOTHING = frozenset(
    ["", "-", "n/a", "na", "none", "tbd", "tbc", "todo", "nothing", "...", "…", "?", "x"]
)
_CODE = re.compile(r"`([^`]*)`")
_MARKUP = re.compile(r"(?<!\\)(?:\*\*|__|`|\*(?=\S)|(?<=\S)\*|<br ?/?>)")


def without_words(text: str) -> bool:
    """Whether a text says that there is nothing to say."""
    return text.strip(" .*_()[]<>").casefold() in _NOTHING


def read_references(text: str) -> Mapping[str, str]:
    """The link targets that stand in lines of their own: `[#12]: https://…`."""
    found = re.findall(r"^ {0,3}\[([^\]]+)\]:[ \t]*<?(\S+?)>?(?:[ \t].*)?$", text, re.MULTILINE)
    return {name.casefold(): address for name, address in found}


def has_ticket(text: str, references: Mapping[str, str]) -> bool:
    """Whether a text leads to an issue or a change."""
    return bool(_ticket(text, references))


def item_of(
    line: int,
    end_line: int,
    text: str,
    *,
    references: Mapping[str, str],
    group: str = "",
    heading: str = "",
    ticket: str = "",
    owner: str = "",
    due: str = "",
    state: str = "",
) -> DraftItem:
    """An item from its Markdown, and from the cells of its row where it stands in a table.

    `heading` is the one that it stands below: `Short-term (done)` says something of all its items.
    """
    box = _CHECKBOX.match(text)
    body = text[box.end() :] if box else text
    ticked = box is not None and box["mark"] != " "
    said = (
        _DONE.search(body)
        or _DONE.search(heading)
        or _DONE_STATE.match(heading)
        or _DONE_STATE.match(state)
        or _DONE_MARK.search(ticket)
    )
    title, whole = _title(body, group)
    named = _ticket(ticket, references) or _cell(ticket) or _ticket(body, references)
    addresses = list(_addresses(body, references))
    linked = not addresses or [each.rstrip(".,;") for each in addresses] == [named]
    return DraftItem(
        line,
        end_line,
        title,
        done=ticked or said is not None,
        ticket=named,
        owner=owner.strip() or _named(body),
        due=due.strip() or _due(body),
        whole=whole and linked and not (owner or due or state or _named(body) or _due(body)),
    )


def _due(body: str) -> str:
    """The date that stands behind "due", as written."""
    found = _DUE.search(body)
    day = read_day(body, found.end()) if found else None
    return body[found.end() : day.end] if found and day and day.day else ""


def _cell(text: str) -> str:
    """A table's cell without what is said in bold beside it; "" where it says nothing."""
    plain = re.sub(r"\*\*[^*]*\*\*", "", text).strip()
    return "" if without_words(plain) else plain[:LONGEST]


def _named(body: str) -> str:
    """Who is named as the owner, as written; "" where nobody is."""
    found = _OWNER.search(body)
    return (found["who"] or found["said"] or found["first"] or found["at"]).strip() if found else ""


def _title(body: str, group: str) -> tuple[str, bool]:
    """The title in one line, and whether it says all that the text says."""
    lead = _LEAD.match(body)
    several = "\n" in body.strip() and bool(re.search(r"\n\s*(?:[-*+]|[0-9]+[.)]|```|>)", body))
    text = lead["lead"] if lead else _TODO.sub("", body.split("\n\n")[0])
    flat = _flat(text)
    titled = f"{_flat(group).strip('*_: ')}: {flat}" if group else flat
    titled = "".join(c for c in titled if c.isprintable())
    whole = not lead and not several and len(titled) <= LONGEST and "\n\n" not in body
    return _cut(titled), whole


def _flat(text: str) -> str:
    """The words of a text in one line, without mark-up and addresses; code as it is."""
    parts = _CODE.split(_ADDRESS.sub(_HOLE, _LINK.sub(_link_text, text)))
    plain = (_MARKUP.sub("", part).replace("\\", "") for part in parts[::2])
    words = "".join(f"{part}{code}" for part, code in zip_longest(plain, parts[1::2], fillvalue=""))
    flat = " ".join(words.split())
    return _without_holes(flat) or " ".join(_LINK.sub(r"\g<text>", text).split())


def _link_text(found: re.Match[str]) -> str:
    """A link's words; a hole where they stand at the end or in brackets, and only point."""
    before, behind = found.string[: found.start()], found.string[found.end() :]
    aside = before.endswith(("(", "[")) or not behind.strip(" )].,")
    if aside and _POINTER.fullmatch(found["text"].strip()):
        return _HOLE
    return f" {found['text']}" if before[-1:].isalnum() else found["text"]


def _without_holes(text: str) -> str:
    """The text without the places where only a pointer stood, and the brackets around them."""
    text = re.sub(r"\s*[(\[<]\s*\0\s*[)\]>]|\0", "", text)
    return _TICKET_BEHIND.sub("", text.strip()).strip(" -–—:,;([") or text.strip()


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text or "?"
    return text[: LONGEST - 1].rpartition(" ")[0] + "…"


def _ticket(text: str, references: Mapping[str, str]) -> str:
    """The address or the name of the first issue that a text names; an issue before a change."""
    addresses = [
        address for address in _addresses(text, references) if _TICKET_PATH.search(address)
    ]
    issues = [address for address in addresses if "/pull" not in address]
    named = _KEY.search(_ADDRESS.sub("", text)) or _NUMBER.search(_ADDRESS.sub("", text))
    found = next(iter([*issues, *addresses]), named[0] if named else "")
    return found.rstrip(".,;")[:LONGEST]


def _addresses(text: str, references: Mapping[str, str]) -> Iterator[str]:
    # A link that calls itself an issue is meant before one that only leads to one.
    links = sorted(_LINK.finditer(text), key=lambda link: not _SAYS_TICKET.search(link["text"]))
    for link in links:
        name = (link["ref"] or link["text"]).casefold()
        address = link["url"] or references.get(name, "")
        if address:
            yield address
    for found in _ADDRESS.finditer(_LINK.sub("", text)):
        yield found[0]
