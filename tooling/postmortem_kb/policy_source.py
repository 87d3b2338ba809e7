"""Loads a policy: the repository's `schema/policy.yml`, over the preset it extends, over `base`.

A mapping is merged key by key; anything else replaces what stood there; an empty value takes a
key away. Whatever cannot be used is a `ConfigurationError` that names file, line and column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from postmortem_kb.document import Document
from postmortem_kb.errors import ConfigurationError, FileRefused
from postmortem_kb.frontmatter import read_yaml
from postmortem_kb.policy import Policy
from postmortem_kb.problem import DataPath, Level, Problem
from postmortem_kb.schema import find_mismatches
from postmortem_kb.suggestion import did_you_mean

POLICY_PATH = "schema/policy.yml"
ROOT_PRESET = "base"


def load_policy(root: Path) -> Policy:
    """The effective policy of the repository at `root`.

    Raises `ConfigurationError` for a file that is missing, unreadable or not a policy.
    """
    return _policy(_read(root / POLICY_PATH, POLICY_PATH))


def read_policy(raw: bytes, path: str = POLICY_PATH) -> Policy:
    """The effective policy of such a file's bytes; `path` is what errors call it.

    Raises `ConfigurationError` as `load_policy`.
    """
    return _policy(_parse(Path(path).name, path, raw))


def _policy(document: Document) -> Policy:
    data = effective(document)
    # What is required may stand in the preset; the format is each repository's own.
    own = {"format": document.data["format"]} if "format" in document.data else {}
    held = {key: value for key, value in data.items() if key != "format"} | own
    _refuse_mismatches(document, held, "policy")
    return Policy(data, document)


def load_preset(name: str) -> Policy:
    """A shipped preset as a policy of its own, for `init`, the handbook and the tests."""
    document = _preset(name)
    return Policy(effective(document), document)


def preset_names() -> tuple[str, ...]:
    """The names that `extends` may take."""
    folder = resources.files("postmortem_kb") / "shipped" / "presets"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def load_mapping(root: Path, path: str, schema: str) -> Document:
    """Another file of `schema/` (people, services), held against its schema; empty if missing."""
    if not (root / path).is_file():
        return read_yaml(Path(path).name, path, b"{}")
    document = _read(root / path, path)
    _refuse_mismatches(document, document.data, schema)
    return document


def effective(document: Document) -> dict[str, Any]:
    """The data of a policy file merged over all that it extends."""
    merged: dict[str, Any] = {}
    for layer in reversed(layers(document)):
        merged = merge(merged, layer.data)
    return merged


def layers(document: Document) -> list[Document]:
    """A policy file and the presets below it, down to the root. Raises `ConfigurationError`."""
    found = [document]
    while (name := _extended(found[-1])) is not None:
        layer = _preset_named(name, found[-1])
        if layer in found:
            message = f"`{name}` extends itself"
            raise FileRefused([problem_in(found[-1], ("extends",), message, "extend base")])
        found.append(layer)
    return found


def merge(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`over` laid upon `under`: mappings key by key, anything else replaces, None takes away."""
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            merged[key] = merge(below, value)
        elif value is None:
            merged.pop(key, None)
        else:
            merged[key] = value
    return merged


def _extended(document: Document) -> str | None:
    """Which preset lies under this one. All but the root preset lie upon it."""
    written = document.data.get("extends")
    if isinstance(written, str) and written:
        return written
    # What is no text, the schema refuses.
    return None if document.path == _preset_path(ROOT_PRESET) else ROOT_PRESET


def _preset_named(name: str, wanted_by: Document) -> Document:
    if name not in preset_names():
        hint = did_you_mean(name, preset_names())
        message = f"there is no preset `{name}`"
        raise FileRefused([problem_in(wanted_by, ("extends",), message, hint)])
    return _preset(name)


def _preset_path(name: str) -> str:
    return f"preset {name}"


@cache
def _preset(name: str) -> Document:
    file = resources.files("postmortem_kb") / "shipped" / "presets" / f"{name}.yml"
    document = read_yaml(f"{name}.yml", _preset_path(name), file.read_bytes())
    _refuse_defects(document)
    return document


def _read(file: Path, path: str) -> Document:
    try:
        raw = file.read_bytes()
    except OSError as error:
        hint = "run `postmortem init` to set this repository up"
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}", hint) from error
    return _parse(file.name, path, raw)


def _parse(name: str, path: str, raw: bytes) -> Document:
    document = read_yaml(name, path, raw)
    _refuse_defects(document)
    return document


def _refuse_defects(document: Document) -> None:
    harmless = set(_levels_off(document))
    problems = [
        _problem(document, (d.line, d.column, d.width), d.message, d.hint)
        for d in document.defects
        if d.breaks or (d.line, d.column) not in harmless
    ]
    if problems:
        raise FileRefused(problems)


def _levels_off(document: Document) -> Iterator[tuple[int, int]]:
    """Where a rule's level is a plain `off`: false to YAML 1.1, but nobody else reads these."""
    for path, span in document.values.items():
        level = path[:1] == ("rules",) and (len(path) == 2 or path[2:] == ("level",))
        if level and document.text[span.start : span.end] == "off":
            yield span.line, span.column


def _refuse_mismatches(document: Document, data: Mapping[str, Any], schema: str) -> None:
    found = find_mismatches(schema, _without_empty(data))
    problems = [problem_in(document, m.path, m.message, m.hint, key=m.key) for m in found]
    if problems:
        raise FileRefused(problems)


def _without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data without empty values: in a policy they take away what lies below."""
    return {
        key: _without_empty(value) if isinstance(value, Mapping) else value
        for key, value in data.items()
        if value is not None
    }


def problem_in(
    document: Document, path: DataPath, message: str, hint: str, *, key: bool = False
) -> Problem:
    """What is wrong at a value of a YAML file (or its key), or at the nearest thing above it."""
    span = document.span(path, key=key)
    if span is None:
        return Problem(document.path, 1, 1, "", Level.ERROR, message, hint)
    return _problem(document, (span.line, span.column, span.end - span.start), message, hint)


def _problem(document: Document, place: tuple[int, int, int], message: str, hint: str) -> Problem:
    """What is wrong at that line and column, so many characters wide; no rule says it."""
    line, column, width = place
    said = (message, hint, *document.quote(line, column, width))
    return Problem(document.path, line, column, "", Level.ERROR, *said)
