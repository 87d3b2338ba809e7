"""A bounded subset of YAML, read from PyYAML's events into plain data and a map of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from postmortem_kb.document import Defect, Span
from postmortem_kb.problem import DataPath
from postmortem_kb.yamlscalar import misread, resolve
from postmortem_kb.yamlwords import translate

DEEPEST = 12
"""Levels of nesting; the record format needs five."""

# Without libyaml the same events come from Python code: slower, no different.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")
_LOST_COMMENT = re.compile(r"[ \t]+#[^\s#]")


@dataclass(frozen=True, slots=True)
class Tree:
    """YAML, read: `data` is empty where a defect breaks it."""

    data: dict[str, Any]
    values: dict[DataPath, Span]
    keys: dict[DataPath, Span]
    defects: tuple[Defect, ...]


class _Stop(Exception):
    """The text is outside of our subset; reading ends here."""

    def __init__(self, defect: Defect) -> None:
        super().__init__(defect.message)
        self.defect = defect


def read_tree(text: str, line: int, offset: int) -> Tree:
    """Read a mapping from YAML whose first line is line `line`, at character `offset`."""
    separator = _LINE_SEPARATORS.search(text)
    if separator:
        at = text.count("\n", 0, separator.start()) + line
        message = "an invisible line separator (U+0085, U+2028 or U+2029) stands in this line"
        return Tree({}, {}, {}, (Defect(at, 1, message, "delete it and type the line again"),))
    builder = _Builder(text, line, offset)
    try:
        data = builder.read()
    except _Stop as stop:
        return Tree({}, {}, {}, (*builder.defects, stop.defect))
    except yaml.YAMLError as error:
        return Tree({}, {}, {}, (*builder.defects, translate(error, text, line)))
    broken = any(defect.breaks for defect in builder.defects)
    return Tree({} if broken else data, builder.values, builder.keys, tuple(builder.defects))


class _Builder:
    """Walks the events once, keeping where each key and value stands."""

    def __init__(self, text: str, line: int, offset: int) -> None:
        self.text = text
        self.line = line
        self.offset = offset
        self.values: dict[DataPath, Span] = {}
        self.keys: dict[DataPath, Span] = {}
        self.defects: list[Defect] = []
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))
        self.has_hash = " #" in text or "\t#" in text

    def read(self) -> dict[str, Any]:
        """Read the one document of the stream as a mapping."""
        next(self.events)  # the stream's start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return {}
        if event.version or event.tags:
            self._stop(event, "YAML directives (`%…`) are not used in records", "delete the line")
        event = next(self.events)
        if not isinstance(event, yaml.MappingStartEvent):
            return self._read_no_mapping(event)
        data = self._mapping(event, ())
        next(self.events)  # the document's end
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._stop(event, "a second YAML document begins here", "keep one block of facts")
        return data

    def _read_no_mapping(self, event: Any) -> dict[str, Any]:
        if isinstance(event, yaml.ScalarEvent) and event.value == "" and not event.style:
            return {}
        self._stop(event, "the facts are not written as `key: value`", "write one fact a line")

    def _node(self, event: Any, path: DataPath) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, "YAML aliases (`*name`) are not used in records", "repeat the value")
        if len(path) >= DEEPEST:
            self._stop(event, f"values are nested deeper than {DEEPEST} levels", "make it flatter")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path)
        return self._sequence(event, path)

    def _mapping(self, start: Any, path: DataPath) -> dict[str, Any]:
        self._refuse_decoration(start)
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event)
            place = (*path, key)
            if key in data:
                first = self.keys[place].line
                message = f"`{key}` stands twice here; the first is in line {first}"
                self._complain(event, message, "keep one of the two", breaks=True)
            self.keys[place] = self._span(event, event)
            data[key] = self._node(next(self.events), place)
        self.values[path] = self._collection_span(start, event, not data)
        return data

    def _sequence(self, start: Any, path: DataPath) -> list[Any]:
        self._refuse_decoration(start)
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        self.values[path] = self._collection_span(start, event, not items)
        return items

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "a key is not a plain word", "write `key: value`")
        self._refuse_decoration(event)
        if event.value == "<<" and not event.style:
            self._stop(event, "YAML merge keys (`<<`) are not used in records", "repeat the values")
        return str(event.value)

    def _scalar(self, event: Any, path: DataPath) -> Any:
        self._refuse_decoration(event)
        self.values[path] = span = self._span(event, event)
        if event.style:
            return event.value
        if self.has_hash:
            self._notice_lost_text(event, span)
        why = misread(event.value)
        if why:
            hint = f'write "{event.value}" with quotation marks'
            self._complain(event, f"`{event.value}` without quotation marks {why}", hint)
        return resolve(event.value)

    def _notice_lost_text(self, event: Any, span: Span) -> None:
        match = _LOST_COMMENT.match(self.text, span.end - self.offset)
        if match and event.value:
            lost = self.text[match.start() :].split("\n", 1)[0].strip()
            message = f"YAML reads `{lost[:40]}` as a comment and drops it"
            self._complain(event, message, "put quotation marks around the whole value")

    def _span(self, first: Any, last: Any) -> Span:
        start, end = first.start_mark, last.end_mark
        stop = end.index
        if first is last and getattr(first, "style", None) in ("|", ">"):
            # A block scalar's mark runs on to the next token.
            stop = start.index + len(self.text[start.index : stop].rstrip())
        line, column = start.line + self.line, start.column + 1
        return Span(line, column, start.index + self.offset, stop + self.offset)

    def _collection_span(self, start: Any, end: Any, empty: bool) -> Span:
        """Of a block collection, up to its last value: its own end mark lies behind blank lines."""
        span = self._span(start, end)
        if start.flow_style or empty:
            return span
        last_value = self.values[next(reversed(self.values))]
        return Span(span.line, span.column, span.start, last_value.end)

    def _refuse_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self._stop(event, "YAML anchors (`&name`) are not used in records", "delete the anchor")
        if event.tag is not None:
            self._stop(
                event, f"YAML tags (`{event.tag[:40]}`) are not used in records", "delete it"
            )

    def _complain(self, event: Any, message: str, hint: str, breaks: bool = False) -> None:
        span = self._span(event, event)
        width = min(span.end - span.start, 80)
        self.defects.append(Defect(span.line, span.column, message, hint, width, breaks))

    def _stop(self, event: Any, message: str, hint: str) -> NoReturn:
        mark = event.start_mark
        raise _Stop(Defect(mark.line + self.line, mark.column + 1, message, hint, 1))
