"""How problems are printed: one format a file, found by file name, each with `render`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from typing import Protocol

from postmortem_kb.problem import Outcome


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the printing happens. `prefix` leads from the git work tree's top to the root.

    `colour`: the output is a terminal that shows colours. `columns` is how wide a quoted line may
    be, so that it and the caret below it stay one line each.
    """

    prefix: str = ""
    colour: bool = False
    columns: int = 100


class Render(Protocol):
    """What every format offers: the lines of the output, without line ends."""

    def __call__(self, outcome: Outcome, setting: Setting, /) -> Iterator[str]: ...


@cache
def format_names() -> tuple[str, ...]:
    """The names that `--format` takes, sorted."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(n[:-3] for n in names if n.endswith(".py") and not n.startswith("_")))


def load_format(name: str) -> Render:
    """The format of that name; `name` is one of `format_names()`."""
    render: Render = import_module(f"{__name__}.{name}").render
    return render
