"""What an author writes is what a reader sees, as on GitHub."""

from __future__ import annotations

from textwrap import dedent

import pytest

from postmortem_kb.markup import Heading, escape, plain, render, render_inline


def html_of(text, **options):
    return render(dedent(text), **options).html


def keep(address):
    return address


class TestWhatUsersWrite:
    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("*a* **b** `c<d`", "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code></p>"),
            ("~~gone~~ ~5 to ~10", "<p><s>gone</s> ~5 to ~10</p>"),
            ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>"),
            ("AT&T &copy; 1 < 2", "<p>AT&amp;T © 1 &lt; 2</p>"),
            ("line one\nline two", "<p>line one\nline two</p>"),
            ("snake_case_name", "<p>snake_case_name</p>"),
            ("> quoted\n> text", "<blockquote>\n<p>quoted\ntext</p>\n</blockquote>"),
            ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
            ("a\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>"),
            ("***", "<hr>"),
            ("\x00\x1b", "<p>\ufffd\ufffd</p>"),
            ("half \ud800", "<p>half \ufffd</p>"),
            ("", ""),
        ],
    )
    def test_is_commonmark(self, text, html):
        assert render(text).html.strip() == html

    def test_two_spaces_nest_a_list(self):
        html = html_of("- a\n  - b\n    - c\n- d\n")
        assert html.replace("\n", "") == (
            "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"
        )

    def test_a_table_with_its_alignment(self):
        html = html_of("| a | b |\n|--:|---|\n| `x|y` | z |\n")
        assert '<th align="right">a</th>\n<th>b</th>' in html
        assert '<td align="right">' in html

    def test_a_task_list(self):
        html = html_of("- [ ] to do\n- [x] done\n- plain\n")
        assert html.count('<input type="checkbox" disabled=""') == 2
        assert html.count('checked=""') == 1
        assert html.count('<li class="task-list-item">') == 2
        assert "[x]" not in html

    def test_footnotes(self):
        html = html_of("One[^n], again[^n].\n\n[^n]: The note.\n", id_prefix="x-")
        assert '<sup id="fnref:x-1"><a class="footnote-ref" href="#fn:x-1">1</a></sup>' in html
        assert '<sup id="fnref:x-1:1">' in html
        assert '<div class="footnote">\n<hr>\n<ol>\n<li id="fn:x-1"><p>The note.' in html
        assert html.count('class="footnote-backref"') == 2

    def test_a_footnote_that_is_not_there_stays_as_written(self):
        assert html_of("see [^2]") == "<p>see [^2]</p>\n"

    def test_an_alert(self):
        html = html_of("> [!CAUTION]\n> Do not restart.\n")
        assert '<div class="admonition danger">' in html
        assert '<p class="admonition-title">Caution</p>\n<p>Do not restart.</p>' in html


class TestHtmlOfTheAuthor:
    def test_details_with_markdown_in_them(self):
        html = html_of("<details open>\n<summary>Logs</summary>\n\n**x**\n\n</details>\n")
        assert html.replace("\n", "") == (
            '<details open=""><summary>Logs</summary><p><strong>x</strong></p></details>'
        )

    @pytest.mark.parametrize(
        "html", ["<kbd>Ctrl</kbd>", "H<sub>2</sub>O", "x<sup>2</sup>", "a<br>b", "<mark>m</mark>"]
    )
    def test_small_things_stay(self, html):
        assert html_of(html) == f"<p>{html}</p>\n"

    def test_a_table_stays(self):
        table = '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>'
        assert html_of(table) == table

    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("set <your-token> first", "<p>set &lt;your-token&gt; first</p>"),
            ("got <nil>", "<p>got &lt;nil&gt;</p>"),
            ("List<String> x", "<p>List&lt;String&gt; x</p>"),
            ("the <script> tag", "<p>the &lt;script&gt; tag</p>"),
            ("a <!-- hidden --> b", "<p>a  b</p>"),
            ("<!-- never closed", "&lt;!-- never closed"),
            ('<font color="red">x</font>', "<p>x</p>"),
        ],
    )
    def test_other_tags(self, text, html):
        assert render(text).html.strip() == html

    def test_an_unclosed_tag_ends_with_the_text(self):
        assert html_of("<details>\n\nx") == "<details>\n<p>x</p>\n</details>"


