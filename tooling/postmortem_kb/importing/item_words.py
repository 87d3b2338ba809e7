"""The words of an action item: its title, its ticket, whether it is done, who is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest

from postmortem_kb.importing.dates import read_day
from postmortem_kb.importing.draft import DraftItem
from postmortem_kb.importing.tickets import ADDRESS, LINK, addresses_of, ticket_of

LONGEST = 300
"""Characters of a title; the record format allows no more."""

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
    r"|erledigt|fertig|fait|terminée?|hecho|completad[oa]|feito|concluíd[oa]|fatto|gedaan"
    r"|selesai|zrobione|готово|сделано|выполнено|完了|対応済み?|済み?|已完成|已执行|完成|완료)\W*$",
    re.IGNORECASE,
)
_DONE_MARK = re.compile(r"\*\*\s*done\s*\*\*", re.IGNORECASE)
_TODO = re.compile(r"^\W*todo\W*:\s+", re.IGNORECASE)
_LEAD = re.compile(r"(?:\*\*|__)(?P<lead>.{6,200}?)(?:\*\*|__)\s*[:.–-]\s*\S")
_OWNER = re.compile(
    r"[\[(](?:owner|assignee|assigned to):?\s*(?P<who>[^)\]]{2,60}?)"
    r"\s*(?:[,;]\s*(?:due|eta|deadline|by|priority|status|ticket)\b[^)\]]{0,60})?[\])]"
    r"|\b(?:owner|assignee):[ \t]*(?P<said>[^,;.|()\[\]\n]{2,60})"
    r"|^(?:\*\*\w+\*\*\s*)?@(?P<first>[A-Za-z0-9][\w-]*):"
    r"|(?<!\w)@(?P<at>[A-Za-z0-9][\w-]*)\W*$",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:due|deadline)(?: date| by| on)?:?\s+", re.IGNORECASE)
_NOTHING = frozenset(
    ["", "-", "n/a", "na", "none", "tbd", "tbc", "todo", "nothing", "...", "…", "?", "x"]
)
_NONE = re.compile(
    r"(?:there (?:are|were|is) )?(?:currently |at this time,? )?no(?:ne)?(?: [\w-]+){0,3}?"
    r" (?:actions?|items?|follow-?ups?|tasks?|steps?|measures?|changes?)\b[^.,;:]{0,60}\.?$",
    re.IGNORECASE,
)
"""A sentence that says that nothing is to be done, and nothing besides."""
_PROMISES = re.compile(
    r"\b(?:will|shall|should|must|need(?:s|ed)? to|going to|plan(?:s|ning|ned)? to|to do|todo"
    r"|want to|intend|consider|aim|next|future|looking (?:at|into)|we(?:'re| are) \w+ing|let's"
    r"|top priority|priorit\w+|recommend\w*|follow(?:-| )up|ticket|would|could|ought)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:was|were|had|did|(?:has|have|'ve) (?:\w+ly |now |since |also )?(?:been|\w+ed)"
    r"|(?:we|i|they|he|she|team|engineers?) (?:\w+ly |then |also )?\w+ed)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"`([^`]*)`")
_MARKUP = re.compile(r"(?<!\\)(?:\*\*|__|~~|`|\*(?=\S)|(?<=\S)\*|<br ?/?>)")


def without_words(text: str) -> bool:
    """Whether a text says that there is nothing to say."""
    bare = text.strip(" .*_()[]<>")
    return bare.casefold() in _NOTHING or bool(_NONE.match(bare))


def tells(paragraph: str) -> bool:
    """Whether prose, in English, says what was done and promises nothing."""
    return bool(_TELLS.search(paragraph)) and not _PROMISES.search(paragraph)


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
        or _DONE.match(state)
        or _DONE_MARK.search(ticket)
    )
    title, whole = _title(body, group)
    named = ticket_of(ticket, references) or _cell(ticket) or ticket_of(body, references)
    addresses = list(addresses_of(body, references))
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
    parts = _CODE.split(ADDRESS.sub(_HOLE, LINK.sub(_link_text, text)))
    plain = (_MARKUP.sub("", part).replace("\\", "") for part in parts[::2])
    words = "".join(f"{part}{code}" for part, code in zip_longest(plain, parts[1::2], fillvalue=""))
    flat = " ".join(words.split())
    return _without_holes(flat) or " ".join(LINK.sub(r"\g<text>", text).split())


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
