"""Code blocks in the form that Material's stylesheet colours."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape

# Measured with repeated fragments of every kind: within these bounds the worst of these lexers
# takes 0.3 s for a block, without them some take minutes. Left out for that: Scala, Groovy, Rego,
# systemd.
MOST_CHARACTERS = 4_000
MOST_LINES = 150
LONGEST_LINE = 160
_LANGUAGES = (
    "bash sh shell console shell-session powershell ps1 bat python py pycon pytb yaml yml json ini "
    "toml sql postgresql psql mysql go golang java kotlin javascript js typescript ts jsx tsx ruby "
    "rb php perl lua rust rs c cpp c++ csharp c# swift elixir erlang haskell clojure r diff html "
    "xml css http nginx apacheconf docker dockerfile hcl terraform tf make makefile cmake "
    "properties protobuf proto graphql promql jinja puppet dart jsonnet"
)
LANGUAGES = frozenset(_LANGUAGES.split())


def can_be_coloured(code: str, language: str) -> bool:
    """Whether `language` is one that we know and `code` is within the bounds."""
    return (
        language.lower() in LANGUAGES
        and len(code) <= MOST_CHARACTERS
        and code.count("\n") <= MOST_LINES
        and all(len(line) <= LONGEST_LINE for line in code.split("\n"))
    )


def code_block(code: str, language: str = "") -> str:
    """`code` as HTML, coloured if `language` is given: one that `can_be_coloured` allows."""
    inner = _colourer(language.lower())(code) if language else escape(code)
    return f'<div class="highlight"><pre><span></span><code>{inner}</code></pre></div>\n'


@cache
def _colourer(language: str) -> Callable[[str], str]:
    # Pygments is slow to import, and most texts have no code.
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    formatter = HtmlFormatter(nowrap=True)
    return lambda code: str(highlight(code, lexer, formatter))
