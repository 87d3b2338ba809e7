"""A mail server on the loopback address that speaks SMTP, keeps mail and has faults."""

from __future__ import annotations

import email
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


@dataclass
class MailServer:
    """`faults`: what is answered instead at a step (connect, MAIL, RCPT, DATA, content), in turn.

    "gone" closes the connection: at `content` after the mail was kept.
    """

    port: int = 0
    mails: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self.port),
            "SMTP_FROM": "postmortems@acme.example",
            "SMTP_TO": "mo@acme.example, max@acme.example",
        }

    def fault(self, step: str) -> str:
        waiting = self.faults.get(step, [])
        return waiting.pop(0) if waiting else ""


class _Conversation(StreamRequestHandler):
    kept: MailServer

    def handle(self) -> None:
        recipients: list[str] = []
        if not self.say("connect", "220 ready"):
            return
        while line := self.rfile.readline().decode().strip():
            self.kept.commands.append(line)
            word = line.split(" ", maxsplit=1)[0].upper()
            if word == "RCPT":
                recipients.append(line.partition("<")[2].partition(">")[0])
            said = {"DATA": "354 go on", "QUIT": "221 bye"}.get(word, "250 fine")
            if not self.say(word, said):
                return
            if word == "DATA" and self.said == "354 go on":
                content = b"".join(iter(self.rfile.readline, b".\r\n"))
                fault = self.kept.faults.get("content", [""])[:1]
                if fault in ([""], [], ["gone"]):
                    parsed = email.message_from_bytes(content, policy=policy.default)
                    self.kept.mails.append((recipients, parsed))
                if not self.say("content", "250 kept"):
                    return

    def say(self, step: str, usual: str) -> bool:
        """Answer; whether the conversation goes on."""
        self.said = self.kept.fault(step) or usual
        if self.said == "gone":
            return False
        self.wfile.write(f"{self.said}\r\n".encode())
        return True


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def serving_mail() -> Iterator[MailServer]:
    """Run the server while the block runs."""
    kept = MailServer()
    handler = type("Conversation", (_Conversation,), {"kept": kept})
    with _Server(("127.0.0.1", 0), handler) as server:
        kept.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield kept
        finally:
            server.shutdown()
            thread.join()
