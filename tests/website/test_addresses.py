"""No address disappears silently."""

from __future__ import annotations

import shutil

import pytest

from postmortem_kb.errors import UsageError
from postmortem_kb.website.addresses import addresses_of
from postmortem_kb.website.building import build_site
from tests.helpers.small_base import INCIDENT, opened, write_record

OLD, NEW = "2026-03-04-old-name", "2026-03-04-new-name"


@pytest.fixture
def built(base, tmp_path):
    """A base with a site in place, of which one record is going to move."""
    write_record(base, OLD, INCIDENT)
    build(base, tmp_path / "site")
    return base


def build(base, out, previous=None):
    found = build_site(opened(base), "public", out, previous)
    return [one.path for one in found if "site before" in one.why]


def rename(base, incident):
    shutil.rmtree(base / "postmortems" / "2026" / OLD)
    write_record(base, NEW, incident)


def test_a_record_that_went_is_named_once(built, tmp_path):
    rename(built, INCIDENT)
    assert build(built, tmp_path / "site") == [f"incidents/{OLD}/"]
    assert build(built, tmp_path / "site") == []


def test_one_that_an_alias_leads_on_from_is_not(built, tmp_path):
    rename(built, INCIDENT.replace("services:", f"aliases: [{OLD}]\nservices:"))
    assert build(built, tmp_path / "site") == []


def test_one_that_became_restricted_is_not_named(built, tmp_path):
    text = INCIDENT.replace("visibility: public", "visibility: restricted")
    write_record(built, OLD, text.replace("[checkout]", "[hush]"))
    assert build(built, tmp_path / "site") == []


def test_a_guide_that_went_is_named(base, tmp_path):
    guide = base / "docs" / "guide.md"
    guide.write_text("# A guide\n")
    build(base, tmp_path / "site")
    guide.unlink()
    assert build(base, tmp_path / "site") == ["guide/"]


def test_a_sitemap_of_the_site_before_is_enough(built, tmp_path):
    sitemap = tmp_path / "before.xml"
    shutil.copyfile(tmp_path / "site" / "sitemap.xml", sitemap)
    rename(built, INCIDENT)
    assert build(built, tmp_path / "elsewhere", sitemap) == [f"incidents/{OLD}/"]


def test_a_folder_and_its_sitemap_say_the_same(built, tmp_path):
    site = tmp_path / "site"
    assert addresses_of(site / "sitemap.xml") == addresses_of(site)


def test_a_site_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UsageError, match="no site and no sitemap"):
        addresses_of(tmp_path / "nothing")
