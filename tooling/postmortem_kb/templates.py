"""The bodies of new files: templates in Jinja's sandbox, shipped or replaced by the repository.

A template gives the text below the front matter; the facts above it are written by the tool, so
that no template can break them.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from postmortem_kb.errors import ConfigurationError

FOLDER = "schema/templates"


def render_body(root: Path, name: str, **facts: object) -> str:
    """The body of a new file (`name` is `incident.md` or `postmortem.md`).

    Raises `ConfigurationError` for a template of the repository that cannot be used.
    """
    # Imported here: only commands that write a new file need it.
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined
    )
    path, text = _source(root, name)
    try:
        return environment.from_string(text).render(facts)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        line = getattr(error, "lineno", None) or 1
        message = f"{path}:{line}: the template cannot be used: {error}"
        raise ConfigurationError(message, "mend it, or delete it to use the shipped one") from error


def _source(root: Path, name: str) -> tuple[str, str]:
    own = root / FOLDER / f"{name}.j2"
    if not own.is_file():
        shipped = resources.files("postmortem_kb") / "shipped" / "templates" / f"{name}.j2"
        return f"template {name}.j2", shipped.read_text("utf-8")
    path = f"{FOLDER}/{own.name}"
    try:
        return path, own.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read", "save it as UTF-8 text") from error
