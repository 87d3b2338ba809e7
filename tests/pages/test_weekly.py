"""The weekly report on the site, and the weeks before."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.overdue import command
from postmortem_kb.pages.weekly import pages
from tests.helpers.small_base import (
    INCIDENT,
    POLICY,
    POSTMORTEM,
    internal,
    page_at,
    restricted,
    scene,
    write_record,
)

SECRET = "2026-03-02-their-names"


@pytest.fixture
def archive(base):
    """A base with another record, and with its report of two weeks kept on the branch."""
    write_record(base, SECRET, INCIDENT, POSTMORTEM.replace("Alert on latency", "Ask the quokka"))
    subprocess.run(["git", "init", "--quiet", str(base)], check=True)
    for day in ("2026-03-02", "2026-03-09"):
        arguments = ["-C", str(base), "--to", "archive", "--as-of", day]
        assert CliRunner().invoke(command, arguments).exit_code == 0
    return base


def addresses(setting):
    return [page.address for page in pages(setting)]


def test_today_s_report_leads_to_the_records_and_their_items(base):
    html = page_at("weekly/", scene(base)).html
    assert "<strong>1 action item is overdue, the longest by 2 days.</strong>" in html
    assert 'href="../incidents/2026-03-01-checkout-slow/#item-a1"' in html
    assert "None is kept yet" in html


def test_each_week_that_was_kept_has_its_page(archive):
    setting = scene(archive)
    assert addresses(setting) == ["weekly/", "weekly/2026-W10/", "weekly/2026-W11/"]
    assert '<a href="2026-W11/">2026-W11</a>: 2 action items' in page_at("weekly/", setting).html
    html = page_at("weekly/2026-W11/", setting).html
    assert "the longest by 1 day." in html
    assert f'href="../../incidents/{SECRET}/#item-a1"' in html


def test_what_became_restricted_is_in_no_week(archive):
    folder = archive / "postmortems" / "2026" / SECRET
    (folder / "incident.md").write_text(restricted(), encoding="utf-8")
    hidden = [(page.address, page.html) for page in pages(scene(archive, "internal"))]
    (folder / "incident.md").unlink()
    (folder / "postmortem.md").unlink()
    folder.rmdir()
    assert [(page.address, page.html) for page in pages(scene(archive, "internal"))] == hidden
    assert not any(word in html for _, html in hidden for word in (SECRET, "quokka"))
    assert "1 action item is overdue, the longest by 1 day;" in dict(hidden)["weekly/2026-W11/"]


def test_a_public_site_that_shows_all_of_public_records_shows_no_internal_one(archive):
    folder = archive / "postmortems" / "2026" / SECRET
    (folder / "incident.md").write_text(internal(), encoding="utf-8")
    public = "".join(page.html for page in pages(scene(archive)))
    assert "weekly report 2026-w11" in public.casefold()
    assert not any(word in public for word in (SECRET, "quokka"))
    assert "quokka" in "".join(page.html for page in pages(scene(archive, "internal")))


def test_a_record_that_was_renamed_is_found_by_its_old_name(archive):
    folder = archive / "postmortems" / "2026" / SECRET
    folder.rename(folder.with_name("2026-03-02-renamed"))
    text = INCIDENT.replace("---\n", f"---\naliases: [{SECRET}]\n", 1)
    (folder.with_name("2026-03-02-renamed") / "incident.md").write_text(text, encoding="utf-8")
    html = page_at("weekly/2026-W11/", scene(archive)).html
    assert 'href="../../incidents/2026-03-02-renamed/#item-a1"' in html


def test_a_week_that_is_still_to_come_has_not_been(archive):
    later = ["-C", str(archive), "--to", "archive", "--as-of", "2026-03-16"]
    assert CliRunner().invoke(command, later).exit_code == 0
    assert addresses(scene(archive))[-1] == "weekly/2026-W11/"


def test_customers_are_shown_no_report(archive):
    (archive / "schema" / "policy.yml").write_text(POLICY.replace("public_view: whole, ", ""))
    assert addresses(scene(archive)) == []
    assert len(addresses(scene(archive, "internal"))) == 3


def test_a_page_does_not_grow_with_the_number_of_items(base):
    items = "".join(
        f"  - {{id: a{n}, title: T, state: committed, owner: {who}, due: 2026-03-0{n % 7 + 1}}}\n"
        for n, who in ((n, ("ada", "ben")[n // 90]) for n in range(1, 151))
    )
    postmortem = f"---\nstatus: published\naction_items:\n{items}---\n"
    write_record(base, "2026-03-01-checkout-slow", INCIDENT, postmortem)
    html = page_at("weekly/", scene(base)).html
    overdue = html[html.index("Overdue") : html.index("Committed without")]
    assert overdue.count("<li>") == 100
    assert "And 50 more (platform 50): " in overdue
    assert [who in overdue for who in ("platform, ada", "platform, ben")] == [True, True]


def test_titles_lead_on_and_so_does_the_way_to_the_board(base):
    html = page_at("weekly/", scene(base)).html
    assert '#item-a1">Alert on latency</a>' in html
    assert 'href="../actions/">board of action items</a>' in html
    assert "<code>postmortem overdue --to archive</code>" in html
