"""`postmortem build`: the site."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@click.option("--audience", metavar="A", help="Who reads it: public or internal.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site is put; `site` in the project where absent.",
)
@click.option(
    "--previous",
    metavar="SITE",
    type=click.Path(exists=True, path_type=Path),
    help="The site before, as a folder or a sitemap.xml, to hold the addresses against; "
    "what --out holds where absent.",
)
@as_of_option
@project_option
@click.pass_context
def command(
    context: click.Context,
    audience: str | None,
    out: Path | None,
    previous: Path | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Build the site whole, or leave the old one as it is.

    Exit status 1 where something was left out of it, or where an address of the site before is
    gone and nothing leads on from it; stderr says what.

    \b
    Examples:
      postmortem build
      postmortem build --audience internal --out /srv/www/incidents
    """
    project = open_project(directory, as_of)
    from postmortem_kb.publishing import choose_audience
    from postmortem_kb.website.building import build_site

    chosen = choose_audience(project, audience)
    target = out or project.root / "site"
    missing = build_site(project, chosen, target, previous)
    for found in missing:
        click.echo(f"left out: {found.path}: {found.why}", err=True)
    if not (target / "feed.xml").is_file():
        say = "say `site: {url: https://…}` in schema/policy.yml"
        click.echo(f"no feeds: {say}; below a path 404.html needs it too", err=True)
    click.echo(f"built for {chosen} readers: {target}", err=True)
    context.exit(1 if missing else 0)
