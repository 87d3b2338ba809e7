"""The failures that a person can mend: each says what is wrong, where, and what to do next."""

from __future__ import annotations


class PostmortemError(Exception):
    """A failure caused by what the user gave us; printed as one message, never as a traceback."""

    exit_status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(PostmortemError):
    """A command was called in a way that cannot work: exit status 2."""

    exit_status = 2


class ConfigurationError(PostmortemError):
    """A file of `schema/` cannot be used, or the system lets us not write: exit status 2."""

    exit_status = 2


class RecordError(PostmortemError):
    """A record is not in the state that a command needs: exit status 1."""
