"""A mail by SMTP: encrypted unless the server is on this machine, one conversation a mail."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations._delivery import NotDelivered, PerhapsDelivered
from postmortem_kb.printable import printable

SECONDS = 20
PAUSE = 1.0
"""Seconds after which a server that fails for the moment is asked again."""
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}", re.ASCII)
_HERE = ("127.0.0.1", "::1", "localhost")
_ASCII = SMTP.clone(cte_type="7bit")
"""Not every server takes more."""
_LATER = "run it again later"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Who takes our mail, and from whom and to whom it goes."""

    host: str
    port: int
    sender: str
    managers: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> MailServer:
        """From SMTP_HOST, SMTP_PORT, SMTP_FROM, SMTP_TO, SMTP_USER and SMTP_PASSWORD.

        Raises `ConfigurationError` where one that is needed is missing or malformed.
        """
        host, port = environment.get("SMTP_HOST", "").strip(), environment.get("SMTP_PORT") or "587"
        if not re.fullmatch(r"[A-Za-z0-9.:-]+", host, re.ASCII):
            raise ConfigurationError("SMTP_HOST names no server", "SMTP_HOST=smtp.example.com")
        if not re.fullmatch(r"[0-9]{1,5}", port, re.ASCII) or not 0 < int(port) < 65536:
            raise ConfigurationError("SMTP_PORT is no port", "587 is usual, 465 where TLS is first")
        sender = address_in(environment.get("SMTP_FROM", ""), "SMTP_FROM")
        written = re.split(r"[,;]", environment.get("SMTP_TO", ""))
        managers = tuple(address_in(one, "SMTP_TO") for one in written)
        user, password = environment.get("SMTP_USER", ""), environment.get("SMTP_PASSWORD", "")
        if not f"{user}{password}".isascii():
            hint = "choose a password of ASCII letters, digits and signs for this account"
            raise ConfigurationError("SMTP_USER or SMTP_PASSWORD is more than ASCII", hint)
        return cls(host, int(port), sender, managers, user, password)

    def send(self, mail: EmailMessage, recipients: Sequence[str]) -> None:
        """Hand one mail over, once. Raises `NotDelivered` or `PerhapsDelivered`."""
        try:
            connection = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise _failure(error) from None
        try:
            self._prepare(connection, recipients)
            _hand_over(connection, mail.as_bytes())
        except (OSError, smtplib.SMTPException) as error:
            raise _failure(error) from None
        finally:
            with suppress(OSError, smtplib.SMTPException):
                connection.close()

    def _connect(self) -> smtplib.SMTP:
        if self.port == 465:
            trusted = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=trusted)
        return smtplib.SMTP(self.host, self.port, timeout=SECONDS)

    def _prepare(self, connection: smtplib.SMTP, recipients: Sequence[str]) -> None:
        connection.ehlo_or_helo_if_needed()
        if self.port != 465:
            self._encrypt(connection)
        if self.user:
            connection.login(self.user, self.password)
        _expect(connection.mail(self.sender), "the sender")
        for recipient in recipients:
            _expect(connection.rcpt(recipient), recipient)

    def _encrypt(self, connection: smtplib.SMTP) -> None:
        if connection.has_extn("starttls"):
            connection.starttls(context=ssl.create_default_context())
            connection.ehlo()
        elif self.host not in _HERE:
            message = f"{self.host} offers no encryption, and the report is not for everybody"
            raise NotDelivered(message, "SMTP_PORT=465 where its encryption comes first")


def address_in(written: str, where: str) -> str:
    """The address, which nothing can follow. Raises `ConfigurationError` where it is none."""
    if not _ADDRESS.fullmatch(written.strip()) or any(c in written for c in "\r\n"):
        raise ConfigurationError(f"{where} is no address of mail", f"{where}=name@example.com")
    return written.strip()


def write_mail(
    subject: str, plain: str, html: str, sender: str, recipients: Sequence[str], at: datetime
) -> EmailMessage:
    """A mail in text and HTML. `at` is in UTC; a subject is one line whatever is in it."""
    mail = EmailMessage(policy=_ASCII)
    mail["Subject"] = printable(" ".join(subject.split()))[:200]
    mail["From"] = sender
    mail["To"] = ", ".join(recipients)
    mail["Date"] = at
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(plain)
    mail.add_alternative(html, subtype="html")
    return mail


def _hand_over(connection: smtplib.SMTP, content: bytes) -> None:
    try:
        _expect(connection.data(content), "the mail")
    except smtplib.SMTPDataError:
        raise
    except (OSError, smtplib.SMTPServerDisconnected) as error:
        said = f"the mail server took the mail and gave no answer ({type(error).__name__})"
        raise PerhapsDelivered(said, "ask one who gets it whether it is there") from None


def _expect(answer: tuple[int, bytes], what: str) -> None:
    if answer[0] not in (250, 251):
        raise _refused(what, answer[0])


def _refused(what: str, status: int) -> NotDelivered:
    passing = 400 <= status < 500
    hint = _LATER if passing else "are the address and the account right?"
    message = f"the mail server refused {what}: {status}"
    return NotDelivered(message, hint, PAUSE if passing else None)


def _failure(error: Exception) -> NotDelivered:
    """What went wrong before anything was handed over; a server's words may hold a secret."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _refused("SMTP_USER and SMTP_PASSWORD", error.smtp_code)
    if isinstance(error, smtplib.SMTPResponseException):
        return _refused("us", error.smtp_code)
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return NotDelivered(f"the mail server is not to be trusted: {error}", "ask who runs it")
    said = f"the mail server cannot be reached ({type(error).__name__})"
    return NotDelivered(said, _LATER, PAUSE)
