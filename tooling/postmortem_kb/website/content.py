"""What the plugin brings to MkDocs: pages, the shell, and what is done after the build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from postmortem_kb.corpus import FOLDER
from postmortem_kb.document import text_of
from postmortem_kb.feeds import iter_files
from postmortem_kb.markup import escape, render_inline
from postmortem_kb.pages import Page, Setting, iter_pages
from postmortem_kb.pages._html import Html
from postmortem_kb.project import Project, open_project
from postmortem_kb.publishing import (
    WITHHELD,
    Audience,
    choose_audience,
    hidden_names,
    set_the_scene,
)
from postmortem_kb.website import shell
from postmortem_kb.website.navigation import navigation, present
from postmortem_kb.website.search_index import index_site
from postmortem_kb.website.stamping import stamp_pages
from postmortem_kb.website.theme import ASSETS, asset_path

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as Rendered

    from postmortem_kb.website.config import PostmortemConfig


@dataclass(frozen=True)
class Content:
    """The pages of a project for one audience."""

    project: Project
    setting: Setting

    @classmethod
    def open(
        cls,
        config: MkDocsConfig,
        options: PostmortemConfig,
        project: Project | None,
        *,
        at_home: bool,
    ) -> Content:
        """For the project given, else the one that mkdocs.yml lies in."""
        where = Path(config.config_file_path).parent if config.config_file_path else Path()
        project = project or open_project(where, options.as_of)
        audience = choose_audience(project, options.audience, at_home=at_home)
        return cls(project, set_the_scene(project, audience))

    @cached_property
    def pages(self) -> Sequence[Page]:
        """Every page, without the name of any record that may not be shown."""
        hidden = hidden_names(self.project.incidents, self.audience)
        pages = iter_pages(self.setting)
        if hidden is None:
            return list(pages)
        return [_without(page, hidden) for page in pages if not hidden.search(page.address)]

    @cached_property
    def in_navigation(self) -> Mapping[str, Page]:
        """The pages that MkDocs itself makes, by the path of their source."""
        return {f"{p.address}index.md": p for p in self.pages if p.address.count("/") < 2}

    @cached_property
    def notice(self) -> str:
        """What the policy has every page say, as HTML."""
        organisation = self.setting.policy.part("organisation")
        said = text_of(organisation, "notice")
        if not said and organisation.get("example") is True:
            said = "This is an example: the organisation and its incidents are fictional."
        return render_inline(said)

    @property
    def audience(self) -> Audience:
        """Who reads the pages."""
        return "internal" if self.setting.audience == "internal" else "public"

    @property
    def site_url(self) -> str | None:
        """The site's address by the policy, for a mkdocs.yml that does not say it."""
        return text_of(self.setting.policy.part("site"), "url") or None

    def add_to(self, files: Files, config: MkDocsConfig) -> Files:
        """Add what is not there yet: an author's page at the same address stays."""
        for source, page in self.in_navigation.items():
            if files.get_file_from_path(source) is None:
                files.append(File.generated(config, source, content=_head(page.title)))
        head = _head(shell.TITLE, shell.DESCRIPTION)
        hidden = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, shell.SOURCE, content=head, inclusion=hidden))
        if config.nav is None:
            shown = files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
            config.nav = navigation(self.in_navigation, (file.src_uri for file in shown))
        else:
            config.nav = present(config.nav, files.src_uris)
        for name in ASSETS:
            path = str(asset_path(name))
            files.append(File.generated(config, f"assets/{name}", abs_src_path=path))
        return files

    def fill(self, html: str, rendered: Rendered) -> str:
        """The content of one of MkDocs' pages: the author's, then ours."""
        source = rendered.file.src_uri
        if source == shell.SOURCE:
            rendered.toc = TableOfContents([AnchorLink(shell.PLACE, shell.ANCHOR, 2)])
            return f"<h1 hidden></h1>{shell.CONTENT}"
        page = self.in_navigation.get(source)
        if page is None:
            return html
        places = [AnchorLink(escape(place.text), place.id, 2) for place in page.contents]
        rendered.toc = TableOfContents([*rendered.toc, *places])
        return f"{html}\n{page.html}"

    def write_files(self, folder: Path, site_url: str | None) -> None:
        """Write what programs read, without the name of any record that may not be shown."""
        hidden = hidden_names(self.project.incidents, self.audience)
        for file in iter_files(self.setting, whole_address(site_url)):
            text = hidden.sub(WITHHELD, file.text) if hidden else file.text
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")

    def finish(self, site: Path, site_url: str | None) -> None:
        """After the build: write the feeds, stamp the other pages, then index the records."""
        self.write_files(site, site_url)
        stamped = [page for page in self.pages if page.address.count("/") >= 2]
        stamp_pages(site, stamped, self.folder_of)
        if self.setting.incidents:
            index_site(site)

    def watched(self) -> Iterator[Path]:
        """The folders that the pages are made from."""
        found = (self.project.root / name for name in (FOLDER, "schema"))
        return (folder for folder in found if folder.is_dir())

    def folder_of(self, page: Page) -> Path | None:
        """Where the files of a record's page lie; None where it has none."""
        incident = self.setting.by_id.get(page.address.split("/")[1]) if page.files else None
        return self.project.root / incident.folder if incident else None


def whole_address(site_url: str | None) -> str:
    """The site's address with a slash at the end; "" where it is none of a host."""
    whole = site_url and site_url.startswith(("https://", "http://"))
    return f"{site_url.rstrip('/')}/" if site_url and whole else ""


def _head(title: str, description: str = "") -> str:
    """Front matter. The theme writes titles as they are: what is given is escaped, and quoted."""
    lines = [f"title: {json.dumps(escape(title))}"]
    if description:
        lines.append(f"description: {json.dumps(escape(description))}")
    return "\n".join(["---", *lines, "---", ""])


def _without(page: Page, hidden: re.Pattern[str]) -> Page:
    def clean(text: str) -> str:
        return hidden.sub(WITHHELD, text)

    return replace(
        page,
        title=clean(page.title),
        html=Html(clean(page.html)),
        contents=tuple(p._replace(text=clean(p.text), id=clean(p.id)) for p in page.contents),
        description=clean(page.description),
    )
