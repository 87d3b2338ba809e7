"""After the build: each record's page is stamped from the shell, with its images beside it."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from postmortem_kb.markup import escape
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
    _list_in_sitemap(site, [page.address for page in written if not page.moved_to])


def _write(site: Path, page: Page, shell: Shell, source: Path | None) -> Page:
    folder = site / page.address
    folder.mkdir(parents=True, exist_ok=True)
    html = _forward(page) if page.moved_to else shell.stamp(page)
    (folder / "index.html").write_text(html, encoding="utf-8", newline="\n")
    if source is not None:
        for name in page.files:
            shutil.copyfile(source / name, folder / name, follow_symlinks=False)
    return page


def _forward(page: Page) -> str:
    """A page that sends browsers, and search engines, on to another; it needs no script."""
    address, title = escape(page.moved_to), escape(page.title)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="{address}"><meta name="robots" content="noindex">'
        f'<meta http-equiv="refresh" content="0; url={address}"></head>'
        f"<body>{page.html}</body></html>\n"
    )


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
