"""`postmortem pages`: the site's pages for another generator."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--audience", metavar="A", help="Who reads it: public or internal.")
@as_of_option
@project_option
@click.pass_context
def command(
    context: click.Context,
    folder: Path,
    audience: str | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Write the site's pages into DIR as Markdown files around finished HTML.

    Another generator makes a site of them; restricted records are not among them.

    \b
    Example:
      postmortem pages site-source
    """
    project = open_project(directory, as_of)
    from postmortem_kb.publishing import choose_audience, left_out, set_the_scene
    from postmortem_kb.website.content import Content
    from postmortem_kb.website.wrappers import write_wrappers

    chosen = choose_audience(project, audience)
    count = write_wrappers(Content(project, set_the_scene(project, chosen)), folder)
    missing = list(left_out(project, chosen))
    for found in missing:
        click.echo(f"left out: {found.path}: {found.why}", err=True)
    click.echo(f"{count} pages for {chosen} readers: {folder}", err=True)
    context.exit(1 if missing else 0)
