"""The use case behind `init`: what a new repository needs, and what is there already.

What is written stands in `shipped/init/files/`, as it will stand in the repository. Nothing that
exists is touched: for it there is advice, the lines to add by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from postmortem_kb.document import text_of
from postmortem_kb.errors import UsageError
from postmortem_kb.frontmatter import read_yaml
from postmortem_kb.policy_source import POLICY_PATH, load_preset, preset_names
from postmortem_kb.schema import SCHEMAS
from postmortem_kb.suggestion import did_you_mean

_SHIPPED = resources.files("postmortem_kb") / "shipped"
# One word for pip, in a workflow's shell between single quotation marks, and no option of pip's.
_TOOL = re.compile(r"[A-Za-z0-9./][A-Za-z0-9._+:/@=~!,%#\[\]-]*", re.ASCII)
_FOLDER = re.compile(r"[A-Za-z0-9._/-]+", re.ASCII)
_WORD = re.compile("@[A-Z]+@")
CI_NAMES = ("github", "gitlab")
"""The services whose pipelines are shipped."""
_LISTS = ("CODEOWNERS", ".gitignore")
"""Files of lines: what is missing in one that exists are single lines."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a repository is set up. `folder` leads from the git work tree's top to it, or is "".

    `tool` is what the workflows install; `since` the day from which reports are judged; `ci` is
    one of `CI_NAMES`.
    """

    preset: str
    tool: str
    since: date
    folder: str = ""
    ci: str = "github"

    def __post_init__(self) -> None:
        if self.preset not in preset_names():
            hint = did_you_mean(self.preset, preset_names())
            raise UsageError(f"there is no preset `{self.preset}`", hint)
        if not _TOOL.fullmatch(self.tool):
            hint = "such as postmortem-kb==1.2 or git+https://example.org/postmortem-kb@v1"
            raise UsageError(f"`{self.tool}` is not one plain word for pip to install", hint)
        if self.folder and not _FOLDER.fullmatch(self.folder):
            hint = "use letters, digits, `.`, `_` and `-` in its name"
            raise UsageError(f"no workflow can name the folder `{self.folder}`", hint)


@dataclass(frozen=True, slots=True)
class Step:
    """One file: `done` says whether it was written, `advice` what to add where it existed.

    `beside`: the advice is a file of its own, by this name, for nothing can be added to that one.
    """

    path: Path
    done: bool
    advice: str = ""
    beside: Path | None = None


@cache
def defaults() -> Mapping[str, str]:
    """What `init` takes where nobody says otherwise: `preset` and `tool`."""
    raw = (_SHIPPED / "init" / "defaults.yml").read_bytes()
    data = read_yaml("defaults.yml", "shipped/init/defaults.yml", raw).data
    return {key: text_of(data, key) for key in data}


def set_up(root: Path, top: Path, plan: Plan) -> Iterator[Step]:
    """Write what is missing. `top` is the git work tree's top, where the pipelines stand.

    Raises `UsageError` where a file cannot be written.
    """
    for name, text in _wanted(plan):
        path = (top if name.startswith((".github/", ".gitlab")) else root) / name
        if path.exists() or path.is_symlink():
            yield _left(path, text)
        else:
            _write(path, text)
            yield Step(path, True)
    yield from update_schemas(root)


def update_schemas(root: Path) -> Iterator[Step]:
    """Write the copies of the schemas for editors and other tools, where they differ."""
    for schema in SCHEMAS:
        text = (_SHIPPED / "schema" / f"{schema}.schema.json").read_text("utf-8")
        path = root / Path(POLICY_PATH).parent / f"{schema}.schema.json"
        same = path.is_file() and path.read_bytes() == text.encode("utf-8")
        if not same:
            _write(path, text)
        yield Step(path, not same)


def _wanted(plan: Plan) -> Iterator[tuple[str, str]]:
    """The files by name, with the plan's words in the place of `@WORDS@`."""
    words = {
        "@PRESET@": plan.preset,
        "@SEVERITY@": load_preset(plan.preset).usual_severity,
        "@SINCE@": plan.since.isoformat(),
        "@TOOL@": plan.tool,
        "@FOLDER@": plan.folder or ".",
        "@PREFIX@": f"{plan.folder}/" if plan.folder else "",
    }
    for name, file in _files_for(plan.ci):
        yield name, _WORD.sub(lambda found: words[found[0]], file.read_text("utf-8"))


def _files_for(ci: str) -> Iterator[tuple[str, Traversable]]:
    """What a repository gets: pipelines and owners stand where its service looks for them."""
    for name, file in _shipped_files(_SHIPPED / "init" / "files", ""):
        if ci == "github" or not name.startswith(".github/"):
            yield name, file
    if ci == "gitlab":
        yield from _shipped_files(_SHIPPED / "init" / "gitlab", "")


def _shipped_files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        # Under its own name git would obey it here.
        name = above + (".gitignore" if entry.name == "gitignore" else entry.name)
        if entry.is_dir():
            yield from _shipped_files(entry, f"{name}/")
        else:
            yield name, entry


def _left(path: Path, wanted: str) -> Step:
    """A file that was there. Of two pipelines on GitHub each has a file of its own."""
    advice = _advice(path, wanted)
    if not advice or path.parent.name != "workflows":
        return Step(path, False, advice)
    beside = path.with_name(f"postmortem-{path.name}")
    return Step(path, False) if beside.exists() else Step(path, False, advice, beside)


def _advice(path: Path, wanted: str) -> str:
    """What to add by hand to a file that exists; "" where it has what it needs."""
    if path.name not in _LISTS and (path.suffix != ".yml" or path.parent.name == "schema"):
        return ""
    try:
        present = path.read_text("utf-8", "replace")
    except OSError:
        return ""
    if path.name == "mkdocs.yml":
        return "" if "postmortem-kb" in present else "".join(_settings(present, wanted))
    if path.name not in _LISTS:
        return "" if "postmortem" in present else wanted
    rules = {line.split()[0] for line in present.splitlines() if line.strip()}
    missing = (line for line in wanted.splitlines() if line.strip() and line[0] != "#")
    return "".join(f"{line}\n" for line in missing if line.split()[0] not in rules)


def _settings(present: str, wanted: str) -> Iterator[str]:
    """What a mkdocs.yml lacks: a key that it has is not to be written a second time."""
    for block in re.split(r"(?m)^(?=[a-z])", wanted)[1:]:
        key = block.partition(":")[0]
        if not re.search(rf"(?m)^{key}:", present):
            yield block
        elif key == "plugins":
            yield f"# behind the plugins that you have, in the form in which they stand:\n{block}"
        elif key == "theme" and "material" not in present:
            yield f"# in the place of the theme that you have:\n{block}"


def _write(path: Path, text: str) -> None:
    """A reader sees no file or the whole one, never a half."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    except OSError as error:
        hint = "what was written so far stays; run it again when that is mended"
        raise UsageError(f"`{path}` cannot be written: {error.strerror}", hint) from error
