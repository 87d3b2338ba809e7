"""`python -m bench.page_weight [FEW MANY]`: what a page weighs and when its largest part is seen.

For the front page, a list, a record and the insights, at few and at many records, in a real
Chromium with an empty cache and a server on this machine that compresses nothing.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.generate import generate_site
from bench.search_bytes import bytes_moved
from tests.helpers.browser import Browser, browsing
from tests.helpers.folder_server import serving

_RUNS = 3
# Largest Contentful Paint in milliseconds, as the browser itself reports it.
_PAINT = """
const done = arguments[arguments.length - 1];
new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
  .observe({ type: "largest-contentful-paint", buffered: true });
"""


def main(*counts: int) -> None:
    """Build a site for each number of records and print a line for each of its views."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            generate_site(Path(folder, "project"), count)
            tool = str(Path(sys.executable).parent / "postmortem")
            build = [tool, "build", "-C", f"{folder}/project", "--out", f"{folder}/site"]
            subprocess.run(build, check=True, capture_output=True)
            print(f"{count:,} records")
            measure(Path(folder, "site"))


def measure(site: Path) -> None:
    """Print the weight and the largest paint of each view of a built site."""
    with (
        tempfile.TemporaryDirectory() as profile,
        serving(site) as address,
        browsing(Path(profile)) as browser,
    ):
        for view, page in _views(site).items():
            seen = [_open(browser, address + page) for _ in range(_RUNS)]
            weight = max(weight for weight, _ in seen)
            paint = statistics.median(paint for _, paint in seen)
            print(f"  {view}: {weight / 1000:.0f} kB, largest contentful paint {paint:.0f} ms")


def _views(site: Path) -> dict[str, str]:
    """The views by name: of the lists and the records the heaviest."""
    return {
        "front page": "",
        "list of a year": _heaviest(site, "years"),
        "list of a service": _heaviest(site, "services"),
        "board": _heaviest(site, "actions"),
        "record": _heaviest(site, "incidents"),
        "insights": "insights/",
    }


def _heaviest(site: Path, kind: str) -> str:
    pages = (site / kind).glob("**/index.html")
    largest = max(pages, key=lambda page: (page.stat().st_size, page))
    return f"{largest.parent.relative_to(site).as_posix()}/"


def _open(browser: Browser, address: str) -> tuple[int, float]:
    browser.start_over()
    browser.get(address)
    paint = float(browser.execute_async_script(_PAINT))
    return bytes_moved(browser)[1], paint


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:] or ("100", "10000")))
