"""The policy that holds, with where each value comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from postmortem_kb.document import Document
from postmortem_kb.policy_source import merge
from postmortem_kb.printable import printable

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands: the layer's name, and the line in it (from 1)."""

    layer: str
    line: int

    def __str__(self) -> str:
        return f"{self.layer}:{self.line}"


def show(layers: Sequence[Document]) -> Iterator[str]:
    """The merged policy as YAML, each value with its origin; `layers` from the top to the root."""
    merged: dict[str, Any] = {}
    for layer in reversed(layers):
        merged = merge(merged, layer.data)
    yield from _lines(merged, (), layers)


def _lines(data: Mapping[str, Any], above: Path, layers: Sequence[Document]) -> Iterator[str]:
    space = "  " * len(above)
    for key, value in data.items():
        path = (*above, str(key))
        name = f"{space}{_key(key)}:"
        if isinstance(value, Mapping) and value:
            yield name
            yield from _lines(value, path, layers)
        else:
            yield f"{name} {_value(value)}  # {_origin(path, layers)}"


def _origin(path: Path, layers: Sequence[Document]) -> Origin:
    """The topmost layer that says something at the path, or above it as one value."""
    for layer in layers:
        for length in range(len(path), 0, -1):
            span = layer.keys.get(path[:length]) or layer.values.get(path[:length])
            if span and length == len(path):
                return Origin(layer.path, span.line)
            if span:
                break
    return Origin(layers[-1].path, 1)


def _key(key: object) -> str:
    text = str(key)
    plain = text.replace("-", "").replace("_", "").isalnum() and not text[0].isdigit()
    return text if plain else json.dumps(text, ensure_ascii=False)


def _value(value: Any) -> str:
    """A value in one line of YAML; what control characters it holds are shown as escapes."""
    return printable(json.dumps(value, ensure_ascii=False))
