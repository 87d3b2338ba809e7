"""How the site is dressed: our style, our script, and our parts of the theme."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

STYLES = ("postmortem.css",)
SCRIPTS = ("postmortem.js", "tables.js")
# Other scripts ask for these where they need them.
MODULES = ("search.js", "hits.js", "near.js")
ASSETS = (*STYLES, *SCRIPTS, *MODULES)
# The reader's system chooses between light and dark, until the reader does.
PALETTE = [
    {
        "media": f"(prefers-color-scheme{scheme})",
        "scheme": name,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": said},
    }
    for scheme, name, icon, said in (
        ("", "default", "theme-light-dark", "Use light colours"),
        (": light", "default", "weather-sunny", "Use dark colours"),
        (": dark", "slate", "weather-night", "Use the colours of the system"),
    )
]
_HERE = Path(str(resources.files(__package__)))


def asset_path(name: str) -> Path:
    """Where one of our assets lies on disk."""
    return _HERE / "assets" / name


def dress(config: MkDocsConfig) -> None:
    """Add our style, script and templates; a repository's own `custom_dir` goes before them."""
    if not config.use_directory_urls:
        raise PluginError("`use_directory_urls: false` changes every record's address: take it out")
    # The theme writes the name as it is in some places and escapes it in others: this fits both.
    config.site_name = Markup.escape(config.site_name)
    config.extra_css += [f"assets/{name}" for name in STYLES]
    config.extra_javascript += [f"assets/{name}" for name in SCRIPTS]
    if config.theme.name == "material":
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_HERE / "templates"))
        config.theme["palette"] = config.theme.get("palette") or PALETTE
        # Without a `nav` our lists are folders with one page: this shows each as one entry.
        config.theme["features"] = [*config.theme.get("features", []), "navigation.indexes"]
