"""A mail server on the loopback address that speaks SMTP, keeps mail and has faults."""

from __future__ import annotations

import email
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

from tests.helpers.listening import listening

_USUAL = {"DATA": "354 go on", "QUIT": "221 bye", "AUTH": "235 welcome", "STARTTLS": "220 go on"}


@dataclass
class MailServer:
    """`faults`: what is answered instead at a step (connect, MAIL, RCPT, DATA, content), in turn.

    "gone" closes the connection: at `content` after the mail was kept. With a `certificate` (a file
    with its key) the server offers STARTTLS; `encrypted` are the commands that came under it.
    """

    port: int = 0
    mails: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    encrypted: list[str] = field(default_factory=list)
    certificate: Path | None = None

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
        self.recipients: list[str] = []
        going = self.say("connect", "220 ready")
        while going and (line := self.rfile.readline().decode().strip()):
            self.kept.commands.append(line)
            if isinstance(self.connection, ssl.SSLSocket):
                self.kept.encrypted.append(line)
            going = self.obey(line)

    def obey(self, line: str) -> bool:
        """Answer a command; whether the conversation goes on."""
        word = line.split(" ", maxsplit=1)[0].upper()
        if not self.say(word, self.usual(word)):
            return False
        if word == "RCPT":
            self.recipients.append(line.partition("<")[2].partition(">")[0])
        if word == "DATA" and self.said == "354 go on":
            return self.take()
        return word != "STARTTLS" or self.encrypt()

    def take(self) -> bool:
        """Take the mail, and keep it unless it is refused."""
        content = b"".join(iter(self.rfile.readline, b".\r\n"))
        self.said = self.kept.fault("content") or "250 kept"
        self.keep(content)
        return self.answer()

    def keep(self, content: bytes) -> None:
        if self.said in ("250 kept", "gone"):
            parsed = email.message_from_bytes(content, policy=policy.default)
            self.kept.mails.append((self.recipients, parsed))

    def usual(self, word: str) -> str:
        if word == "EHLO" and self.kept.certificate:
            return "250-fine\r\n250-AUTH PLAIN\r\n250 STARTTLS"
        return _USUAL.get(word, "250 fine")

    def encrypt(self) -> bool:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        assert self.kept.certificate
        context.load_cert_chain(self.kept.certificate)
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except OSError:  # whoever asked does not trust us
            return False
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        return True

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def say(self, step: str, usual: str) -> bool:
        """Answer; whether the conversation goes on."""
        self.said = self.kept.fault(step) or usual
        return self.answer()

    def answer(self) -> bool:
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
    server = _Server(("127.0.0.1", 0), handler)
    kept.port = server.server_address[1]
    with listening(server):
        yield kept
