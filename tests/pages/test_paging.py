"""Lists that are long go over several pages."""

from __future__ import annotations

import pytest

from postmortem_kb.pages import _paging, iter_pages
from postmortem_kb.pages._paging import parts_of, ways
from tests.helpers.small_base import EXTERNAL, INCIDENT, scene, write_record


def test_one_empty_page_where_there_is_nothing():
    assert parts_of([]) == [[]]


def test_one_page_needs_no_way():
    assert ways(1, ["all"], str) == ""


@pytest.mark.parametrize(
    "list_", ["services/checkout", "severities/sev-2", "causes/dns", "external", "years/2026"]
)
def test_every_list_of_records_is_cut(base, monkeypatch, list_):
    monkeypatch.setattr(_paging, "A_PAGE", 1)
    write_record(base, "2026-03-02-again", INCIDENT.replace("slow", "slow again"))
    write_record(base, "2020-01-03-elsewhere", EXTERNAL)
    setting = scene(base)
    found = [page for page in iter_pages(setting) if page.address.startswith(list_)]
    assert len(found) == 2
    named = {id_ for id_ in setting.by_id if any(f"/{id_}/" in page.html for page in found)}
    assert len(named) == 2
    for page in found:
        listed = page.html.partition('id="incidents"')[2] or page.html
        assert sum(f"/{id_}/" in listed for id_ in setting.by_id) == 1
        for other in found:
            assert f'href="{page.root}{other.address}"' in page.html
