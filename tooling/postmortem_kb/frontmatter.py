"""The one reader of front matter: a strict, byte-exact grammar on PyYAML's event stream.

Text goes in; out come the data, the place of every key and value, the sections of the body, and
the defects. No anchors, aliases, merge keys, tags or duplicate keys; timestamps stay text; size
and depth are bounded before the parser can be hurt. Nothing is guessed and nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postmortem_kb.document import Defect, Document, Section
from postmortem_kb.mergemarks import find_conflict
from postmortem_kb.sections import MOST, find_sections
from postmortem_kb.yamltree import Tree, read_tree

LARGEST_FILE = 1_000_000
"""Bytes. The longest of the public reports that we measured has 60,000."""
LARGEST_FRONT_MATTER = 200_000
"""Characters between the fences."""

_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_NEAR_FENCE = re.compile(r"\s*(?:-{2,}|\+{3}|[–—])")
_NEAR_CLOSING = re.compile(r"^[ \t]*(?:-{2,}|\.{3}|\+{3}|[–—]+)[ \t]*(?=\r?$)", re.MULTILINE)
_FACT = re.compile(r"^[a-z_]+:(?=\s|$)", re.MULTILINE)
_BLOCK_END = re.compile(r"^(?=[ \t]*\r?$|---[ \t]*\r?$)", re.MULTILINE)
_TOO_MANY_LABELS = 3
"""No text begins with so many lines `word: …`."""
_NO_TEXT = re.compile(r"\r(?!\n)|\0")
_SHAPE = "a record begins with a line `---`, then its facts as `key: value`, then another `---`"
_TOO_LARGE = Defect(
    1,
    1,
    f"more than {LARGEST_FRONT_MATTER:,} characters of facts; they were not read",
    "keep the facts short and write the rest in the body",
)


def read_document(name: str, path: str, raw: bytes) -> Document:
    """Read one file of a record. `path` is relative to the project's root; never raises."""
    text, defect = _decode(raw)
    if defect:
        return _without_data(name, path, text, defect)
    start, end, body_start, defect = _find_front_matter(text)
    if defect:
        return _without_data(name, path, text, defect)
    tree = read_tree(text[start:end], line=2, offset=start)
    return _document(name, path, text, tree, body_start)


def read_yaml(name: str, path: str, raw: bytes) -> Document:
    """Read a file that is YAML as a whole (policy, people, services) by the same grammar."""
    text, defect = _decode(raw)
    if defect:
        return _without_data(name, path, text, defect)
    if len(text) > LARGEST_FRONT_MATTER:
        return _without_data(name, path, text, _TOO_LARGE)
    return _document(name, path, text, read_tree(text, line=1, offset=0), len(text))


def unread(name: str, path: str, defect: Defect) -> Document:
    """A document in the place of a file that could not be read, or is missing."""
    return _without_data(name, path, "", defect)


def _document(name: str, path: str, text: str, tree: Tree, body_start: int) -> Document:
    body_line = text.count("\n", 0, body_start) + 1
    sections = find_sections(text, body_start, body_line)
    defects = (*tree.defects, *_too_many(sections))
    data = {} if any(defect.breaks for defect in defects) else tree.data
    return Document(
        name, path, text, data, tree.values, tree.keys, body_start, body_line, sections, defects
    )


def _without_data(name: str, path: str, text: str, defect: Defect) -> Document:
    return Document(name, path, text, {}, {}, {}, 0, 1, find_sections(text, 0, 1), (defect,))


def _decode(raw: bytes) -> tuple[str, Defect | None]:
    if len(raw) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 1_000_000} MB and was not read"
        return "", Defect(1, 1, message, "keep logs and dumps elsewhere and link to them")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw.decode("utf-8", "replace"), _not_utf8(raw, error.start)
    # Of two versions in one text, nothing below would be right.
    conflict = find_conflict(text)
    return ("", conflict) if conflict else (text, _odd_start(text) or _no_text(text))


def _not_utf8(raw: bytes, at: int) -> Defect:
    begin = raw.rfind(b"\n", 0, at) + 1
    line, column = raw.count(b"\n", 0, at) + 1, len(raw[begin:at].decode("utf-8")) + 1
    message = f"the file is not UTF-8 text: byte 0x{raw[at]:02x} does not belong here"
    return Defect(line, column, message, "save the file as UTF-8", 1)


def _odd_start(text: str) -> Defect | None:
    if text.startswith("\ufeff"):
        message = "the file begins with a byte order mark"
        return Defect(1, 1, message, "save the file as UTF-8 without BOM")
    return None


def _no_text(text: str) -> Defect | None:
    """What no line of text has: a terminal obeys the one, git takes the file for a binary."""
    found = _NO_TEXT.search(text)
    if found is None:
        return None
    at = found.start()
    line, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
    if found[0] == "\0":
        return Defect(line, column, "an invisible character (U+0000) stands here", "delete it", 1)
    hint = "delete it; if lines end like this, save the file with line feeds"
    return Defect(line, column, "a lone carriage return stands here", hint, 1)


def _find_front_matter(text: str) -> tuple[int, int, int, Defect | None]:
    """Where the facts begin and end, where the body begins, or what is wrong with the fences."""
    opening = _FENCE.match(text)
    if opening is None:
        return 0, 0, 0, _no_opening(text)
    start = opening.end() + 1
    closing = _FENCE.search(text, start)
    if closing is None:
        return 0, 0, 0, _no_closing(text, start)
    if closing.start() - start > LARGEST_FRONT_MATTER:
        return 0, 0, 0, _TOO_LARGE
    behind = min(closing.end() + 1, len(text))
    return start, closing.start(), behind, _early_closing(text, closing.start(), behind)


def _no_opening(text: str) -> Defect:
    if not text.strip():
        return Defect(1, 1, "the file is empty", _SHAPE)
    first = text.split("\n", 1)[0]
    if not first.strip():
        return Defect(1, 1, "a blank line stands before the front matter", "delete it: " + _SHAPE)
    if _NEAR_FENCE.match(first):
        message = "the first line is not exactly `---`"
        return Defect(1, 1, message, _SHAPE, min(len(first), 40))
    return Defect(1, 1, "the file has no front matter", _SHAPE)


def _no_closing(text: str, start: int) -> Defect:
    near = _NEAR_CLOSING.search(text, start)
    if near:
        line = text.count("\n", 0, near.start()) + 1
        message = "the front matter has no end: this line is not exactly `---`"
        return Defect(line, 1, message, "write `---`, without a space before it", len(near[0]))
    message = "the front matter has no end: no second line `---` follows"
    return Defect(1, 1, message, "put a line `---` after the last fact", 3)


def _early_closing(text: str, closing: int, behind: int) -> Defect | None:
    """A fence with facts on both sides: up to another fence, or so many that they are no text."""
    if not _FACT.match(text, behind):
        return None
    end = _BLOCK_END.search(text, behind)
    stop = end.start() if end else len(text)
    fenced = _FENCE.match(text, stop) is not None
    if not fenced and len(_FACT.findall(text, behind, stop)) < _TOO_MANY_LABELS:
        return None
    message = "this line ends the facts, and more of them follow"
    line = text.count("\n", 0, closing) + 1
    return Defect(line, 1, message, "one `---` ends them, below the last", 3)


def _too_many(sections: Sequence[Section]) -> Iterator[Defect]:
    if len(sections) > MOST:
        message = f"more than {MOST:,} headings; the file was not read beyond this one"
        yield Defect(sections[-1].line, 1, message, "move logs and dumps out of the record")
