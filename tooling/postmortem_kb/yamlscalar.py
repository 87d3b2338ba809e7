"""What a plain YAML scalar means here, and what other YAML readers would take it for."""

from __future__ import annotations

import re
from typing import Any

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]{1,17}\.[0-9]{1,17}", re.ASCII)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_FIRST = frozenset("0123456789+-.nNyYtTfFoO")

# YAML 1.1 (https://yaml.org/type/), as PyYAML and many editors still read it, and YAML 1.2.
_MISREADINGS = (
    (re.compile(r"yes|Yes|YES|on|On|ON|True|TRUE"), "true"),
    (re.compile(r"no|No|NO|off|Off|OFF|False|FALSE"), "false"),
    (re.compile(r"Null|NULL"), "nothing"),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?", re.ASCII),
     "a number in base 60"),
    (re.compile(r"[-+]?0o?[0-7_]+", re.ASCII), "an octal number"),
    (re.compile(r"[-+]?0[xb][0-9a-fA-F_]+", re.ASCII), "a number"),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), "a number"),
    (re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?",
                re.ASCII), "a number"),
)  # fmt: skip


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
    if not written or written[0] not in _FIRST or not isinstance(resolve(written), str):
        return ""
    return next((taken for pattern, taken in _MISREADINGS if pattern.fullmatch(written)), "")
