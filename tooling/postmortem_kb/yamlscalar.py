"""What a plain YAML scalar means here, and what other YAML readers would take it for."""

from __future__ import annotations

import re
from typing import Any

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}", re.ASCII)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_FIRST = frozenset("0123456789+-.~nNyYtTfFoO=")

# YAML 1.1 (https://yaml.org/type/), as PyYAML and many editors still read it.
_MISREADINGS = (
    (re.compile(r"yes|Yes|YES|on|On|ON|True|TRUE"), "is read as true by some YAML readers"),
    (re.compile(r"no|No|NO|off|Off|OFF|False|FALSE"), "is read as false by some YAML readers"),
    (re.compile(r"Null|NULL"), "is read as nothing by some YAML readers"),
    (re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?", re.ASCII),
     "is read as a number in base 60 by some YAML readers"),
    (re.compile(r"[-+]?0[0-9_]+", re.ASCII), "is read as an octal number by some YAML readers"),
    (re.compile(r"[-+]?0[xb][0-9a-fA-F_]+", re.ASCII), "is read as another number by YAML readers"),
    (re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?", re.ASCII),
     "is read as a number without its underscores by some YAML readers"),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), "is no number that can be used here"),
    (re.compile(r"[-+]?[0-9]{19,}(?:\.[0-9]*)?", re.ASCII), "is too long for a number"),
    (re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|[0-9]+|\.[0-9]+)[eE][-+]?[0-9]+", re.ASCII),
     "is read as a number by some YAML readers"),
)  # fmt: skip


def resolve(written: str) -> Any:
    """The value of a plain scalar: nothing, true, false, a whole or decimal number, else text.

    Timestamps stay text: what the author wrote is kept, and rules read it.
    """
    if written in _WORDS:
        return _WORDS[written]
    if written[0] in "0123456789+-":
        if _INTEGER.fullmatch(written):
            return int(written)
        if _DECIMAL.fullmatch(written):
            return float(written)
    return written


def misread(written: str) -> str:
    """How another YAML reader would take this plain scalar, or "" where all agree."""
    if not written or written[0] not in _FIRST or written in _WORDS:
        return ""
    return next((why for pattern, why in _MISREADINGS if pattern.fullmatch(written)), "")
