"""Reports: a module collects the values of one, and `<report>_<format>.py` prints it."""

from __future__ import annotations

from functools import cache
from importlib import import_module, resources
from typing import Any


@cache
def format_names(report: str) -> tuple[str, ...]:
    """The formats in which a report can be printed, sorted."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    start = f"{report}_"
    return tuple(
        sorted(n[len(start) : -3] for n in names if n.startswith(start) and n.endswith(".py"))
    )


def load_format(report: str, name: str) -> Any:
    """The function that prints a report in a format; `name` is one of `format_names(report)`."""
    return import_module(f"{__name__}.{report}_{name}").render
