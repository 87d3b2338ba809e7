"""An incoming webhook on the loopback address: it keeps messages and has faults."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.helpers.listening import QuietHandler, listening


@dataclass
class WebhookServer:
    """`faults`: statuses and headers of the next answers; status 0 takes the message and is gone.

    `late`: seconds that an answer takes.
    """

    address: str = ""
    messages: list[Any] = field(default_factory=list)
    faults: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    late: float = 0.0
    paths: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How many came."""
        return len(self.paths)


@contextmanager
def serving_webhook(certificate: Path | None = None) -> Iterator[WebhookServer]:
    """Run the server while the block runs; by https, where there is a certificate with its key."""
    kept = WebhookServer()

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kept.paths.append(self.path)
            status, headers = kept.faults.pop(0) if kept.faults else (200, {})
            if status in (0, 200):
                kept.messages.append(data)
            if status == 0:
                self.close_connection = True
                return
            time.sleep(kept.late)
            with suppress(OSError):  # whoever asked may have gone
                self.send_response(status)
                for name, word in headers.items():
                    self.send_header(name, word)
                self.end_headers()
                self.wfile.write(b"ok")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "https" if certificate else "http"
    kept.address = f"{scheme}://127.0.0.1:{server.server_port}/services/T0/B0/secret"
    with listening(server):
        yield kept
