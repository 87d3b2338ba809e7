"""The failures that a person can mend: each says what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from postmortem_kb.problem import Problem


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


class FileRefused(ConfigurationError):
    """A file of `schema/` holds what cannot be used; `problems`, at least one, say where."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.order)
        lines = (f"{p.path}:{p.line}:{p.column}: {p.message}" for p in self.problems)
        super().__init__("\n".join(lines), self.problems[0].hint)


class RecordError(PostmortemError):
    """A record is not in the state that a command needs: exit status 1."""