class TestCode:
    def test_in_colour_in_the_themes_form(self):
        html = html_of("```yaml\nreplicas: 3\n```\n")
        assert html.startswith('<div class="highlight"><pre><span></span><code><span class="nt">')
        assert html.endswith("\n</code></pre></div>\n")

    @pytest.mark.parametrize("fence", ["```", "```nolang", "```{.x}", "~~~", "```scala"])
    def test_without_colour(self, fence):
        html = html_of(f"{fence}\n<b> & x\n{fence[:3]}\n")
        assert html == (
            '<div class="highlight"><pre><span></span><code>'
            "&lt;b&gt; &amp; x\n</code></pre></div>\n"
        )

    def test_an_indented_block(self):
        assert "<code>kubectl get\n</code>" in html_of("a\n\n    kubectl get\n")

    def test_only_so_much_is_coloured_in_one_text(self):
        block = "```python\n" + "x = 1\n" * 140 + "```\n\n"
        html = html_of(block * 20)
        assert 0 < html.count('class="n"') < 20 * 140
        assert html.count("<code>x = 1\n") > 0


class TestLinks:
    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("[x](https://a.example/b?c=d&e)", "https://a.example/b?c=d&amp;e"),
            ("<https://a.example>", "https://a.example"),
            ("<ada@a.example>", "mailto:ada@a.example"),
            ("(see https://a.example/b_(c).)", "https://a.example/b_(c)"),
            ("at https://a.example/x*y*z_,", "https://a.example/x*y*z"),
            ("HTTPS://A.example", "HTTPS://A.example"),
            ("*http://a.example:8080/b*", "http://a.example:8080/b"),
            ("**https://a.example/b**", "https://a.example/b"),
            ('<a href="https://a.example">x</a>', "https://a.example"),
            ("[x][1]\n\n[1]: https://a.example", "https://a.example"),
        ],
    )
    def test_to_other_hosts(self, text, address):
        assert f'<a href="{address}" rel="noopener noreferrer">' in render(text).html

    @pytest.mark.parametrize(
        "text",
        [
            "`https://a.example`",
            "xhttps://a.example",
            "https://",
            "ftp://a.example",
            "www.a.example",
            "incident.md",
            "ada@a.example",
            "12:30:00",
            "std::string",
        ],
    )
    def test_no_link(self, text):
        assert "<a" not in render(text).html

    def test_an_address_as_the_text_of_a_link_makes_one_link(self):
        html = html_of("[https://a.example](https://b.example)")
        assert html.count("<a ") == 1
        assert "https://b.example" in html

    def test_an_address_in_an_authors_own_link_makes_one_link(self):
        assert html_of('<a href="https://b.example">https://a.example</a>').count("<a ") == 1

    def test_the_page_answers_for_what_has_no_scheme(self):
        asked = []

        def link(address):
            asked.append(address)
            return f"/files/{address}"

        text = '[a](b.md#c "T") ![d](<e f.png>) <a href="g">h</a> <img src=i.png alt=j width=9>'
        assert html_of(text, link=link) == (
            '<p><a href="/files/b.md#c" title="T">a</a> '
            '<img src="/files/e%20f.png" alt="d" loading="lazy"> <a href="/files/g">h</a> '
            '<img src="/files/i.png" alt="j" width="9" loading="lazy"></p>\n'
        )
        assert asked == ["b.md#c", "e%20f.png", "g", "i.png"]

    def test_refused_a_link_is_its_text_and_an_image_its_alternative_text(self):
        text = "[a *b*](c) ![d *e*](f.png) <a href=g>h</a> <img src=i alt=j>"
        assert html_of(text) == "<p>a <em>b</em> d e h j</p>\n"

    def test_an_image_of_another_host_is_a_link(self):
        assert html_of("![graph](https://a.example/g.png)") == (
            '<p><a href="https://a.example/g.png" rel="noopener noreferrer">graph</a></p>\n'
        )

    def test_an_image_of_another_host_in_a_link_is_its_text(self):
        assert html_of("[![build](https://a.example/b.svg)](https://c.example)") == (
            '<p><a href="https://c.example" rel="noopener noreferrer">build</a></p>\n'
        )

    def test_a_link_to_a_heading_follows_its_prefix(self):
        html = html_of("[x](#What-broke) [y](#elsewhere)\n\n## What broke\n", id_prefix="pm-")
        assert '<p><a href="#pm-what-broke">x</a> y</p>' in html


