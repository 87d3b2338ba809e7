"""`postmortem serve`: it answers, builds anew, and stops at Ctrl-C."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.helpers.small_base import INCIDENT, write_base, write_record

ADDRESS = "incidents/2026-02-01-inside/"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def serve(base, port):
    command = [sys.executable, "-m", "postmortem_kb", "serve", "-C", str(base), "--port", str(port)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def read(url, wanted=""):
    """The page, as soon as it is there and holds what is wanted."""
    until = time.monotonic() + 30
    text = ""
    while time.monotonic() < until:
        try:
            with urlopen(url, timeout=5) as answer:
                text = answer.read().decode(errors="replace")
            if wanted in text:
                return text
        except (URLError, OSError):
            pass
        time.sleep(0.2)
    raise AssertionError(f"{url} never held {wanted!r}: {text[:200]}")


@pytest.mark.slow
def test_internal_records_search_new_builds_and_a_quiet_end(tmp_path):
    base = write_base(tmp_path / "base")
    port = free_port()
    server = serve(base, port)
    try:
        site = f"http://127.0.0.1:{port}/"
        assert "Known inside alone" in read(site + ADDRESS)
        assert "page_count" in read(site + "pagefind/pagefind-entry.json")
        changed = INCIDENT.replace("Checkout slow", "Checkout changed")
        write_record(base, "2026-03-01-checkout-slow", changed)
        read(site + "incidents/2026-03-01-checkout-slow/", "Checkout changed")
    finally:
        server.send_signal(signal.SIGINT)
        output, _ = server.communicate(timeout=20)
    assert server.returncode == 0, output
    assert "Traceback" not in output
    assert f"127.0.0.1:{port}" in output


def test_a_port_that_is_taken(tmp_path):
    base = write_base(tmp_path / "base")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = serve(base, taken.getsockname()[1])
        output, _ = server.communicate(timeout=60)
    assert server.returncode == 2, output
    assert "cannot answer on 127.0.0.1" in output
    assert "--port" in output
