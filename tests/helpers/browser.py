"""A real Chromium without a window, for what a reader sees."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-default-browser-check",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
DESKTOP = (1280, 900)
PHONE = (390, 844)


class Browser(webdriver.Chrome):
    """Selenium's driver, with the few questions that the tests ask of it."""

    def resize(self, width: int, height: int) -> None:
        """Lay the page out in a viewport of this size in CSS pixels, narrow ones included."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def prefer(self, scheme: str) -> None:
        """Ask pages for `light` or `dark` colours, as the reader's system would."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    def complaints(self) -> list[str]:
        """What the console said at level warning or worse since the last call."""
        entries = self.get_log("browser")
        return [entry["message"] for entry in entries if entry["level"] in ("WARNING", "SEVERE")]

    def requests(self) -> list[str]:
        """The addresses that pages asked for since the last call, in order."""
        events = [json.loads(entry["message"])["message"] for entry in self.get_log("performance")]
        sent = [event for event in events if event["method"] == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]

    def start_over(self) -> None:
        """Forget pages, cookies, cache and logs: as good as a new window."""
        self.get("about:blank")
        self.delete_all_cookies()
        self.execute_cdp_cmd("Network.clearBrowserCache", {})
        self.prefer("light")
        self.resize(*DESKTOP)
        self.get_log("browser")
        self.get_log("performance")


@contextmanager
def browsing(profile: Path) -> Iterator[Browser]:
    """A Chromium with a new, empty profile in that folder, closed when the block ends."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in (*ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # An explicit driver, so that selenium never looks for one to download; a home of its own,
    # because Chromium writes there.
    service = Service(shutil.which("chromedriver"), env={**os.environ, "HOME": str(profile)})
    browser = Browser(options=options, service=service)
    try:
        yield browser
    finally:
        browser.quit()
