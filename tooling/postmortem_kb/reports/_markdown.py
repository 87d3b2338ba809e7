"""Text of records inside Markdown that somebody else renders: it shows, and does nothing.

On GitHub a name after `@` sends a notification, `#12` or a hash links to the tracker and leaves a
trace there, an address becomes a link. Escaping does not stop that, code does.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from postmortem_kb.printable import printable

_ACTIVE = re.compile(r"@|#\d|\bGH-\d|://|www\.|:[a-z0-9_+-]+:|\b[0-9a-f]{7,40}\b|\$", re.I)
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~&<>])")
_BACKTICKS = re.compile("`+")


def escape(text: str) -> str:
    """The text as Markdown that shows it; as code where it could notify, refer or link."""
    line = printable(" ".join(text.split()))
    return code(line) if _ACTIVE.search(line) else _SIGNS.sub(r"\\\1", line)


def code(text: str) -> str:
    """The text as a code span, whatever backticks it holds."""
    line = printable(" ".join(text.split()))
    runs = {len(run) for run in _BACKTICKS.findall(line)}
    fence = "`" * next(n for n in range(1, len(runs) + 2) if n not in runs)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}" if line else ""


def link(words: str, address: str) -> str:
    """A link around Markdown; the words alone where the address is not of the web."""
    if not address.startswith(("https://", "http://")):
        return words
    return f"[{words}]({quote(address, safe=':/?#@!$&*+,;=%~-._')})"
