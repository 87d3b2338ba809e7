"""Holds data against the shipped JSON Schemas (2020-12) and says what is wrong in plain words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

import jsonschema
from jsonschema.exceptions import ValidationError

from postmortem_kb.printable import shown
from postmortem_kb.problem import DataPath
from postmortem_kb.schemaformats import FORMATS
from postmortem_kb.schemawords import name_of, wanted_of, words_for
from postmortem_kb.suggestion import did_you_mean, nearest

SCHEMAS = ("incident", "postmortem", "policy", "people", "services")
MOST = 100
"""Mismatches of one file; who has more mends the first ones first."""

_Error = Any  # a ValidationError, whose attributes are typed as perhaps unset
_Schema = Mapping[str, Any]
_ON_FORM = ("type", "enum", "const", "format", "pattern", "anyOf")
_WORDS = ("handle", "slug", "word")
"""Formats of which other rules know the words there are."""
_OTHER_FILE = {"incident": "postmortem", "postmortem": "incident"}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Data that does not fit its schema: where (`key`: the key itself), what, and the mend.

    `wanted` is what the value there must be, in the schema's words alone; "" where no other value
    in its place would do. `misspelt`: it is a text, where a word of other letters is asked.
    `unknown`: it is a key that the schema does not have; `meant` is the one that it is like.
    """

    path: DataPath
    key: bool
    message: str
    hint: str
    wanted: str = ""
    misspelt: bool = False
    unknown: bool = False
    meant: str = ""


def load_schema(name: str) -> dict[str, Any]:
    """A shipped schema as data; `name` is one of `SCHEMAS`."""
    file = resources.files("postmortem_kb") / "shipped" / "schema" / f"{name}.schema.json"
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return loaded


def find_mismatches(name: str, data: Mapping[str, Any]) -> Iterator[Mismatch]:
    """Hold `data` against the schema of that name; one mismatch for one cause."""
    return _mismatches(_validator(name), data, _OTHER_FILE.get(name, ""))


def find_option_mismatches(
    schema: Mapping[str, Any], data: Mapping[str, Any]
) -> Iterator[Mismatch]:
    """Hold `data` against a schema fragment, such as a rule's OPTIONS."""
    return _mismatches(_Validator(schema, format_checker=FORMATS), data, "")


def _mismatches(validator: Any, data: Mapping[str, Any], other: str) -> Iterator[Mismatch]:
    errors = validator.iter_errors(data)
    found = (each for error in errors for each in _explain(error, validator.schema, other))
    yield from islice(found, MOST)
    if next(found, None):
        hint = "mend those above, then check again"
        yield Mismatch((), False, f"more than {MOST} things do not fit", hint)


def _explain(error: _Error, root: _Schema, other: str) -> Iterator[Mismatch]:
    path: DataPath = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, root, other)
    elif error.validator == "required":
        keys = [key for key in error.message.split() if key not in _misspelt(error, root)]
        for group in filter(None, [keys] if path else [[key] for key in keys]):
            yield _missing(error, root, path, group)
    elif error.validator == "anyOf" and (meant := _meant(error)):
        for inner in meant:
            yield from _explain(inner, root, other)
    elif "propertyNames" in error.schema_path:
        words = words_for(error, "this key")
        yield Mismatch((*path, str(error.instance)), True, *words)
    else:
        wanted = wanted_of(error) if error.validator in _ON_FORM else ""
        words = words_for(error, name_of(path))
        yield Mismatch(path, False, *words, wanted, misspelt=_is_misspelt(error))


def _is_misspelt(error: _Error) -> bool:
    on_text = error.validator in ("format", "pattern") and bool(error.instance.strip())
    return on_text and error.schema.get("format") in _WORDS


def _unknown_keys(error: _Error, root: _Schema, other: str) -> Iterator[Mismatch]:
    path: DataPath = tuple(error.absolute_path)
    known = error.schema.get("properties", {})
    for key in error.instance:
        if key not in known:
            hint = "" if path else _known_elsewhere(key, root, other)
            meant = _key_like(key, known)
            hint = hint or did_you_mean(meant or key, known, "the keys are")
            message = f"unknown key `{shown(key)}`"
            yield Mismatch((*path, key), True, message, hint, unknown=True, meant=meant)