class TestHeadings:
    def test_have_ids_links_to_themselves_and_a_place_under_the_page(self):
        rendered = render("# A `b` & *c*!\n\n## D\n", heading_level=1, id_prefix="i-")
        assert rendered.headings == (Heading(2, "A b & c!", "i-a-b--c"), Heading(3, "D", "i-d"))
        link = '<a class="headerlink" href="#i-d" title="Link to this section">¶</a>'
        assert rendered.html.splitlines()[1] == f'<h3 id="i-d">D{link}</h3>'

    def test_never_go_below_the_sixth_level(self):
        rendered = render("##### a\n\n###### b", heading_level=3)
        assert [heading.level for heading in rendered.headings] == [6, 6]

    def test_have_unique_ids(self):
        text = "\n\n".join(f"# {name}" for name in ["a", "A", "a-1", "a", "!", "?", "é ü", "__x__"])
        ids = [heading.id for heading in render(text).headings]
        assert ids == ["a", "a-1", "a-1-1", "a-2", "section", "section-1", "é-ü", "x"]
        assert [heading.id for heading in render("# a-1\n# a\n# a").headings] == ["a-1", "a", "a-2"]

    def test_of_both_kinds_and_in_lists_are_found(self):
        rendered = render("One\n===\n\nTwo\nlines\n---\n\n- # Three\n\n```\n# no\n```\n")
        assert [heading.text for heading in rendered.headings] == ["One", "Two lines", "Three"]

    def test_of_the_theme_are_not_taken(self):
        assert [heading.id for heading in render("# \\_\\_search").headings] == ["search"]


class TestText:
    def test_is_what_a_reader_reads(self):
        rendered = render(
            "# Top\n\nA *b* `c`\nnext [d](e) ![f](g) &amp; h[^1]\n\n"
            "| i | j |\n|---|---|\n| k | l |\n\n```sh\nm | n\n```\n\n"
            "<details><summary>o</summary>\n\np\n\n</details>\n\n[^1]: q\n"
        )
        assert rendered.text == "Top\nA b c next d f & h\ni\nj\nk\nl\nm | n\no\np\nq"

    @pytest.mark.parametrize("text", ["# A\n\n- b\n- c **d**", "x < y <!-- z --> `<w>`", ""])
    def test_plain_gives_the_same(self, text):
        assert plain(text) == render(text).text


class TestOneLine:
    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("`a` **b** https://c.example", None),
            ("# no heading", "# no heading"),
            ("1. no list", "1. no list"),
            ("<details>a</details><p>b</p>", "ab"),
            ("a\nb", "a\nb"),
        ],
    )
    def test_has_no_blocks(self, text, html):
        rendered = render_inline(text)
        assert (
            rendered == html if html else rendered.startswith("<code>a</code> <strong>b</strong>")
        )

    def test_asks_the_page_for_links(self):
        assert render_inline("[a](b)", link=keep) == '<a href="b">a</a>'
        assert render_inline("[a](b)") == "a"


def test_escape_serves_within_quotes():
    assert escape("<\"'&\x1b\ud800>") == "&lt;&quot;&#x27;&amp;\ufffd\ufffd&gt;"
