"""No text takes long or much memory; what is past the bounds is shown as it was written."""

from __future__ import annotations

import subprocess
import sys

import pytest

from postmortem_kb.markup import escape, plain, render, render_inline

SECONDS = 10
MEMORY = 1 << 30
SCRIPT = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from postmortem_kb.markup import plain, render, render_inline
text = eval(sys.argv[1])
print(len(render(text, link=str).html), len(render_inline(text)), len(plain(text)))
"""
BOMBS = {
    "brackets": "'[' * 8_000",
    "images": "'![x](' * 8_000",
    "images in lines": "('![' + '_ ' * 30 + '\\n') * 1_600",
    "closed brackets": "'[' * 2_000 + 'a' + '](x)' * 2_000",
    "emphasis": "'*a ' * 20_000",
    "emphasis of three kinds": "'~~a~~ *_' * 12_000",
    "quotes": "'>' * 50_000 + 'a'",
    "quotes and text in turn": "'> # a\\na\\n' * 4_900",
    "footnotes in quotes": "'[]( \\n[^a]: [^a]\\n> [!NOTE]\\n' * 3_000",
    "lists in lists": "''.join('  ' * depth + '- a\\n' for depth in range(1_000))",
    "lists on one line": "'- ' * 40_000 + 'a'",
    "lists side by side": "'- - a\\n' * 9_999",
    "opening tags": "'<' * 50_000",
    "tags": "'<div>' * 4_999",
    "tags without end": "'<a ' * 30_000",
    "tags that browsers carry on": "'<b><i><u><s><em><code>\\n\\n' * 800",
    "comments without end": "'<!--' * 25_000",
    "comments in text": "'a <!-- --' * 10_000",
    "character data": "'a <![CDATA[' * 9_000",
    "backticks": "' '.join('`' * length for length in range(1, 440))",
    "entities": "'&#x' * 33_000",
    "colons": "':' * 100_000",
    "schemes": "'://' * 33_000",
    "addresses": "('http://a.b/' + ')' * 500 + ' ') * 190",
    "a wide table": "'|a' * 60 + '\\n' + '|-' * 60 + '\\n' + ('|x' * 60 + '\\n') * 800",
    "a reference to much": "'[x]: ' + 'y' * 20_000 + '\\n\\n' + '[x]' * 25_000",
    "references to footnotes": "'[^a]: x\\n\\n' + '[^a]' * 4_999",
    "headings of one name": "'# a\\n' * 9_999",
    "one line of 10 MB": "'a ' * 5_000_000",
    "lines of 10 MB": "'a\\n' * 5_000_000",
    "strings in code": "('```go\\n' + '\\\\\\\\\"' * 50 + '\\n```\\n') * 600",
    "words in code": "('```java\\n' + ('a b ' * 39 + '\\n') * 25 + '```\\n') * 20",
    "blank lines in code": "'```csharp\\n' + 'a\\n' * 9_000 + '```\\n'",
    "ordinary text": "'A *line* of `text` with [a link](https://a.example).\\n\\n' * 1_900",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_does_not_go_off(bomb):
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, bomb],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


PAST = {
    "it is longer than 100,000 characters": "a" * 100_001,
    "it has more than 10,000 lines": "a\n" * 10_001,
    "its lists and quotes are nested too deeply": "> " * 30 + "deep",
    "it has more than 5,000 opening brackets outside of code": "[a](b) " * 5_001,
    "it has paragraphs that are too long": "[" * 30 + "a" * 60_000,
    "it has too many quotes without a blank line": "> # a\na\n" * 2_000,
    "its links have more than 500,000 characters": f"[x]: /{'y' * 200}\n\n" + "[x] " * 3_000,
}


@pytest.mark.parametrize(("why", "text"), PAST.items(), ids=PAST)
class TestPastTheBounds:
    def test_the_text_is_shown_as_it_was_written_and_says_why(self, why, text):
        rendered = render(text + "<b>&", link=str)
        assert f"This text is not formatted: {why}" in rendered.html
        assert rendered.html.endswith(f"<pre><code>{escape(text)}&lt;b&gt;&amp;</code></pre>\n")
        assert (rendered.headings, rendered.text) == ((), text + "<b>&")

    def test_every_other_way_in_answers_too(self, why, text):
        assert plain(text)
        assert render_inline(text)


class TestWithinTheBounds:
    @pytest.mark.parametrize(
        "text",
        [
            "a" * 100_000,
            "a\n" * 10_000,
            "".join("  " * depth + "- a\n" for depth in range(8)),
            "> " * 12 + "deep",
            "[a](https://b.example) " * 40 + "\n\n",
            ("[a](https://b.example)\n\n") * 4_000,
            "```\n" + "[" * 50_000 + "\n```",
            "> a\nb\n\n" * 2_000,
            "> a\n" * 9_000,
        ],
        ids=lambda text: text[:12],
    )
    def test_the_text_is_formatted(self, text):
        assert "not formatted" not in render(text).html

    def test_the_deepest_list_that_is_formatted_loses_nothing(self):
        for depth in range(1, 40):
            text = "".join("  " * level + f"- item{level}\n" for level in range(depth))
            shown = render(text).html
            assert all(f"item{level}" in shown for level in range(depth))


def test_without_room_on_the_stack_a_text_is_not_formatted_rather_than_broken():
    def at_depth(depth):
        if depth:
            return at_depth(depth - 1)
        try:
            return render("> - > - > - > - a").html
        except RecursionError:
            return "no room for anything at all"

    limit = sys.getrecursionlimit()
    shown = [at_depth(depth) for depth in range(limit - 250, limit - 60, 10)]
    assert "not formatted" not in shown[0]
    assert any("nested too deeply" in html for html in shown)
