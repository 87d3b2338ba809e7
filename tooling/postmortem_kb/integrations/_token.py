"""A token from the environment: what is none is refused here, where nobody prints it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from postmortem_kb.errors import ConfigurationError


def read_token(environment: Mapping[str, str], name: str, hint: str) -> str:
    """The token in the variable `name`. Raises `ConfigurationError`, without a letter of it."""
    token = environment.get(name, "").strip()
    if not token:
        raise ConfigurationError(f"{name} is not set", hint)
    # A header with another character is refused further down, by a message that quotes it.
    if not re.fullmatch(r"[!-~]+", token, re.ASCII):
        hint = "copy it again: one line of letters, digits and signs, without blanks"
        raise ConfigurationError(f"{name} holds what no token has", hint)
    return token
