"""What the tests' own servers on the loopback address share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from socketserver import BaseServer
from threading import Thread
from typing import Any


class QuietHandler(BaseHTTPRequestHandler):
    """Answers without a word on stderr: requests are no news in a test."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def listening(server: BaseServer) -> Iterator[None]:
    """Answer requests while the block runs, and close the server after it."""
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
