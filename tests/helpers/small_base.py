"""A small knowledge base on disk, for tests of pages and of the site."""

from __future__ import annotations

from pathlib import Path

from postmortem_kb.pages import Page, Setting, iter_pages
from postmortem_kb.project import Project, open_project
from postmortem_kb.publishing import Audience, set_the_scene

NOW = "2026-03-10T12:00:00Z"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)

POLICY = """\
format: 1
extends: base
zone: Europe/Berlin
clock: 2026-03-10T12:00:00Z
site: {readers: public, public_view: whole, url: https://kb.example.org/sub}
organisation: {name: Example, example: true, notice: "An *example*."}
"""
MKDOCS = """\
site_name: Small <base> & more
theme: {name: material, font: false}
plugins: [postmortem-kb]
"""
INCIDENT = """\
---
title: Checkout slow
severity: SEV-2
status: resolved
kind: incident
type: availability
visibility: public
services: [checkout]
declared_at: 2026-03-01T09:05:00Z
started_at: 2026-03-01T09:00:00Z
detected_at: 2026-03-01T09:04:00Z
acknowledged_at: 2026-03-01T09:06:00Z
mitigated_at: 2026-03-01T09:30:00Z
resolved_at: 2026-03-01T10:00:00Z
summary: Checkout was slow for an hour.
solution: Rolled back the release.
roles:
  incident-commander:
    - {who: ada, from: 2026-03-01T09:05:00Z}
---

## Timeline

- 2026-03-01T09:05:00Z declared @ada: It is slow.
- about ten past nine: somebody called
"""
POSTMORTEM = """\
---
status: published
authors: [ada]
approved_by: [ben]
published_at: 2026-03-03T10:00:00Z
causes: [config-change]
action_items:
  - id: a1
    title: Alert on latency
    type: detect
    state: committed
    owner: ada
    ticket: PLAT-1
    added: 2026-03-03
    due: 2026-03-08
---

## What happened

Behind the proxy the **quokkas** piled up.

## Causes

A setting.
"""
EXTERNAL = """\
---
title: Somebody else's outage
status: resolved
kind: external
type: availability
visibility: public
services: [their-network]
declared_at: 2020-01-02
sources:
  - {url: https://status.example.org/2020, primary: true}
causes: [dns]
---

## What happened

Names went away.
"""


def internal(title: str = "Known inside alone") -> str:
    """The incident as an internal one."""
    return INCIDENT.replace("visibility: public", "visibility: internal").replace(
        "title: Checkout slow", f"title: {title}"
    )


def restricted(text: str = INCIDENT) -> str:
    """A record's text with its visibility restricted."""
    return text.replace("visibility: public", "visibility: restricted")


def write_record(root: Path, id_: str, incident: str, postmortem: str = "", **files: bytes) -> Path:
    """Put a record into the base; gives its folder. `evidence_png` is the file evidence.png."""
    folder = root / "postmortems" / id_[:4] / id_
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "incident.md").write_text(incident, encoding="utf-8", newline="")
    if postmortem:
        (folder / "postmortem.md").write_text(postmortem, encoding="utf-8", newline="")
    for name, content in files.items():
        (folder / ".".join(name.rsplit("_", 1))).write_bytes(content)
    return folder


def write_base(root: Path) -> Path:
    """A base with one own incident, one external and one internal; gives its root."""
    (root / "schema").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "schema" / "policy.yml").write_text(POLICY, encoding="utf-8")
    (root / "schema" / "people.yml").write_text(
        "ada: {name: Ada Example, team: platform}\nben: {name: Ben Example, team: platform}\n"
    )
    (root / "schema" / "services.yml").write_text(
        "checkout: {title: The checkout, owner: ada, team: platform, runbooks: ['https://example.org/run']}\n"
    )
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    write_record(root, "2026-03-01-checkout-slow", INCIDENT, POSTMORTEM, evidence_png=PNG)
    write_record(root, "2020-01-02-their-outage", EXTERNAL)
    write_record(root, "2026-02-01-inside", internal())
    return root


def opened(root: Path) -> Project:
    """The project at `root`."""
    return open_project(root)


def scene(root: Path, audience: Audience = "public") -> Setting:
    """What the pages of the base at `root` are made from."""
    return set_the_scene(opened(root), audience)


def page_at(address: str, setting: Setting) -> Page:
    """The one page at an address."""
    (found,) = [page for page in iter_pages(setting) if page.address == address]
    return found
