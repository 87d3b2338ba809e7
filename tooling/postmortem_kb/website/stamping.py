"""After the build: each record's page is stamped from the shell, with its images beside it."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from postmortem_kb.pages import Page
from postmortem_kb.website.shell import ADDRESS, FOLDER, Shell

_SITEMAP_ENTRY = re.compile(rf"<url>(?:(?!</url>).)*{ADDRESS}(?:(?!</url>).)*</url>\s*", re.DOTALL)


def stamp_pages(site: Path, pages: Iterable[Page], source: Callable[[Page], Path | None]) -> None:
    """Write the pages into the built site and take the shell away.

    `source` gives the folder that a page's files are copied from.
    """
    shell = Shell.read((site / ADDRESS / "index.html").read_text(encoding="utf-8"))
    shutil.rmtree(site / FOLDER)
    written = [_write(site, page, shell, source(page)) for page in pages]
    _list_in_sitemap(site, written)


def _write(site: Path, page: Page, shell: Shell, source: Path | None) -> str:
    folder = site / page.address
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(shell.stamp(page), encoding="utf-8", newline="\n")
    if source is not None:
        for name in page.files:
            shutil.copyfile(source / name, folder / name, follow_symlinks=False)
    return page.address


def _list_in_sitemap(site: Path, addresses: Sequence[str]) -> None:
    file = site / "sitemap.xml"
    if not file.is_file():
        return
    text = file.read_text(encoding="utf-8")
    entry = _SITEMAP_ENTRY.search(text)
    if entry:
        entries = "".join(entry.group().replace(ADDRESS, address) for address in addresses)
        text = text[: entry.start()] + entries + text[entry.end() :]
        file.write_text(text, encoding="utf-8", newline="\n")
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
