"""Holds data against the shipped JSON Schemas (2020-12) and says what is wrong in plain words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
from jsonschema.exceptions import ValidationError

from postmortem_kb.moment import parse_date, parse_moment
from postmortem_kb.problem import DataPath
from postmortem_kb.suggestion import did_you_mean

_Error = Any  # a ValidationError, whose attributes are typed as perhaps unset
SCHEMAS = ("incident", "postmortem", "policy", "people", "services")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Data that does not fit its schema: where (`key`: the key itself), what, and the mend."""

    path: DataPath
    key: bool
    message: str
    hint: str


def load_schema(name: str) -> dict[str, Any]:
    """A shipped schema as data; `name` is one of `SCHEMAS`."""
    file = resources.files("postmortem_kb") / "shipped" / "schema" / f"{name}.schema.json"
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return loaded


def find_mismatches(name: str, data: Mapping[str, Any]) -> Iterator[Mismatch]:
    """Hold `data` against the schema of that name; one mismatch for one cause."""
    yield from _mismatches(_validator(name), data)


def find_option_mismatches(
    schema: Mapping[str, Any], data: Mapping[str, Any]
) -> Iterator[Mismatch]:
    """Hold `data` against a schema fragment, such as a rule's OPTIONS."""
    yield from _mismatches(_Validator(schema, format_checker=_FORMATS), data)


def _mismatches(validator: Any, data: Mapping[str, Any]) -> Iterator[Mismatch]:
    for error in validator.iter_errors(data):
        yield from _explain(error)


def _explain(error: _Error) -> Iterator[Mismatch]:
    path: DataPath = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, path)
    elif error.validator == "required":
        yield from _missing_keys(error, path)
    else:
        explain = _WORDS.get(str(error.validator), _not_fitting)
        message, hint = explain(error)
        in_keys = "propertyNames" in error.schema_path
        yield Mismatch((*path, str(error.instance)) if in_keys else path, in_keys, message, hint)


def _unknown_keys(error: _Error, path: DataPath) -> Iterator[Mismatch]:
    known = _schema(error)["properties"]
    for key in error.instance:
        if key not in known:
            yield Mismatch((*path, key), True, f"unknown key `{key}`", did_you_mean(key, known))


def _missing_keys(error: _Error, path: DataPath) -> Iterator[Mismatch]:
    missing = next(key for key in error.validator_value if f"'{key}' is a" in error.message)
    about = _schema(error).get("properties", {}).get(missing, {}).get("description", "")
    where = f" in `{_name(path)}`" if path else ""
    yield Mismatch(
        path, False, f"`{missing}` is missing{where}", f"add `{missing}`: {about}".rstrip(": ")
    )


def _wrong_type(error: _Error) -> tuple[str, str]:
    wanted = error.validator_value
    words = [_TYPES[each] for each in ([wanted] if isinstance(wanted, str) else wanted)]
    found = _kind(error.instance)
    hint = _about(error)
    if "string" in wanted and isinstance(error.instance, int | float | bool):
        hint = f'write "{_shown(error.instance)}" with quotation marks'
    if "array" in wanted and isinstance(error.instance, str):
        hint = f"write [{error.instance}]"
    return f"`{_name(error.absolute_path)}` must be {' or '.join(words)}, not {found}", hint


def _wrong_word(error: _Error) -> tuple[str, str]:
    allowed = [str(word) for word in error.validator_value]
    message = f"`{_shown(error.instance)}` is no word for `{_name(error.absolute_path)}`"
    return message, did_you_mean(str(error.instance), allowed)


def _wrong_format(error: _Error) -> tuple[str, str]:
    says = _schema(error).get("x-says")
    if says:
        return f"`{_name(error.absolute_path)}` must be {says}", _about(error)
    return f"`{_shown(error.instance)}` is not {_about(error) or 'of the form asked'}", _mend(error)


def _too_long(error: _Error) -> tuple[str, str]:
    message = f"`{_name(error.absolute_path)}` is longer than {error.validator_value} characters"
    return message, "say it shorter here and write the rest in the body"


def _repeated(error: _Error) -> tuple[str, str]:
    return f"`{_name(error.absolute_path)}` names the same thing twice", "keep one of the two"


def _too_small(error: _Error) -> tuple[str, str]:
    message = f"`{_name(error.absolute_path)}` is out of range: {_shown(error.instance)}"
    return message, _about(error)


def _wrong_value(error: _Error) -> tuple[str, str]:
    name = _name(error.absolute_path)
    return f"`{name}` must be {error.validator_value}, not {_shown(error.instance)}", _about(error)


def _not_fitting(error: _Error) -> tuple[str, str]:
    says = _schema(error).get("x-says") or _about(error)
    return f"`{_name(error.absolute_path)}` does not have the form asked", says


_WORDS: Mapping[str, Callable[[_Error], tuple[str, str]]] = {
    "type": _wrong_type,
    "enum": _wrong_word,
    "const": _wrong_value,
    "format": _wrong_format,
    "pattern": _wrong_format,
    "maxLength": _too_long,
    "uniqueItems": _repeated,
    "minimum": _too_small,
    "exclusiveMinimum": _too_small,
    "maximum": _too_small,
}
_TYPES = {
    "string": "text", "object": "a mapping of keys to values", "array": "a list",
    "integer": "a whole number", "number": "a number", "boolean": "true or false", "null": "empty",
}  # fmt: skip


def _kind(value: object) -> str:
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, f"`{_shown(value)}`"), (type(None), "empty"), (str, f"the text `{_shown(value)}`"),
        (list, "a list"), (dict, "a mapping"),
    )  # fmt: skip
    return next((word for kind, word in kinds if isinstance(value, kind)), f"the number {value}")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _name(path: Any) -> str:
    """A data path as a person would say it: `action_items[2].owner`."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name or "the file"


def _schema(error: _Error) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _about(error: _Error) -> str:
    return str(_schema(error).get("description", ""))


def _mend(error: _Error) -> str:
    written = str(error.instance)
    if _schema(error).get("format") in ("date-time", "moment") and parse_moment(written + "Z"):
        return f"name the zone: `{written}Z` for UTC, or an offset such as +01:00"
    if _schema(error).get("format") == "handle" and written.startswith("@"):
        return f"write `{written[1:]}`, without @"
    return ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


_FORMATS = jsonschema.FormatChecker(formats=())
_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "date-time": lambda text: bool((found := parse_moment(text)) and found.exact),
    "moment": lambda text: parse_moment(text) is not None,
    "date": lambda text: parse_date(text) is not None,
    "zone": _is_zone,
}


for _format, _check in _CHECKS.items():
    _FORMATS.checks(_format)(lambda value, check=_check: not isinstance(value, str) or check(value))


def _pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    """`pattern` over the whole text and in ASCII: `$` would let a last line feed through."""
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\$$", r"\\Z", pattern), re.ASCII)


_Validator: Any = jsonschema.validators.extend(  # type: ignore[no-untyped-call]  # untyped there
    jsonschema.Draft202012Validator, {"pattern": _pattern}
)


@cache
def _validator(name: str) -> Any:
    return _Validator(load_schema(name), format_checker=_FORMATS)
