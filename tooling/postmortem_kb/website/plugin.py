"""The plugin: MkDocs' events, and nothing but them. What is done stands in the other files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from postmortem_kb.errors import PostmortemError
from postmortem_kb.website.config import PostmortemConfig
from postmortem_kb.website.content import Content, whole_address
from postmortem_kb.website.security import with_policy
from postmortem_kb.website.theme import dress

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from postmortem_kb.project import Project


class PostmortemPlugin(BasePlugin[PostmortemConfig]):  # type: ignore[no-untyped-call]
    """`plugins: - postmortem-kb` in mkdocs.yml."""

    project: Project | None = None
    content: Content
    at_home = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is for this machine alone."""
        self.at_home = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the project and make its pages."""
        try:
            self.content = Content.open(config, self.config, self.project, at_home=self.at_home)
        except PostmortemError as failure:
            raise PluginError(_said(failure)) from failure
        config.site_url = config.site_url or self.content.site_url
        dress(config)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages that stand in the navigation, the shell, and the assets."""
        return self.content.add_to(files, config)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the templates what every page says."""
        env.globals["kb_notice"] = self.content.notice
        env.globals["kb_feeds"] = bool(whole_address(config.site_url))
        return env

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put our HTML under what an author wrote at the same address."""
        return self.content.fill(html, page)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Say which scripts may run, on the page for what is not there."""
        return with_policy(output) if self._is_guarded and template_name == "404.html" else output

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Say which scripts may run: those of the theme, none of a text."""
        return with_policy(output, page.content or "") if self._is_guarded else output

    @property
    def _is_guarded(self) -> bool:
        return self.config.content_security_policy and not self.at_home

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Stamp the records' pages, write the feeds, and index."""
        try:
            self.content.finish(Path(config.site_dir), config.site_url)
        except PostmortemError as failure:
            raise PluginError(_said(failure)) from failure

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build again when a record or the policy changes."""
        for folder in self.content.watched():
            server.watch(str(folder))
        return server


def _said(failure: PostmortemError) -> str:
    return f"{failure.message}\n  hint: {failure.hint}" if failure.hint else failure.message
