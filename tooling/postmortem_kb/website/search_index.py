"""The search index: Pagefind, run over the built pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from postmortem_kb.errors import PostmortemError
from postmortem_kb.website.stable_index import settle

FOLDER = "pagefind"
# Pagefind's own search page and its parts: ours takes their place.
_NOT_NEEDED = ("pagefind-ui*", "pagefind-modular*", "pagefind-component*", "pagefind-highlight*")
# Parts of a record that are no words of its author: labels, dates, and the sign beside a heading.
_NOT_WORDS = (".headerlink", ".kb-record__state", ".kb-facts dt", ".kb-facts time", ".kb-utc")


def index_site(site: Path) -> int:
    """Index the pages that mark a body for it; gives their number.

    Raises `PostmortemError` where Pagefind fails or has found no page: a search that finds
    nothing looks as if nothing had ever happened.
    """
    command = [sys.executable, "-m", "pagefind", "--site", ".", "--output-subdir", FOLDER]
    command += ["--exclude-selectors", ", ".join(_NOT_WORDS), "--silent"]
    settings = {key: v for key, v in os.environ.items() if not key.startswith("PAGEFIND_")}
    done = subprocess.run(
        command, cwd=site, env=settings, capture_output=True, text=True, check=False
    )
    count = _page_count(site) if done.returncode == 0 else 0
    if not count:
        said = (done.stderr or done.stdout).strip() or "it found no page"
        raise PostmortemError(f"the search index could not be made: {said}")
    settle(site / FOLDER)
    for pattern in _NOT_NEEDED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
    return count


def _page_count(site: Path) -> int:
    entry = site / FOLDER / "pagefind-entry.json"
    if not entry.is_file():
        return 0
    languages = json.loads(entry.read_text(encoding="utf-8"))["languages"]
    return sum(language["page_count"] for language in languages.values())
