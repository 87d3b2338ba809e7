"""axe-core in a page that is open: what would shut somebody out."""

from __future__ import annotations

from functools import cache
from importlib import resources

from tests.helpers.browser import Browser

_GRAVE = ("serious", "critical")
_RUN = "axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1])"


def grave_issues(browser: Browser) -> list[str]:
    """Each serious or critical issue as `rule: the element's HTML, and why`."""
    # The driver's own scripts stand above the page's Content-Security-Policy.
    browser.execute_script(_source())
    found = browser.execute_async_script(_RUN)
    return [
        f"{issue['id']}: {node['html'][:200]} – {' '.join(node['failureSummary'].split())}"
        for issue in found["violations"]
        if issue["impact"] in _GRAVE
        for node in issue["nodes"]
    ]


@cache
def _source() -> str:
    package = resources.files("axe_playwright_python")
    return package.joinpath("axe.min.js").read_text(encoding="utf-8")
