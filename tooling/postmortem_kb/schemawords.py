"""What is wrong with a value that does not fit its schema, for the person who wrote it.

The schema's own keywords give the words: `x-says` what a value must be, `examples` what one looks
like, `description` what it is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from postmortem_kb.printable import printable, shown
from postmortem_kb.schemamends import mend, ungrouped
from postmortem_kb.suggestion import did_you_mean, nearest

_Error = Any  # a ValidationError, whose attributes are typed as perhaps unset
Words = tuple[str, str]
"""What is wrong, and what to do about it."""

_TYPES = {
    "string": "text",
    "object": "keys with values",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}
_NUMBER = re.compile(r"-?[0-9]{1,17}(\.[0-9]+)?")


def words_for(error: _Error, name: str) -> Words:
    """The words for one error of the value that is called `name`."""
    if error.instance is None or (isinstance(error.instance, str) and not error.instance.strip()):
        return f"{name} is empty", f"write {wanted_of(error)}, or delete the line"
    explain = _WORDS.get(str(error.validator), _wrong_form)
    return explain(name, error)


def name_of(path: Sequence[str | int]) -> str:
    """A data path as a person would say it, counting from 1: `action_items[2].owner`."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return f"`{shown(name, 120)}`" if name else "the file"


def _wrong_type(name: str, error: _Error) -> Words:
    message = f"{name} must be {wanted_of(error)}, not {_found(error.instance)}"
    if "array" in _types(error.schema):
        return message, _mend_list(error.instance, error.schema.get("items", {}))
    return message, _mend_type(error.instance, error.schema)


def _mend_list(written: object, item: Mapping[str, Any]) -> str:
    """For a list that is none; `item` is the schema of one entry."""
    if isinstance(written, dict) and "properties" in item:
        return "put `- ` before its first key: it is one entry of a list"
    if "properties" in item:
        entry = _mend_keys(written, item).removeprefix("write ")
        return f"write [{entry}]" if entry else _keys("each entry", item, "[{}]")
    return "write [a, b]" if isinstance(written, dict) else f"write [{_text(written)}]"


def _mend_keys(written: object, schema: Mapping[str, Any]) -> str:
    """For a text in the place of a mapping that needs one key alone."""
    required = schema.get("required", ())
    fits = isinstance(written, str) and len(required) == 1
    return f"write {{{required[0]}: {_text(written)}}}" if fits else ""


def _mend_type(written: object, schema: Mapping[str, Any]) -> str:
    wanted = _types(schema)[0]
    if wanted == "object":
        return _mend_keys(written, schema) or _keys("it", schema)
    if wanted == "string":
        return _mend_text(written, schema)
    if wanted == "boolean":
        return "write true or false, without quotation marks"
    return _mend_number(written) or str(schema.get("description", ""))


def _mend_number(written: object) -> str:
    if not isinstance(written, str):
        return ""
    if _NUMBER.fullmatch(written):
        return f"write {written} without quotation marks"
    digits = ungrouped(written)
    return f"write {digits}" if digits else ""


def _mend_text(written: object, schema: Mapping[str, Any]) -> str:
    if "examples" in schema and isinstance(written, list) and len(written) == 1:
        return f"write {_text(written[0])}"
    if "examples" in schema and isinstance(written, list):
        return "only one can stand here: keep one of them" if written else _example(schema)
    if "format" in schema and ("pattern" not in schema or schema["format"] == "word"):
        return _example(schema)
    if isinstance(written, int | float):
        return f'write "{_text(written)}" with quotation marks'
    return _example(schema) or 'if it is text that begins with a bracket, write it as "…"'


def _keys(whose: str, schema: Mapping[str, Any], around: str = "{}") -> str:
    """What has to stand there, in these brackets, and which keys there are."""
    keys, required = schema.get("properties"), schema.get("required", ())
    if not keys:
        return str(schema.get("description", ""))
    shape = ", ".join(f"{key}: …" for key in required)
    written = f"write {around.format(f'{{{shape}}}')}; " if required else ""
    return f"{written}{whose} has the keys {', '.join(keys)}"


