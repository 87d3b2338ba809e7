"""The Content-Security-Policy that every page carries: scripts from the site's own host alone.

It stands in the page, because many static hosts let nobody set a header. The theme's own scripts
within the page are allowed by their digests, which are taken from what the theme wrote and never
from what an author did: a script that got into a text would not run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from postmortem_kb.markup import escape

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_TOP = re.compile(r"<meta charset=[^>]*>")
# `wasm-unsafe-eval` lets the search engine run, and no text as a script. The theme writes styles
# into pages (a table's alignment, say), so those cannot be digested.
_RULES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'{digests}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)


def content_security_policy(html: str) -> str:
    """The policy for a page that holds what the theme wrote and nothing else."""
    digests = dict.fromkeys(
        _digest(found["text"])
        for found in _SCRIPT.finditer(html)
        if "src=" not in found["attributes"] and "application/" not in found["attributes"]
    )
    return "; ".join(_RULES).format(digests="".join(f" '{digest}'" for digest in digests))


def with_policy(html: str, content: str = "") -> str:
    """A page with its policy in its head; `content` is what authors wrote of it."""
    policy = content_security_policy(html.replace(content, "", 1) if content else html)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    return _TOP.sub(lambda top: f"{top.group()}\n{meta}", html, count=1)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
