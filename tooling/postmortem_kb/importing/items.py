"""The action items of a report: list items, checkboxes, table rows, paragraphs of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from postmortem_kb.importing.draft import DraftItem
from postmortem_kb.importing.item_sections import groups_of, is_one_item, sections_of, unfenced
from postmortem_kb.importing.item_tables import ACTIONS, table_items
from postmortem_kb.importing.item_words import item_of, tells, without_words
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.tickets import has_ticket

_MARKED = re.compile(r"\[?\**action item\**\]?\s*[:\]–-]?\s+(?=\S)", re.IGNORECASE)
_MARK_SIGN = re.compile(r"^(?:\[action item\]|\*\*action item|action item:)", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?P<bold>\*\*|__)[^*_]{2,60}(?::(?P=bold)|(?P=bold):)$")
_BOTH = re.compile(r"remediation|prevention", re.IGNORECASE)
"""Words over what will be done, and as often over prose that tells what was."""
_DEEPER = re.compile(r"^\s*\.{2,5}(?=\s)")
"""The marks of an inner list in AsciiDoc, which no Markdown takes for any."""
_BOX = re.compile(r"\[[ xX✓✔]\]\s+")
_CHECKLIST = re.compile(r"check-?\s?list|チェックリスト|检查", re.IGNORECASE)
"""What is gone through each time, and is no promise."""
_BOX_ALONE = 2
"""Words of a box such as `[x] Data loss`, which is a fact to choose and nothing to do."""
_LABELLED = re.compile(r"[A-Z][^.:]{2,60}: +\S")
"""A line that says what is to be done in a few words, and then in more of them."""


def find_items(placed: Sequence[Placed], references: Mapping[str, str]) -> tuple[DraftItem, ...]:
    """The action items, in order. `references` are the link targets at the end of a report."""
    items = [
        item for section in sections_of(placed) for item in _section_items(section, references)
    ]
    items += _boxed_items(placed, references)
    items += _marked_items(placed, references)
    items += table_items(placed, references)
    unique = {item.line: item for item in items}
    return tuple(unique[line] for line in sorted(unique))


def _section_items(section: list[Placed], refs: Mapping[str, str]) -> Iterator[DraftItem]:
    section = unfenced(section)
    listed = any(each.kind in ("item", "separator") and not each.heads for each in section)
    head = section[0]
    introduced = head.rest.endswith(":")
    said = head.rest if head.heads and not introduced else ""
    if not (without_words(said) or listed):
        yield replace(_item([head], said, refs), whole=False)
    for group in groups_of(section):
        if is_one_item(group):
            # A blank line parts the title from what follows it.
            yield replace(_item(group, f"{group[0].heading}\n", refs), whole=False)
            continue
        own_list = any(each.kind == "item" and not each.heads for each in group)
        if own_list:
            yield from _list_items(group, refs)
        else:
            asked = not listed and not said
            yield from _paragraph_items(group, refs, only_with_ticket=not asked)


def _list_items(
    group: list[Placed], refs: Mapping[str, str], label: str = ""
) -> Iterator[DraftItem]:
    """The outermost items; what is indented below one belongs to it, unless it is but a label."""
    first = next(each for each in group if each.kind == "item" and not each.heads)
    outermost = first.line.indent
    begins = [
        at
        for at, each in enumerate(group)
        if each.kind == "item" and not each.heads and each.line.indent <= max(outermost, 0) + 1
    ]
    for at, following in zip(begins, [*begins[1:], len(group)], strict=True):
        lines = _of_item(group[at:following])
        text = lines[0].line.text
        if _LABEL_ALONE.match(text) and any(each.kind == "item" for each in lines[1:]):
            yield from _list_items(lines[1:], refs, text)
        elif _LABEL_ALONE.match(text):
            label = text
        elif not without_words(text):
            yield _item(lines, text, refs, label)


def _of_item(lines: list[Placed]) -> list[Placed]:
    """The lines of one item: up to a blank line behind which nothing is indented."""
    indent = lines[0].line.indent
    kept = [lines[0]]
    for position, each in enumerate(lines[1:], 1):
        after_blank = lines[position - 1].kind == "blank"
        outside = after_blank and each.kind not in ("blank", "code")
        if (outside or each.kind == "row") and each.line.indent <= indent:
            break
        kept.append(each)
    while kept[-1].kind in ("blank", "rule"):
        kept.pop()
    return kept


def _paragraph_items(
    group: list[Placed], refs: Mapping[str, str], *, only_with_ticket: bool
) -> Iterator[DraftItem]:
    paragraph: list[Placed] = []
    for each in [*group, None]:
        if each is not None and each.kind == "text" and not each.heads:
            paragraph.append(each)
            continue
        if len(paragraph) > 1 and _is_list(paragraph, below_label=_is_label(group[0])):
            yield from (_item([line], line.line.text, refs) for line in paragraph)
            paragraph = []
        text = " ".join(line.line.text for line in paragraph)
        asked = not text.endswith("?") and not text.endswith(":") and not without_words(text)
        told = only_with_ticket or (_BOTH.search(group[0].heading) and tells(text))
        if paragraph and asked and (not told or has_ticket(text, refs)):
            # What follows from a paragraph is told by those around it.
            yield replace(_item(paragraph, paragraph[0].line.text, refs), whole=False)
        paragraph = []


def _is_label(head: Placed) -> bool:
    """Whether a part is headed by a line of text, in a report that may have no lists either."""
    return head.heads and head.kind == "text"


def _is_list(paragraph: Sequence[Placed], *, below_label: bool) -> bool:
    """Whether the lines of a paragraph are the items of a list without its bullets."""
    texts = [each.line.text for each in paragraph]
    sentences = all(text[0].isupper() and text.endswith(".") for text in texts)
    return all(map(_LABELLED.match, texts)) or (below_label and sentences)


def _boxed_items(placed: Sequence[Placed], refs: Mapping[str, str]) -> Iterator[DraftItem]:
    """Lists of boxes to tick below a heading that nobody knows."""
    for _, run in groupby(placed, key=lambda each: each.heading_line):
        group = list(run)
        unknown = not group[0].concern and not _CHECKLIST.search(group[0].heading)
        if unknown and _are_promises([e for e in group if e.kind == "item" and not e.heads]):
            yield from _list_items(group, refs)


def _are_promises(items: Sequence[Placed]) -> bool:
    """Whether all outermost items are boxes with a few words each, and not all of them ticked."""
    texts = [each.line.text for each in items if not each.line.indent]
    boxed = all(map(_BOX.match, texts)) and not any(text.endswith("?") for text in texts)
    lengths = sorted(_length(_BOX.sub("", text)) for text in texts)
    still_open = any(text.startswith("[ ]") for text in texts)
    return boxed and still_open and lengths[len(lengths) // 2] > _BOX_ALONE


def _length(text: str) -> int:
    """The words of a text, about; there are scripts without spaces between them."""
    return max(len(text.split()), len(text) // 4 if not text.isascii() else 0)


def _marked_items(placed: Sequence[Placed], refs: Mapping[str, str]) -> Iterator[DraftItem]:
    """Lines anywhere that say of themselves that they are action items."""
    for at, each in enumerate(placed):
        if each.kind not in ("text", "item") or each.concern == ACTIONS:
            continue
        if not _MARK_SIGN.match(each.line.text):
            continue
        stop = next(
            (n for n in range(at + 1, len(placed)) if placed[n].kind != "text"), len(placed)
        )
        yield _item(list(placed[at:stop]), _MARKED.sub("", each.line.text, count=1), refs)


def _item(
    lines: Sequence[Placed], first: str, refs: Mapping[str, str], label: str = ""
) -> DraftItem:
    text = "\n".join([first, *(_DEEPER.sub("", each.line.raw) for each in lines[1:])])
    first_line = lines[0]
    grouped = first_line.concern == ACTIONS and not first_line.heads
    group = label or (first_line.group if grouped else "")
    begin, end = lines[0].line.number, lines[-1].line.number
    return item_of(begin, end, text, references=refs, group=group, heading=first_line.heading)
