"""`check --fix` and `check --diff`: their options, and saying what was or would be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from postmortem_kb.fixing import Fix
    from postmortem_kb.project import Project

_Function = Callable[..., Any]


def fix_options(function: _Function) -> _Function:
    """`--fix` and `--diff`; the command gets `fix` and `diff`."""
    fix = click.option(
        "--fix",
        is_flag=True,
        help="First mend what is safe to mend: order, quotation marks, missing headings and ids. "
        "What a record says stays as it is.",
    )
    diff = click.option(
        "--diff",
        is_flag=True,
        help="Show what --fix would change, and write and check nothing. Exit status 1 where it "
        "would change something.",
    )
    return fix(diff(function))


def show_fixes(project: Project, paths: Sequence[Path]) -> bool:
    """Print what would be mended; whether that is anything."""
    from postmortem_kb.checking import chosen_records
    from postmortem_kb.fixing import diff_lines, find_fixes

    fixes = tuple(find_fixes(project, chosen_records(project, paths)))
    for fix in fixes:
        for line in diff_lines(fix):
            click.echo(line)
    click.echo(_said("would fix", fixes), err=True)
    return bool(fixes)


def make_fixes(project: Project, paths: Sequence[Path]) -> None:
    """Mend what is safe to mend, and say on stderr how much that was."""
    from postmortem_kb.checking import chosen_records
    from postmortem_kb.fixing import write_fixes

    ids = [incident.id for incident in chosen_records(project, paths)]
    click.echo(_said("fixed", write_fixes(project, ids)), err=True)


def _said(verb: str, fixes: Sequence[Fix]) -> str:
    places, files = sum(fix.places for fix in fixes), len(fixes)
    if not fixes:
        return "nothing to fix"
    return f"{verb} {_counted(places, 'place')} in {_counted(files, 'file')}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
