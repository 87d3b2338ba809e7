"""The built site: whole or not at all, and without a trace of what may not be shown."""

from __future__ import annotations

import gzip
import html
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from postmortem_kb.errors import ConfigurationError, PostmortemError, UsageError
from postmortem_kb.website.building import build_site
from tests.helpers.small_base import (
    INCIDENT,
    PNG,
    POSTMORTEM,
    opened,
    restricted,
    write_base,
    write_record,
)

ID = "2026-03-02-restricted-kanarie"
# A word for each place of a record that a page could take something from.
FIELDS = """\
---
title: canarytitle
severity: SEV-2
status: resolved
kind: incident
type: canarytype
visibility: restricted
services: [checkout, canaryservice]
tags: [canarytag]
declared_at: 2026-03-02T09:05:00Z
started_at: 2026-03-02T09:00:00Z
resolved_at: 2026-03-02T09:30:00Z
declared_by: canaryperson
summary: canarysummary
solution: canarysolution
impact: {who: canarywho, how: canaryhow}
aliases: [2026-03-02-canaryalias]
roles:
  incident-commander:
    - {who: canaryholder, from: 2026-03-02T09:05:00Z}
related:
  - {id: 2026-03-01-checkout-slow, as: see}
waivers:
  - {rule: postmortem-deadline, reason: canaryreason, by: ada, on: 2026-03-02}
---

## Timeline

- 2026-03-02T09:05:00Z declared @canaryauthor: canaryentry

## Notes

canarynote ![canaryalt](canaryimage.png)
"""
ANSWERS = (
    POSTMORTEM.replace("quokkas", "canaryanswer")
    .replace("[config-change]", "[canarycause]")
    .replace("title: Alert on latency", "title: canaryitem")
    .replace("PLAT-1", "canaryticket")
)


def build(root: Path, out: Path, audience="internal"):
    left_out = build_site(opened(root), audience, out)
    return {
        p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()
    }, left_out


def hide_records(root: Path) -> None:
    """Add restricted records: one sound, one broken, one with an unknown word."""
    write_record(root, ID, FIELDS, ANSWERS, canaryimage_png=PNG)
    write_record(
        root, "2026-03-03-canarybroken", FIELDS.replace("severity:", "severity: a: b"), ANSWERS
    )
    write_record(root, "2019-03-04-canaryodd", FIELDS.replace(": restricted", ": Public"), ANSWERS)


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory):
    """The files of a site built without restricted records, and with them."""
    folder = tmp_path_factory.mktemp("two")
    plain, hiding = write_base(folder / "plain"), write_base(folder / "hiding")
    hide_records(hiding)
    return build(plain, folder / "one")[0], build(hiding, folder / "two")[0]


def test_with_and_without_restricted_records_every_byte_is_the_same(two_sites):
    without, with_ = two_sites
    assert sorted(with_) == sorted(without)
    assert [name for name in without if without[name] != with_[name]] == []


def test_no_canary_in_any_name_or_content(two_sites):
    _, files = two_sites
    assert any(name.startswith("pagefind/fragment/") for name in files)
    assert "incidents/2026-03-01-checkout-slow/index.html" in files
    found = [
        name
        for name, content in files.items()
        if re.search("canary|kanarie", f"{name}\n{readable(content)}", re.IGNORECASE)
    ]
    assert found == []


def test_the_canaries_would_be_found(tmp_path):
    root = write_base(tmp_path / "base")
    write_record(
        root,
        "2026-03-02-canary",
        FIELDS.replace(": restricted", ": public"),
        ANSWERS,
        canaryimage_png=PNG,
    )
    files, _ = build(root, tmp_path / "site")
    texts = {name: readable(content) for name, content in files.items()}
    for word in set(re.findall(r"\bcanary\w+", FIELDS + ANSWERS)) - {"canaryalias", "canaryalt"}:
        assert any(word in text for text in texts.values()), word
    assert any(
        "canaryanswer" in text for name, text in texts.items() if name.startswith("pagefind/")
    )


def readable(content: bytes) -> str:
    """Content as text: decompressed, and without entities, percent signs and JSON's escapes."""
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    text = content.decode("utf-8", errors="replace")
    unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
    return "\n".join((text, html.unescape(text), unquote(text), unescaped))


def test_public_readers_see_no_internal_record(tmp_path):
    root = write_base(tmp_path / "base")
    files, _ = build(root, tmp_path / "site", "public")
    assert not any(
        "inside" in name or b"Known inside" in content for name, content in files.items()
    )


def test_a_hidden_name_in_a_text_is_withheld_and_said(tmp_path):
    root = write_base(tmp_path / "base")
    write_record(root, ID, FIELDS)
    write_record(root, "2026-03-04-b", INCIDENT + f"\n## Notes\n\nSee [it](../{ID}/) or {ID}.\n")
    files, left_out = build(root, tmp_path / "site")
    assert "(withheld)" in files["incidents/2026-03-04-b/index.html"].decode()
    assert [found.path for found in left_out] == ["postmortems/2026/2026-03-04-b/incident.md"]


def test_a_hidden_name_in_a_guide_keeps_the_old_site(tmp_path):
    root = write_base(tmp_path / "base")
    before, _ = build(root, tmp_path / "site")
    write_record(root, ID, FIELDS)
    (root / "docs" / "guide.md").write_text(f"# Guide\n\nAs in {ID}.\n")
    with pytest.raises(PostmortemError, match="names a record that may not"):
        build(root, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == before["index.html"]


def test_what_was_there_is_gone_when_it_is_restricted(tmp_path):
    root = write_base(tmp_path / "base")
    build(root, tmp_path / "site")
    write_record(root, "2026-03-01-checkout-slow", restricted(), POSTMORTEM)
    files, _ = build(root, tmp_path / "site")
    assert not any("checkout-slow" in name for name in files)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "site"]


