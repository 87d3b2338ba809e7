"""`python -m bench.search_bytes [COUNT | SITE]`: what a first search moves, in a real Chromium.

Each of 50 queries is asked with an empty cache, then none, and a pasted error. Counted are the
bytes as they go over the wire, headers included, from a server that compresses nothing: of
Pagefind (its engine, its index, and the hits that are shown), and of the whole page.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from selenium.webdriver.support.ui import WebDriverWait

from bench.generate import generate_site
from tests.helpers.browser import Browser, browsing
from tests.helpers.folder_server import serving

_QUERIES = Path(__file__).parent / "data" / "search-queries.txt"
_PASTED = Path(__file__).parent / "data" / "pasted-error.txt"
_ANSWERED = "return document.querySelector('.kb-search__count').textContent"
MEDIAN, WORST = 350_000, 1_000_000


def main(what: str) -> int:
    """Measure a built site, or one of so many records; 1 where the bounds are not held."""
    if not what.isdecimal():
        return measure(Path(what))
    with tempfile.TemporaryDirectory() as folder:
        generate_site(Path(folder, "project"), int(what))
        build = [
            str(Path(sys.executable).parent / "postmortem"),
            "build",
            "-C",
            f"{folder}/project",
        ]
        subprocess.run([*build, "--out", f"{folder}/site"], check=True, capture_output=True)
        print(f"{int(what):,} records, seed 1")
        return measure(Path(folder, "site"))


def measure(site: Path) -> int:
    """Ask every query of the site and print what was moved."""
    queries = _QUERIES.read_text(encoding="utf-8").splitlines()
    with (
        tempfile.TemporaryDirectory() as profile,
        serving(site) as address,
        browsing(Path(profile)) as browser,
    ):
        moved = {query: _ask(browser, address, query) for query in queries}
        opened, _ = _ask(browser, address, "")
        pasted, _ = _ask(browser, address, " ".join(_PASTED.read_text("utf-8").split()))
    engine = {query: found[0] for query, found in moved.items()}
    whole = [found[1] for found in moved.values()]
    worst = max(engine, key=lambda query: engine[query])
    median = statistics.median(engine.values())
    print(
        f"{len(queries)} first searches: median {_kb(median)}, worst {_kb(engine[worst])} ({worst})"
    )
    print(
        f"  with the page itself: median {_kb(statistics.median(whole))}, worst {_kb(max(whole))}"
    )
    print(f"  opened without a word {_kb(opened)}, asked for a pasted error {_kb(pasted)}")
    return int(median > MEDIAN or max(engine[worst], opened, pasted) > WORST)


def _ask(browser: Browser, address: str, query: str) -> tuple[int, int]:
    browser.start_over()
    browser.get(f"{address}search/?q={quote(query)}")
    WebDriverWait(browser, 60, poll_frequency=0.05).until(lambda b: b.execute_script(_ANSWERED))
    _settled(browser)
    return bytes_moved(browser)


def _settled(browser: Browser) -> None:
    """Wait until the hits are drawn: their number is said before."""
    drawn = (
        "return document.querySelectorAll('.kb-hit').length > 0 ||"
        " document.querySelector('.kb-search__count').textContent.startsWith('No ')"
    )
    WebDriverWait(browser, 60, poll_frequency=0.05).until(lambda b: b.execute_script(drawn))


def bytes_moved(browser: Browser) -> tuple[int, int]:
    """What went over the wire since the last look: for Pagefind, and in all."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls, engine, whole = {}, 0, 0
    for event in events:
        facts = event["params"]
        if event["method"] == "Network.requestWillBeSent":
            urls[facts["requestId"]] = facts["request"]["url"]
        if event["method"] == "Network.loadingFinished":
            size = int(facts["encodedDataLength"])
            whole += size
            engine += size if "/pagefind/" in urls.get(facts["requestId"], "") else 0
    return engine, whole


def _kb(count: float) -> str:
    return f"{count / 1000:.0f} kB"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "10000"))
