"""What `postmortem pages` writes, built by another generator: ProperDocs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from postmortem_kb.website.building import build_site
from postmortem_kb.website.content import Content
from postmortem_kb.website.wrappers import write_wrappers
from tests.helpers.small_base import INCIDENT, opened, restricted, scene, write_base, write_record

PROPERDOCS = Path(sys.executable).parent / "properdocs"
SETTINGS = """\
site_name: Other
docs_dir: docs
site_dir: site
theme: {name: material, font: false}
plugins: []
"""
RECORD = "incidents/2026-03-01-checkout-slow"


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The site that `postmortem build` makes, and the one that ProperDocs makes of our pages."""
    folder = tmp_path_factory.mktemp("properdocs")
    root = write_base(folder / "base")
    moved = INCIDENT.replace("services:", "aliases: [2026-02-20-old-name]\nservices:")
    write_record(root, "2026-03-04-renamed", moved)
    write_record(root, "2026-03-02-restricted-abcd", restricted())
    build_site(opened(root), "public", folder / "ours")
    write_wrappers(Content(opened(root), scene(root)), folder / "docs")
    (folder / "properdocs.yml").write_text(SETTINGS, encoding="utf-8")
    command = [str(PROPERDOCS), "build", "--strict", "-q", "-f", str(folder / "properdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "ours", folder / "site"


def addresses(site: Path) -> set[str]:
    return {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}


def test_every_page_has_the_address_that_it_has_with_us(sites):
    ours, theirs = sites
    assert addresses(theirs) == addresses(ours)
    assert "incidents/2026-02-20-old-name" in addresses(ours)
    assert "incidents/2026-03-02-restricted-abcd" not in addresses(theirs)


def test_feeds_and_images_too(sites):
    ours, theirs = sites
    for name in (f"{RECORD}/evidence.png", "feed.xml", "feed.json", "api/v1/index.json"):
        assert (theirs / name).read_bytes() == (ours / name).read_bytes()


def test_the_content_is_the_same(sites):
    for page in (RECORD, "years/2026", "handbook", "insights"):
        shown = [plain_text(site / page / "index.html") for site in sites]
        assert shown[0]
        assert shown[0] == shown[1]


def plain_text(file: Path) -> str:
    """The words of a page's own part, however a generator dresses it."""
    html = file.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
    return " ".join(text.replace("&#10;", " ").split())
