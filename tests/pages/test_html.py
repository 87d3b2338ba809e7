"""HTML that is safe by construction."""

from __future__ import annotations

from postmortem_kb.pages._html import Html, element, join, outward, table


def test_text_is_escaped_and_html_is_not():
    assert element("p", "a < b", Html("<b>c</b>")) == "<p>a &lt; b<b>c</b></p>"


def test_attributes():
    made = element("a", "x", href='"><script>', class_="k", data_kind="q", hidden=True, title=None)
    assert made == '<a href="&quot;&gt;&lt;script&gt;" class="k" data-kind="q" hidden>x</a>'


def test_html_joined_to_text_is_text_again():
    assert not isinstance(Html("<b>") + "x", Html)
    assert element("p", Html("<b>") + "x") == "<p>&lt;b&gt;x</p>"


def test_join_leaves_out_what_is_empty():
    assert join(["a", None, "", Html("<i>")], ", ") == "a, <i>"


def test_a_link_to_elsewhere_is_one_that_a_page_may_use():
    assert outward("https://a.example/?x=1&y", "t").startswith(
        '<a href="https://a.example/?x=1&amp;y"'
    )
    for address in ("javascript:alert(1)", "//evil.example", "data:text/html,x", "x y"):
        assert outward(address, "t") == "t"


def test_a_cell_knows_its_column():
    assert '<td data-label="Who">ada</td>' in table(["Who"], [["ada"]])
