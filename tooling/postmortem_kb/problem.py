"""What a check finds: a `Finding` as a rule gives it, a `Problem` as the engine stamps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

DataPath = tuple[str | int, ...]
"""Keys and positions from the top of a front matter to one value."""


class Level(StrEnum):
    """How much a problem matters: only errors make `check` fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class At:
    """A place in one file of a record, in the words of the record.

    `file` is a name inside the incident's folder. At most one of the others is set:
    `data` a path into the front matter, `heading` a section, `line` a line (from 1);
    `column` (from 1) and `width` go with `line`. With none set: the file as a whole.
    `key` asks for the key of the data path rather than its value.
    """

    file: str = "incident.md"
    data: DataPath | None = None
    heading: str | None = None
    line: int | None = None
    column: int = 1
    width: int = 0
    key: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. It knows neither its level, nor its rule's name, nor how it is printed.

    `lapsed`: it became so because time passed. That is a note, and an error under `--deadlines`.
    `discreet` says it without any text of the record, for a record that may not be quoted; where
    it is empty, the line that states the rule is said; where it is the message, the hint holds
    none either and is said too. `excusable`: a waiver may excuse it. `unfit`: the value there is
    none that could be judged further, so that nothing else is said of it. `voids`: the facts of
    which, and below which, nothing else is said: one nobody reads, one that it was meant to be.
    """

    at: At
    message: str
    hint: str = ""
    lapsed: bool = False
    discreet: str = ""
    excusable: bool = True
    unfit: bool = False
    voids: tuple[DataPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its place resolved and its rule and level stamped.

    `path` is relative to the project's root, in posix form; `line` and `column` count from 1.
    `excerpt` is the offending line, `width` the characters to underline; both are empty where
    the text must not be quoted (restricted records).
    """

    path: str
    line: int
    column: int
    rule: str
    level: Level
    message: str
    hint: str = ""
    excerpt: str = ""
    width: int = 0

    @property
    def place(self) -> tuple[str, int, int]:
        """Path, line and column."""
        return (self.path, self.line, self.column)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which problems are reported: path, line, column, rule."""
        return (*self.place, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not be asked, and why."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Promise:
    """An open action item of a past incident: `name` is INCIDENT#a1, `due` as it is written."""

    name: str
    title: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A past incident that one of the judged records looks like, and why."""

    record: str
    id: str
    title: str
    reasons: tuple[str, ...]
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one run of the check has to say.

    `standing` are those of the problems that were there before the change under review;
    `resembling` are the past incidents like the records judged. Both are looked for only where
    a format says them.
    """

    problems: Sequence[Problem]
    skipped: Sequence[Skipped]
    checked: int
    standing: frozenset[Problem] = frozenset()
    resembling: Sequence[Resemblance] = ()

    @property
    def blocks(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.level is Level.ERROR for problem in self.problems)
