"""The one reader of front matter: a strict, byte-exact grammar on PyYAML's event stream.

Text goes in; out come the data, the place of every key and value, the sections of the body, and
the defects. No anchors, aliases, merge keys, tags or duplicate keys; timestamps stay text; size
and depth are bounded before the parser can be hurt. Nothing is guessed and nothing is raised.
"""

from __future__ import annotations

import re

from postmortem_kb.document import Defect, Document
from postmortem_kb.sections import find_sections
from postmortem_kb.yamltree import Tree, read_tree

LARGEST_FILE = 2_000_000
"""Bytes. The longest of the public reports that we measured has 60,000."""
LARGEST_FRONT_MATTER = 200_000
"""Characters between the fences."""

_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_NEAR_FENCE = re.compile(r"\s*-{2,}|\s*\+\+\+")
_SHAPE = "a record begins with a line `---`, then its facts as `key: value`, then another `---`"


def read_document(name: str, path: str, raw: bytes) -> Document:
    """Read one file of a record. `path` is relative to the project's root; never raises."""
    text, defects = _decode(raw)
    if defects:
        return _without_data(name, path, text, defects)
    start, end, body_start, defect = _find_front_matter(text)
    if defect:
        return _without_data(name, path, text, (defect,))
    tree = read_tree(text[start:end], line=2, offset=start)
    return _document(name, path, text, tree, body_start)


def read_yaml(name: str, path: str, raw: bytes) -> Document:
    """Read a file that is YAML as a whole (policy, people, services) by the same grammar."""
    text, defects = _decode(raw)
    if defects:
        return _without_data(name, path, text, defects)
    if len(text) > LARGEST_FRONT_MATTER:
        return _without_data(name, path, text, (_too_large(),))
    return _document(name, path, text, read_tree(text, line=1, offset=0), len(text))


def _document(name: str, path: str, text: str, tree: Tree, body_start: int) -> Document:
    body_line = text.count("\n", 0, body_start) + 1
    sections = find_sections(text, body_start, body_line)
    return Document(
        name, path, text, tree.data, tree.values, tree.keys, body_start, body_line, sections,
        tree.defects,
    )  # fmt: skip


def _without_data(name: str, path: str, text: str, defects: tuple[Defect, ...]) -> Document:
    sections = find_sections(text, 0, 1)
    return Document(name, path, text, {}, {}, {}, 0, 1, sections, defects)


def _decode(raw: bytes) -> tuple[str, tuple[Defect, ...]]:
    if len(raw) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 1_000_000} MB and was not read"
        return "", (
            Defect(1, 1, message, "move logs and dumps out of the record and link to them"),
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"the file is not UTF-8 text: byte 0x{raw[error.start]:02x} does not belong here"
        hint = "save the file as UTF-8"
        return raw.decode("utf-8", "replace"), (Defect(line, column, message, hint),)
    return text, _odd_encoding(text)


def _odd_encoding(text: str) -> tuple[Defect, ...]:
    if text.startswith("\ufeff"):
        message = "the file begins with a byte order mark"
        return (Defect(1, 1, message, "save the file as UTF-8 without BOM"),)
    if "\r" in text.replace("\r\n", "\n"):
        message = "lines end with a lone carriage return"
        line = text[: re.search(r"\r(?!\n)", text).start()].count("\n") + 1  # type: ignore[union-attr]  # found just above
        return (Defect(line, 1, message, "save the file with line feeds at the ends of lines"),)
    return ()


def _find_front_matter(text: str) -> tuple[int, int, int, Defect | None]:
    opening = _FENCE.match(text)
    if opening is None:
        return 0, 0, 0, _no_opening(text)
    start = opening.end() + 1
    closing = _FENCE.search(text, start)
    if closing is None:
        message = "the front matter has no end: no second line `---` follows"
        return 0, 0, 0, Defect(1, 1, message, "put a line `---` after the last fact", 3)
    if closing.start() - start > LARGEST_FRONT_MATTER:
        return 0, 0, 0, _too_large()
    return start, closing.start(), min(closing.end() + 1, len(text)), None


def _no_opening(text: str) -> Defect:
    if not text.strip():
        return Defect(1, 1, "the file is empty", _SHAPE)
    first = text.split("\n", 1)[0]
    if not first.strip():
        return Defect(1, 1, "a blank line stands before the front matter", "delete it: " + _SHAPE)
    if _NEAR_FENCE.match(first):
        message = f"the first line is not exactly `---` but `{first[:40].rstrip()}`"
        return Defect(1, 1, message, _SHAPE, min(len(first), 40))
    return Defect(1, 1, "the file has no front matter", _SHAPE)


def _too_large() -> Defect:
    message = f"more than {LARGEST_FRONT_MATTER:,} characters of YAML; they were not read"
    return Defect(1, 1, message, "keep the facts short and write the rest in the body")
