"""Builds the site into a new folder, looks through it, and puts it whole in the old one's place."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from postmortem_kb.errors import ConfigurationError, PostmortemError, UsageError
from postmortem_kb.project import Project
from postmortem_kb.publishing import Audience, LeftOut, hidden_names, left_out
from postmortem_kb.website.addresses import addresses_of, vanished
from postmortem_kb.website.audit import find_traces
from postmortem_kb.website.plugin import PostmortemPlugin
from postmortem_kb.website.theme import ASSETS

CONFIGURATION = "mkdocs.yml"


def build_site(
    project: Project, audience: Audience, out: Path, previous: Path | None = None
) -> Sequence[LeftOut]:
    """Build the site for an audience at `out`; gives what it does not show, or shows no more.

    The addresses are held against those of `previous`, a site's folder or its sitemap.xml; where
    it is None, against what is at `out`. The folder is there whole or as it was before. Raises
    `UsageError` where `out` holds something else than a site, `PostmortemError` where the build
    fails or a hidden name is found in it.
    """
    out = out.resolve()
    refuse_foreign(out)
    before = addresses_of(previous or out) if previous or out.exists() else set()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as work:
        new = Path(work) / "new"
        _build(project, audience, new)
        _audit(project, audience, new)
        if out.exists():
            out.rename(Path(work) / "old")
        new.rename(out)
    return [*left_out(project, audience), *vanished(before, out, project)]


def refuse_foreign(out: Path) -> None:
    """Raise `UsageError` where a folder is neither empty nor a site of ours."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not (out / "assets" / ASSETS[0]).is_file():
        message = f"{out} holds something else than a site"
        raise UsageError(message, "name an empty or a new folder with --out")


def load(project: Project, **settings: str) -> MkDocsConfig:
    """The configuration in mkdocs.yml. Raises `ConfigurationError`."""
    file = project.root / CONFIGURATION
    if not file.is_file():
        raise ConfigurationError(f"no {CONFIGURATION} in {project.root}", "run `postmortem init`")
    try:
        return load_config(str(file), **settings)
    except (Abort, MkDocsException) as failure:
        raise ConfigurationError(f"{CONFIGURATION} cannot be used: {failure}") from failure


def _build(project: Project, audience: Audience, folder: Path) -> None:
    config = load(project, site_dir=str(folder))
    plugin = config.plugins.get("postmortem-kb")
    if not isinstance(plugin, PostmortemPlugin):
        message = f"{CONFIGURATION} does not name the plugin that makes the pages"
        raise ConfigurationError(message, "add `- postmortem-kb` under `plugins:`")
    plugin.project = project
    plugin.config.audience = audience
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except (Abort, MkDocsException) as failure:
        raise PostmortemError(f"the site was not built: {failure}") from failure
    finally:
        config.plugins.on_shutdown()


def _audit(project: Project, audience: Audience, folder: Path) -> None:
    hidden = hidden_names(project.incidents, audience)
    traces = sorted(find_traces(folder, hidden)) if hidden else []
    if traces:
        message = f"the site was not put in place: {traces[0]} names a record that may not be shown"
        raise PostmortemError(message, "take the name out of the page or guide it comes from")
