"""A tracker's API on the loopback address: it keeps state, has faults, and refuses other shapes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import Any

from tests.helpers.listening import QuietHandler, listening

SLOW = 0.6
"""Seconds that a slow answer takes."""
Answer = tuple[int, dict[str, str], Any]


class Odd(Exception):
    """A request of a shape that the vendor does not document."""


@dataclass
class TrackerServer:
    """What every tracker's server has. Requests are counted from 1.

    `refused`: these are not done, and get 503. `lost`: these are done, and their answer is lost.
    `slow`: these are done, and answered late. `instead`: these are not done, and get this status,
    these headers and this body. `odd` are the requests of another shape than the vendor documents;
    a test asserts that it is empty.
    """

    address: str = ""
    token: str = "lin_api_secret"
    requests: list[str] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)
    instead: dict[int, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    slow: set[int] = field(default_factory=set)
    odd: list[str] = field(default_factory=list)

    def answer(self, method: str, path: str, headers: Any, data: Any) -> Answer:
        raise NotImplementedError

    def handle(self, method: str, path: str, headers: Any, body: bytes) -> tuple[int, Any, bytes]:
        """The answer to one request, with its faults."""
        data = json.loads(body) if body else None
        self.requests.append(f"{method} {path} {body.decode()}"[:300])
        number = len(self.requests)
        if number in self.instead:
            return self.instead[number]
        if number in self.refused:
            return 503, {}, b"{}"
        try:
            status, more, said = self.answer(method, path, headers, data)
        except Odd as odd:
            self.odd.append(f"{odd}: {self.requests[-1]}")
            return 400, {}, json.dumps({"message": str(odd)}).encode()
        if number in self.slow:
            time.sleep(SLOW)
        if number in self.lost:
            return 502, {}, b"{}"
        return status, more, b"" if said is None else json.dumps(said).encode()


def expect(condition: object, words: str) -> None:
    """Refuse the request where the condition does not hold."""
    if not condition:
        raise Odd(words)


@contextmanager
def serving(kept: TrackerServer) -> Iterator[None]:
    """Run the server while the block runs."""

    class Handler(QuietHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, said = kept.handle(self.command, self.path, self.headers, body)
            with suppress(OSError):  # whoever asked may have gone
                self.send_response(status)
                for name, word in headers.items():
                    self.send_header(name, word)
                self.end_headers()
                self.wfile.write(said)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = answer

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.address = f"http://127.0.0.1:{server.server_port}"
    with listening(server):
        yield
