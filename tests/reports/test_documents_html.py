"""A document as HTML."""

from __future__ import annotations

from postmortem_kb.reports import documents_html
from tests.helpers.papers import written
from tests.helpers.records import sound


def test_the_title_is_text_and_the_body_is_clean():
    record = sound(incident={"title": "'<b> & <script>'"})
    html = "\n".join(documents_html.render(written("situation", record=record)))
    assert "<title>Situation report: &lt;b&gt; &amp; &lt;script&gt;</title>" in html
    assert "<script" not in html
    assert "<strong>" in html


def test_no_heading_has_a_sign_that_links_to_itself():
    html = "\n".join(documents_html.render(written("situation")))
    assert "<h1" in html
    assert "¶" not in html
    assert "headerlink" not in html
