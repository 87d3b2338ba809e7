"""A bounded subset of YAML, read from PyYAML's events into plain data and a map of places.

What is said of text that cannot be read holds no word of that text: a record that cannot be read
counts as restricted, and a restricted record is never quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from postmortem_kb.document import Defect, Span
from postmortem_kb.printable import shown
from postmortem_kb.problem import DataPath
from postmortem_kb.yamlscalar import misread, resolve
from postmortem_kb.yamlslips import not_a_fact
from postmortem_kb.yamlsubset import Refused, check_node, check_start, key_of, refuse
from postmortem_kb.yamlwords import explain

DEEPEST = 12
"""Levels of nesting; the record format needs five."""

# Without libyaml the same events come from Python code: slower, and tabs between words are refused.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Not allowed in YAML, or ends a line in YAML and nowhere else, or marks the start of a file.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LOST_COMMENT = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Tree:
    """YAML, read: `data` is empty where a defect breaks it."""

    data: dict[str, Any]
    values: dict[DataPath, Span]
    keys: dict[DataPath, Span]
    defects: tuple[Defect, ...]


def read_tree(text: str, line: int, offset: int) -> Tree:
    """Read a mapping from YAML whose first line is line `line`, at character `offset`."""
    unseen = _UNSEEN.search(text)
    if unseen:
        message = f"an invisible character (U+{ord(unseen[0]):04X}) stands here"
        return _broken(text, line, Refused(unseen.start(), message, "delete it"))
    builder = _Builder(text, line, offset)
    try:
        data = builder.read()
    except Refused as refused:
        return _broken(text, line, refused, *builder.defects)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return _broken(text, line, explain(error, text), *builder.defects)
    broken = any(defect.breaks for defect in builder.defects)
    return Tree({} if broken else data, builder.values, builder.keys, tuple(builder.defects))


def _broken(text: str, line: int, refused: Refused, *before: Defect) -> Tree:
    """Nothing but defects. What is wrong with the end of the text is behind its last word."""
    at = min(refused.at, len(text.rstrip()))
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    defect = Defect(text.count("\n", 0, at) + line, column, refused.message, refused.hint, 1)
    return Tree({}, {}, {}, (*before, defect))


class _Builder:
    """Walks the events once, keeping where each key and value stands."""

    def __init__(self, text: str, line: int, offset: int) -> None:
        self.text = text
        self.line = line
        self.offset = offset
        self.values: dict[DataPath, Span] = {}
        self.keys: dict[DataPath, Span] = {}
        self.defects: list[Defect] = []
        self.doubled: set[DataPath] = set()
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))
        self.has_hash = " #" in text or "\t#" in text

    def read(self) -> dict[str, Any]:
        """Read the one document of the stream as a mapping."""
        next(self.events)  # the stream's start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return {}
        check_start(event)
        data = self._root(next(self.events))
        next(self.events)  # the document's end
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            hint = "keep one block of facts: delete this line, or what stands below it"
            raise refuse(event, "a second YAML document begins here", hint)
        return data

    def _root(self, event: Any) -> dict[str, Any]:
        check_node(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, ())
        if isinstance(event, yaml.SequenceStartEvent):
            message = "the facts are a list here, not lines `key: value`"
            raise refuse(event, message, "write one a line, as `key: value`, without the dash")
        if event.value == "" and not event.style:
            return {}
        raise not_a_fact(self.text, event.start_mark.index)

    def _node(self, event: Any, path: DataPath) -> Any:
        check_node(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= DEEPEST:
            message = f"the values are nested deeper than {DEEPEST} levels here"
            raise refuse(event, message, "make it flatter")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path)
        return self._sequence(event, path)

    def _mapping(self, start: Any, path: DataPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = key_of(event)
            place = (*path, key)
            if key in data:
                self._complain_of_another(event, place)
            self.keys[place] = self._span(event)
            data[key] = self._node(next(self.events), place)
        self.values[path] = self._collection_span(start, event, not data)
        return data

    def _complain_of_another(self, event: Any, place: DataPath) -> None:
        """A key that its mapping has; once for each item of a list, as all others follow then."""
        item = len(place) > 1 and isinstance(place[-2], int)
        if item and place[:-1] in self.doubled:
            return
        self.doubled.add(place[:-1])
        hint = "keep one of the two"
        hint += "; if a new item begins here, put `- ` before its first key" if item else ""
        message = f"this key stands twice; the first is in line {self.keys[place].line}"
        self._complain(event, message, hint, breaks=True)

    def _sequence(self, start: Any, path: DataPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        self.values[path] = self._collection_span(start, event, not items)
        return items

    def _scalar(self, event: Any, path: DataPath) -> Any:
        self.values[path] = span = self._span(event) if event.value else self._span_of_empty(event)
        if event.style:
            return event.value
        if self.has_hash:
            self._notice_lost_text(event, span)
        taken = misread(event.value)
        if taken:
            written = shown(event.value)
            message = f"`{written}` is {taken} to some YAML readers; here it is text"
            hint = f'write "{written}" with quotation marks, so that all read the same'
            self._complain(event, message, hint)
        return resolve(event.value)

    def _notice_lost_text(self, event: Any, span: Span) -> None:
        match = _LOST_COMMENT.match(self.text, span.end - self.offset)
        if match:
            message = f"YAML takes `{shown(match[1].strip(), 40)}` for a comment and drops it"
            hint = "put quotation marks around the whole value; in a comment, begin with `# `"
            self._complain(event, message, hint)

    def _span(self, event: Any) -> Span:
        start, stop = event.start_mark, event.end_mark.index
        if event.style in ("|", ">"):
            # A block scalar's mark runs on to the next token.
            stop = start.index + len(self.text[start.index : stop].rstrip(" \t\r\n"))
        return self._place(start, stop)

    def _span_of_empty(self, event: Any) -> Span:
        """Behind the colon or dash: in braces, libyaml puts it before what follows."""
        span = self._span(event)
        start, gap = event.start_mark.index, 0
        while not event.style and self.text[start - gap - 1 : start - gap] == " ":
            gap += 1
        return Span(span.line, span.column - gap, span.start - gap, span.end - gap)

    def _collection_span(self, start: Any, end: Any, empty: bool) -> Span:
        """Of a block collection, up to its last value: its own end mark lies behind blank lines."""
        if start.flow_style or empty:
            return self._place(start.start_mark, end.end_mark.index)
        last_value = self.values[next(reversed(self.values))]
        return self._place(start.start_mark, last_value.end - self.offset)

    def _place(self, start: Any, stop: int) -> Span:
        line, column = start.line + self.line, start.column + 1
        return Span(line, column, start.index + self.offset, stop + self.offset)

    def _complain(self, event: Any, message: str, hint: str, breaks: bool = False) -> None:
        span = self._span(event)
        width = min(span.end - span.start, 80)
        self.defects.append(Defect(span.line, span.column, message, hint, width, breaks))
