"""`postmortem import`: brings existing reports in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._options import as_of_option, open_project, project_option
from postmortem_kb.errors import UsageError
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.importing.words import Words
    from postmortem_kb.moving_in import Result

_LONGEST_NAME = 44


@click.command(name="import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH…"
)
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be recognised; write nothing.")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Words of your reports (YAML): headings, labels, zones, severities, people, dates.",
)
@click.option(
    "--timezone",
    metavar="ZONE",
    help="The zone of times that name none, such as Europe/London. Without it they stay as "
    "written.",
)
@click.option(
    "--visibility",
    type=click.Choice(["public", "internal", "restricted"]),
    default="internal",
    show_default=True,
    help="Who may read the records outside of this repository.",
)
@as_of_option
@project_option
def command(
    paths: tuple[Path, ...],
    dry: bool,
    mapping: Path | None,
    timezone: str | None,
    visibility: str,
    as_of: str | None,
    directory: Path,
) -> None:
    """Bring existing reports in, from files and folders.

    Reads Markdown with YAML, TOML or no front matter. Each report becomes a record with its whole
    text; times, action items and dates are lifted where the report says them. Nothing is guessed:
    what is left to mend stands in the record and in `postmortem check`. Run it as often as you
    like: a report that is here already is left alone.

    \b
    Example:
      postmortem import docs/postmortems
    """
    from postmortem_kb.importing.words import Zone, zone_named
    from postmortem_kb.moving_in import Choices, import_reports

    project = open_project(directory, as_of)
    choices = Choices(
        words=_words(mapping),
        today=project.now.astimezone(project.policy.zone).date(),
        zone=Zone(timezone, zone_named(timezone)) if timezone else None,
        visibility=visibility,
        dry=dry,
    )
    results = []
    for result in import_reports(project, paths, choices):
        results.append(result)
        if not dry and result.state in ("changed", "refused"):
            click.echo(printable(f"{result.state}: {result.path}: {_why(result)}"), err=True)
        elif not dry and result.state == "imported":
            click.echo(result.id)
    if dry:
        click.echo("\n".join(_table(results)))
    for line in _summary(results, dry=dry):
        click.echo(line, err=True)


def _words(mapping: Path | None) -> Words:
    from postmortem_kb.frontmatter import read_yaml
    from postmortem_kb.importing.words import shipped_words, with_mapping

    words = shipped_words()
    if mapping is None:
        return words
    document = read_yaml(mapping.name, str(mapping), mapping.read_bytes())
    if document.broken:
        defect = document.defects[0]
        raise UsageError(f"{mapping}:{defect.line}: {defect.message}", defect.hint)
    return with_mapping(words, document.data)


def _table(results: Sequence[Result]) -> Iterator[str]:
    """What was recognised, one line a report, with what has to be looked at below it."""
    yield f"{'report':<{_LONGEST_NAME}}  {'date':<10}  {'zone':<8}  times  items  title"
    for result in results:
        name = printable(_short(result.path))
        draft = result.draft
        if draft is None or result.state != "imported":
            yield f"{name:<{_LONGEST_NAME}}  {result.state}: {printable(_why(result))}"
            continue
        day = draft.day.isoformat() if draft.day else "none"
        zone = printable(draft.zone or "none")[:8]
        figures = f"{len(draft.entries):>5}  {len(draft.items):>5}"
        yield f"{name:<{_LONGEST_NAME}}  {day:<10}  {zone:<8}  {figures}  {printable(draft.title)}"
        for found in draft.found:
            yield f"    line {found.line}: {printable(found.message)}"
        if draft.unknown_headings:
            said = ", ".join(f"`{printable(each)}`" for each in draft.unknown_headings)
            yield f"    headings that no list knows: {said}"


def _why(result: Result) -> str:
    return f"{result.why} ({result.hint})" if result.hint else result.why


def _short(path: str) -> str:
    return path if len(path) <= _LONGEST_NAME else f"…{path[1 - _LONGEST_NAME :]}"


def _summary(results: Sequence[Result], *, dry: bool) -> Iterator[str]:
    counted = Counter(result.state for result in results)
    brought = [result for result in results if result.state == "imported"]
    defects = sum(bool(result.draft and result.draft.found) for result in brought)
    verb = "would be imported" if dry else "imported"
    said = [f"{len(brought)} {verb}"]
    said += [f"{defects} of them with something to mend"] if defects else []
    said += [f"{counted['known']} known already"] if counted["known"] else []
    said += [f"{counted['changed']} changed since"] if counted["changed"] else []
    said += [f"{counted['refused']} refused"]
    said += [f"{counted['passed over']} passed over"] if counted["passed over"] else []
    yield f"{', '.join(said)}."
    passed = [result.path for result in results if result.state == "passed over"]
    if passed:
        more = f" and {len(passed) - 5} more" if len(passed) > 5 else ""
        named = ", ".join(printable(each) for each in passed[:5])
        yield f"No report by their names: {named}{more}. Name one itself to have it tried."
    if brought and not dry:
        yield "What to do next: `postmortem check`, then `postmortem adoption`."
