"""Indexing fails loudly."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import PostmortemError
from postmortem_kb.website.search_index import index_site

PAGE = '<html lang="en"><body><p data-pagefind-body>word</p></body></html>'


def test_the_number_of_pages(tmp_path):
    (tmp_path / "index.html").write_text(PAGE)
    assert index_site(tmp_path) == 1
    assert not list((tmp_path / "pagefind").glob("*ui*"))


def test_a_site_without_pages_is_a_failure(tmp_path):
    with pytest.raises(PostmortemError, match="search index could not be made"):
        index_site(tmp_path)
