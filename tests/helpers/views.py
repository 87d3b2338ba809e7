"""The kinds of page that a site has, a site that has one of each, and how a browser opens them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from postmortem_kb.website.building import build_site
from tests.helpers.folder_server import serving
from tests.helpers.small_base import INCIDENT, internal, opened, write_base, write_record

# Where the policy of the small base says that its site is.
PREFIX = "/sub"
RECORD = "incidents/2026-03-01-checkout-slow/"
VIEWS: Mapping[str, str] = {
    "home": "",
    "record": RECORD,
    "external-record": "incidents/2020-01-02-their-outage/",
    "incidents": "incidents/",
    "year": "years/2026/",
    "external": "external/",
    "actions": "actions/",
    "team": "teams/platform/",
    "teams": "teams/",
    "services": "services/",
    "service": "services/checkout/",
    "causes": "causes/",
    "cause": "causes/config-change/",
    "severity": "severities/sev-2/",
    "insights": "insights/",
    "weekly": "weekly/",
    "search": "search/?q=checkout",
    "handbook": "handbook/",
    "rules": "rules/",
    "rule": "rules/postmortem-deadline/",
    "guide": "guides/first-day/",
    "not-found": "nowhere/",
}
MAIN_VIEWS = (
    "home", "record", "external-record", "year", "actions",
    "team", "service", "insights", "search", "handbook",
)  # fmt: skip
_GUIDE = """\
# Your first day

Read this **before** the [list](../incidents/index.md).

> A quotation.

```sh
postmortem open --sev 2 --summary "Checkout is slow"
```

| Command | Does |
| --- | --- |
| `open` | declares |

!!! note "A note"
    It is said here.

- [ ] not yet
- [x] done
"""
_OPEN = """
## Timeline

- 2026-03-10T11:00:00Z declared @ada: It is slow *again*.
"""


def write_views(root: Path) -> Path:
    """A knowledge base whose site, below `PREFIX`, has every kind of page; gives its root."""
    write_base(root)
    (root / "docs" / "guides").mkdir()
    (root / "docs" / "guides" / "first-day.md").write_text(_GUIDE, encoding="utf-8")
    running = INCIDENT.split("started_at")[0].replace("resolved", "open", 1)
    running = running.replace("2026-03-01T09:05", "2026-03-10T11:00")
    write_record(root, "2026-03-10-again", f"{running}summary: Once more.\n---\n{_OPEN}")
    drill = internal("A drill").replace(": incident", ": drill").replace("[checkout]", "[db]")
    write_record(root, "2025-07-01-drill", drill)
    return root


@contextmanager
def serving_views(folder: Path) -> Iterator[str]:
    """Build that site in `folder` and serve it while the block runs; gives its address."""
    build_site(opened(write_views(folder / "base")), "internal", folder / "site")
    with serving(folder / "site", PREFIX) as address:
        yield address


def show(browser: WebDriver, address: str) -> None:
    """Open a page; a search is shown once it has found something."""
    browser.get(address)
    if "?q=" in address:
        WebDriverWait(browser, 15).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".kb-hit"))