def test_a_foreign_folder_is_left_alone(tmp_path):
    root = write_base(tmp_path / "base")
    with pytest.raises(UsageError, match="something else than a site"):
        build(root, root / "docs" / "..")
    assert (root / "mkdocs.yml").is_file()


def test_titles_are_escaped_wherever_the_theme_writes_them(tmp_path):
    root = write_base(tmp_path / "base")
    hostile = INCIDENT.replace("title: Checkout slow", "title: '</title><script>alert(1)</script>'")
    write_record(root, "2026-03-01-checkout-slow", hostile, POSTMORTEM)
    files, _ = build(root, tmp_path / "site")
    pages = {name: text.decode() for name, text in files.items() if name.endswith(".html")}
    assert [name for name, text in pages.items() if "<script>alert" in text] == []
    assert "&lt;script&gt;" in pages["incidents/2026-03-01-checkout-slow/index.html"]


def test_the_sitemap_names_every_page_and_no_shell(tmp_path):
    root = write_base(tmp_path / "base")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text() + "site_url: https://kb.example.org/sub/\n")
    files, _ = build(root, tmp_path / "site")
    sitemap = files["sitemap.xml"].decode()
    named = set(re.findall("<loc>https://kb.example.org/sub/(.*?)</loc>", sitemap))
    pages = {name.removesuffix("index.html") for name in files if name.endswith("index.html")}
    assert named == pages
    assert gzip.decompress(files["sitemap.xml.gz"]).decode() == sitemap
    canonical = (
        '<link rel="canonical" href="https://kb.example.org/sub/incidents/2026-02-01-inside/">'
    )
    assert canonical in files["incidents/2026-02-01-inside/index.html"].decode()


def test_every_record_is_indexed(two_sites):
    files, _ = two_sites
    entry = json.loads(files["pagefind/pagefind-entry.json"])
    assert entry["languages"]["en"]["page_count"] == 3


def test_every_link_within_the_site_leads_somewhere(two_sites):
    files, _ = two_sites
    broken = []
    for name, content in files.items():
        if name.endswith(".html") and name != "404.html":
            for link in re.findall(r'(?:href|src)="([^"#?]+)[^"]*"', content.decode()):
                if not re.match(r"[a-z]+:", link):
                    target = _resolve(name, html.unescape(link))
                    if target not in files and f"{target}/index.html".lstrip("/") not in files:
                        broken.append((name, link))
    assert broken == []


def _resolve(page: str, link: str) -> str:
    parts = page.split("/")[:-1]
    for part in unquote(link).split("/"):
        if part == "..":
            parts.pop()
        elif part not in (".", ""):
            parts.append(part)
    return "/".join(parts)


def test_an_old_address_leads_to_the_new_one_and_stays_out_of_lists(tmp_path):
    root = write_base(tmp_path / "base")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text() + "site_url: https://kb.example.org/\n")
    old = "aliases: [2026-03-01-old, ../../escape, 2026-02-01-inside]\nsummary:"
    write_record(root, "2026-03-01-checkout-slow", INCIDENT.replace("summary:", old), POSTMORTEM)
    files, _ = build(root, tmp_path / "site")
    page = files["incidents/2026-03-01-old/index.html"].decode()
    assert 'content="0; url=../../incidents/2026-03-01-checkout-slow/"' in page
    assert b"2026-03-01-old" not in files["sitemap.xml"]
    assert b"Known inside alone" in files["incidents/2026-02-01-inside/index.html"]
    assert not [name for name in files if "escape" in name]


def test_the_notice_stands_on_every_page(two_sites):
    files, _ = two_sites
    pages = [content for name, content in files.items() if name.endswith(".html")]
    assert len(pages) > 10
    assert all(b"An <em>example</em>." in content for content in pages)


def test_without_the_plugin_it_says_what_to_add(tmp_path):
    root = write_base(tmp_path / "base")
    (root / "mkdocs.yml").write_text("site_name: x\nplugins: []\n")
    with pytest.raises(ConfigurationError, match="does not name the plugin"):
        build(root, tmp_path / "site")


def test_an_empty_base_builds(tmp_path):
    root = write_base(tmp_path / "base")
    (root / "postmortems").rename(tmp_path / "away")
    files, left_out = build(root, tmp_path / "site")
    assert "index.html" in files
    assert left_out == []


def test_mkdocs_itself_makes_the_same_pages(tmp_path):
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    root = write_base(tmp_path / "base")
    ours, _ = build(root, tmp_path / "site", "public")
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "theirs"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    for name, content in ours.items():
        assert (tmp_path / "theirs" / name).read_bytes() == content, name


def test_a_record_of_which_nothing_is_told_yet_is_found_too(tmp_path):
    root = write_base(tmp_path / "base")
    bare = (
        "title: Just opened\nseverity: SEV-2\nstatus: open\nkind: incident\nvisibility: public\n"
        "declared_at: 2026-03-07T09:05:00Z\n"
    )
    write_record(root, "2026-03-07-just-opened", f"---\n{bare}---\n")
    build_site(opened(root), "public", tmp_path / "site")
    entry = json.loads((tmp_path / "site/pagefind/pagefind-entry.json").read_text("utf-8"))
    records = list((tmp_path / "site/incidents").glob("*/index.html"))
    assert [language["page_count"] for language in entry["languages"].values()] == [len(records)]