def _misspelt(error: _Error, root: _Schema) -> set[str]:
    """The keys that stand in this place, but written in another way."""
    known = _facts(error, root)
    return {_key_like(key, known) for key in error.instance if key not in known}


def _key_like(key: str, known: Iterable[str]) -> str:
    """The known key that this one begins with (`due_date`), else the nearest; "" for none."""
    stems = [each for each in known if key.startswith(f"{each}_")]
    return max(stems, key=len, default="") or nearest(key, known)


def _facts(error: _Error, root: _Schema) -> _Schema:
    """What the schema says of each key in the place of the error."""
    facts: _Schema = error.schema.get("properties") or root.get("properties", {})
    return facts


def _known_elsewhere(key: str, root: _Schema, other: str) -> str:
    """What to do about a key that people try, or that another file has; "" for a stranger."""
    if other and key in _validator(other).schema["properties"]:
        return f"`{key}` belongs in {other}.md"
    advice = str(root.get("x-unknown", {}).get(key, ""))
    known = root.get("properties", {})
    if not advice and "extra" in known and not _key_like(key, known):
        return "keys of your own stand under `extra`, each declared in the policy"
    return advice


def _missing(error: _Error, root: _Schema, path: DataPath, keys: Sequence[str]) -> Mismatch:
    """The keys that are missing in one place: one mismatch."""
    facts = _facts(error, root)
    abouts = [(key, facts.get(key, {}).get("description", "")) for key in keys]
    hint = "; ".join(f"`{key}`: {about}" if about else f"`{key}`" for key, about in abouts)
    named = [f"`{key}`" for key in keys]
    said = f"{', '.join(named[:-1])} and {named[-1]} are" if named[1:] else f"{named[0]} is"
    where = f" in {name_of(path)}" if path else ""
    return Mismatch(path, False, f"{said} missing{where}", f"add {hint}")


def _meant(error: _Error) -> list[_Error]:
    """The errors of the one alternative that is of the value's own kind, if there is one."""
    branches: dict[int, list[_Error]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [errors for errors in branches.values() if not any(map(_of_other_kind, errors))]
    return fitting[0] if len(fitting) == 1 else []


def _of_other_kind(error: _Error) -> bool:
    return not error.path and error.validator in ("type", "enum", "const")


def _pattern(_validator: Any, pattern: str, text: Any, schema: _Schema) -> Iterator[_Error]:
    """`pattern` up to the very end: `$` would let a last line feed through.

    A text that is too long is said to be that, and not searched.
    """
    searched = isinstance(text, str) and len(text) <= schema.get("maxLength", len(text))
    if searched and not _compiled(pattern).search(text):
        yield ValidationError(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\$$", r"\\Z", pattern))


def _required(_validator: Any, keys: list[str], data: Any, _schema: Any) -> Iterator[_Error]:
    """One error for the keys that are missing; its message is the keys."""
    missing = [key for key in keys if key not in data] if isinstance(data, dict) else []
    if missing:
        yield ValidationError(" ".join(missing))


def _unique(_validator: Any, wanted: bool, items: Any, _schema: Any) -> Iterator[_Error]:
    """`uniqueItems` in linear time; the message names what stands twice."""
    if wanted and isinstance(items, list):
        counted = Counter(json.dumps(item, sort_keys=True) for item in items)
        twice = next((json.loads(item) for item, count in counted.items() if count > 1), None)
        if twice is not None:
            yield ValidationError(
                f"`{shown(str(twice))}`" if isinstance(twice, str | int) else "one entry"
            )


_Validator: Any = jsonschema.validators.extend(  # type: ignore[no-untyped-call]  # untyped there
    jsonschema.Draft202012Validator,
    {"pattern": _pattern, "required": _required, "uniqueItems": _unique},
)


@cache
def _validator(name: str) -> Any:
    schema = load_schema(name)
    # Looking a reference up took a third of the time of a whole check; ours lead in no circle.
    return _Validator(_inlined(schema, schema["$defs"]), format_checker=FORMATS)


def _inlined(schema: Any, definitions: _Schema) -> Any:
    """The schema with what its references lead to in their place."""
    if isinstance(schema, list):
        return [_inlined(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    reference = schema.get("$ref", "")
    own = {key: _inlined(each, definitions) for key, each in schema.items() if key != "$ref"}
    if not reference:
        return own
    return {**_inlined(definitions[reference.removeprefix("#/$defs/")], definitions), **own}