def _example(schema: Mapping[str, Any]) -> str:
    examples = schema.get("examples")
    return f"write it like {examples[0]}" if examples else ""


def _wrong_word(name: str, error: _Error) -> Words:
    if not isinstance(error.instance, str):
        return f"{name} must be {wanted_of(error)}, not {_found(error.instance)}", ""
    allowed = [str(word) for word in error.validator_value]
    return f"{name} cannot be `{_text(error.instance)}`", did_you_mean(error.instance, allowed)


def _wrong_form(name: str, error: _Error) -> Words:
    """A text of another form than `format` or `pattern` ask."""
    schema, written = error.schema, error.instance
    message = f"{name} must be {wanted_of(error)}, not {_found(written)}"
    hint = mend(str(schema.get("format", "")), written) if isinstance(written, str) else ""
    return message, hint or _example(schema) or _unseen(written)


def _no_alternative(name: str, error: _Error) -> Words:
    """A value that fits none of `anyOf`; one of them may be a list of words."""
    message, hint = _wrong_form(name, error)
    words = [word for each in error.validator_value for word in each.get("enum", ())]
    if error.instance is False and "off" in words:
        return message, 'write "off" with quotation marks'
    near = isinstance(error.instance, str) and nearest(error.instance, words)
    return message, f"did you mean `{near}`?" if near else hint


def _unseen(written: object) -> str:
    """For a text that fits but for a tab, a line break or the like in it."""
    clean = not isinstance(written, str) or printable(written) == written
    return "" if clean else "write it on one line, without tabs and other invisible characters"


def _too_long(name: str, error: _Error) -> Words:
    most, found = error.validator_value, len(error.instance)
    message = f"{name} has {found:,} characters; it may have {most:,}"
    return message, "say it shorter here, and the rest in the body"


def _too_many(name: str, error: _Error) -> Words:
    most, found = error.validator_value, len(error.instance)
    return f"{name} has {found} entries; it may have {most}", "keep those that matter most"


def _repeated(name: str, error: _Error) -> Words:
    return f"{name} names {error.message} twice", "keep one of the two"


def _out_of_range(name: str, error: _Error) -> Words:
    bound = f"{_BOUNDS[error.validator]} {error.validator_value}"
    return f"{name} must be {bound}, not {error.instance}", str(error.schema["description"])


def _wrong_value(name: str, error: _Error) -> Words:
    wanted = str(error.validator_value)
    message = f"{name} must be {wanted}, not {_found(error.instance)}"
    if error.instance == wanted:
        return message, f"write {wanted} without quotation marks"
    return message, str(error.schema.get("description", ""))


_BOUNDS = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}
_WORDS: Mapping[str, Callable[[str, _Error], Words]] = {
    "type": _wrong_type,
    "enum": _wrong_word,
    "const": _wrong_value,
    "anyOf": _no_alternative,
    "maxLength": _too_long,
    "maxItems": _too_many,
    "uniqueItems": _repeated,
    **dict.fromkeys(_BOUNDS, _out_of_range),
}


def wanted_of(error: _Error) -> str:
    """What the value must be: `must be …`, `write …`."""
    schema = error.schema
    if "x-says" in schema:
        return str(schema["x-says"])
    if "enum" in schema:
        return _listed([str(word) for word in schema["enum"]])
    if "const" in schema:
        return str(schema["const"])
    types = [_TYPES[each] for each in _types(schema) if each != "null"]
    return _listed(types) if types else "another value"


def _listed(words: Sequence[str]) -> str:
    *more, last = words
    return f"{', '.join(more)} or {last}" if more else last


def _types(schema: Mapping[str, Any]) -> Sequence[str]:
    types = schema.get("type", ())
    return (types,) if isinstance(types, str) else types


def _found(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"the number {value}"
    return f"the text `{_text(value)}`" if isinstance(value, str) else f"`{_text(value)}`"


def _text(value: object) -> str:
    return shown(str(value).lower() if isinstance(value, bool) else str(value))
