"""What a plain YAML scalar means here, and what other YAML readers would take it for."""

from __future__ import annotations

import re
from typing import Any

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]{1,17}\.[0-9]{1,17}", re.ASCII)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_FIRST = frozenset("0123456789+-.nNyYtTfFoO")

# YAML 1.1 (https://yaml.org/type/), as PyYAML and many editors still read it, and YAML 1.2.
_MISREAD = re.compile(
    r"(?P<true>yes|Yes|YES|on|On|ON|True|TRUE)"
    r"|(?P<false>no|No|NO|off|Off|OFF|False|FALSE)"
    r"|(?P<nothing>Null|NULL)"
    r"|(?P<base_60>[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)"
    r"|(?P<octal>[-+]?0o?[0-7_]+)"
    r"|(?P<number>[-+]?(?:0[xb][0-9a-fA-F_]+|\.(?:inf|Inf|INF)"
    r"|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?)|\.(?:nan|NaN|NAN))",
    re.ASCII,
)
_TAKEN_FOR = {
    "true": "true",
    "false": "false",
    "nothing": "nothing",
    "base_60": "a number in base 60",
    "octal": "an octal number",
    "number": "a number",
}


def resolve(written: str) -> Any:
    """The value of a plain scalar: nothing, true, false, a whole or decimal number, else text.

    A number is one only where it would be written back as it stands: `1.10` is a version and `017`
    may be anything. Timestamps stay text: what the author wrote is kept, and rules read it.
    """
    if written in _WORDS:
        return _WORDS[written]
    if _INTEGER.fullmatch(written):
        return int(written)
    if _DECIMAL.fullmatch(written) and repr(float(written)) == written:
        return float(written)
    return written


def misread(written: str) -> str:
    """What another YAML reader takes this plain scalar for, or "" where all read it as we do."""
    if not written or written[0] not in _FIRST:
        return ""
    match = _MISREAD.fullmatch(written)
    if match is None or not isinstance(resolve(written), str):
        return ""
    return _TAKEN_FOR[str(match.lastgroup)]
