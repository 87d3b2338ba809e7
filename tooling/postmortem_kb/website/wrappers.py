"""The pages as Markdown files around their HTML, for another generator than MkDocs."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

from postmortem_kb.errors import UsageError
from postmortem_kb.markup import escape
from postmortem_kb.pages import Page
from postmortem_kb.website.content import Content
from postmortem_kb.website.theme import ASSETS, asset_path

MARK = "written by postmortem pages"
_LINE_ENDS = re.compile(r"\r\n?|\n")


def write_wrappers(content: Content, out: Path) -> int:
    """Write every page below `out`, which is new, empty, or was written so; gives their number.

    The folder is put in place whole. Raises `UsageError` where it holds anything else.
    """
    out = out.resolve()
    _refuse_foreign(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as work:
        new = Path(work) / "new"
        for page in content.pages:
            _write(page, new, content.folder_of(page))
        content.write_files(new, content.site_url)
        for name in ASSETS:
            (new / "assets").mkdir(exist_ok=True)
            shutil.copyfile(asset_path(name), new / "assets" / name)
        if out.exists():
            out.rename(Path(work) / "old")
        new.rename(out)
    return len(content.pages)


def wrap(page: Page) -> str:
    """One page as Markdown: front matter, then one block of HTML that stays as it is.

    A blank line would end the block for a Markdown reader, and what follows would be read again:
    each line's end within the HTML is written as a character reference.
    """
    settings = {
        "title": escape(page.title),
        "description": escape(page.description),
        "hide": ["navigation"],
        "search": {"exclude": True},
        "written_by": MARK,
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in settings.items()]
    html = _LINE_ENDS.sub("&#10;", str(page.html))
    return "\n".join(["---", *lines, "---", "", f'<div class="kb-page">{html}</div>', ""])


def _write(page: Page, folder: Path, source: Path | None) -> None:
    place = folder / page.address
    place.mkdir(parents=True, exist_ok=True)
    (place / "index.md").write_text(wrap(page), encoding="utf-8", newline="\n")
    if source is not None:
        for name in page.files:
            shutil.copyfile(source / name, place / name, follow_symlinks=False)


def _refuse_foreign(out: Path) -> None:
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    front = out / "index.md"
    if not front.is_file() or MARK not in front.read_text(encoding="utf-8", errors="replace"):
        message = f"{out} holds something else than pages of ours"
        raise UsageError(message, "name an empty or a new folder")
