"""What `mkdocs.yml` may say of the plugin."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as option

from postmortem_kb.publishing import AUDIENCES


class PostmortemConfig(base.Config):  # type: ignore[no-untyped-call]
    """The options under `plugins: - postmortem-kb:`."""

    audience = option.Optional(option.Choice(AUDIENCES))
    """Who reads the site; where absent, the policy's `site.readers` says it."""

    as_of = option.Optional(option.Type(str))
    """The clock of the pages; where absent, the policy's, else `SOURCE_DATE_EPOCH`, else now."""

    content_security_policy = option.Type(bool, default=True)
    """Whether pages allow scripts from the site's own host alone. Never while serving: the page
    that reloads itself does so by a script of MkDocs."""
