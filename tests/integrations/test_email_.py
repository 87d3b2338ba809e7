"""Mail by a real SMTP conversation on the loopback address, with faults at each step."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations import email_
from postmortem_kb.integrations._delivery import NotDelivered, PerhapsDelivered
from postmortem_kb.integrations.email_ import MailServer, write_mail
from tests.helpers.mail_server import serving_mail
from tests.helpers.requirements import requires

AT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def server():
    with serving_mail() as server:
        yield server


def send(server, subject="Action items", to=("mo@acme.example",), **environment):
    sender = MailServer.read(server.environment | environment)
    mail = write_mail(subject, "plain – text", "<p>html</p>", sender.sender, to, AT)
    sender.send(mail, to)


def test_the_mail_arrives_in_text_and_html(server):
    send(server, to=("mo@acme.example", "max@acme.example"))
    [(recipients, mail)] = server.mails
    assert recipients == ["mo@acme.example", "max@acme.example"]
    assert mail.get_body(("plain",)).get_content() == "plain – text\r\n"
    assert mail.get_body(("html",)).get_content() == "<p>html</p>\r\n"
    assert mail["From"] == "postmortems@acme.example"
    assert mail["Message-ID"].endswith("@acme.example>")
    assert mail.get_body(("plain",))["Content-Transfer-Encoding"] != "8bit"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_a_subject_makes_no_header(server, end):
    send(server, subject=f"A{end}Bcc: eve@evil.example")
    [(_, mail)] = server.mails
    assert mail["Bcc"] is None
    assert mail["Subject"].count("\n") == 0


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b.example\r\nRCPT TO:<eve@evil.example>", "a@b.example\n", "<a@b>"]
)
def test_an_address_is_one_or_is_refused(server, address):
    with pytest.raises(ConfigurationError, match="SMTP_TO is no address"):
        send(server, SMTP_TO=address)
    assert server.commands == []


@pytest.mark.parametrize("step", ["connect", "MAIL", "RCPT", "DATA", "content"])
@pytest.mark.parametrize(("answer", "again"), [("421 later", 1.0), ("550 no", None)])
def test_a_refusal_is_a_clear_failure(server, step, answer, again):
    server.faults[step] = [answer]
    with pytest.raises(NotDelivered, match=answer[:3]) as raised:
        send(server)
    assert raised.value.again == again
    assert server.mails == []


def test_one_refused_recipient_means_that_nobody_gets_it(server):
    server.faults["RCPT"] = ["250 fine", "550 no"]
    with pytest.raises(NotDelivered, match=r"refused max@acme\.example: 550"):
        send(server, to=("mo@acme.example", "max@acme.example"))
    assert server.mails == []


@pytest.mark.parametrize("step", ["connect", "MAIL", "RCPT"])
def test_a_connection_lost_before_the_mail_is_a_clear_failure(server, step):
    server.faults[step] = ["gone"]
    with pytest.raises(NotDelivered) as raised:
        send(server)
    assert raised.value.again


def test_a_connection_lost_behind_the_mail_leaves_doubt(server):
    server.faults["content"] = ["gone"]
    with pytest.raises(PerhapsDelivered):
        send(server)
    assert len(server.mails) == 1


def test_a_port_where_nobody_listens(server):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(NotDelivered, match="cannot be reached"):
        send(server, SMTP_PORT=str(port))


def test_without_encryption_nothing_goes_to_another_machine(server, monkeypatch):
    monkeypatch.setattr(email_, "_HERE", ())
    with pytest.raises(NotDelivered, match="offers no encryption"):
        send(server, SMTP_USER="mo", SMTP_PASSWORD="secret")
    assert [line.split()[0] for line in server.commands] == ["ehlo"]


def test_a_password_that_smtp_cannot_carry_is_refused_and_not_shown(server):
    with pytest.raises(ConfigurationError, match="more than ASCII") as raised:
        send(server, SMTP_USER="mo", SMTP_PASSWORD="gehäim")
    assert "geh" not in raised.value.message + raised.value.hint
    assert server.commands == []


def test_the_password_is_not_shown(server):
    found = MailServer.read(server.environment | {"SMTP_USER": "mo", "SMTP_PASSWORD": "secret"})
    assert "secret" not in repr(found)


@requires("openssl")
class TestEncryption:
    def test_the_password_and_the_mail_go_under_it(self, server, certificate, monkeypatch):
        server.certificate, trusted = certificate
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        send(server, SMTP_USER="mo", SMTP_PASSWORD="secret")
        words = [line.split()[0].upper() for line in server.commands]
        assert words[:2] == ["EHLO", "STARTTLS"]
        assert [line.split()[0].upper() for line in server.encrypted] == words[2:]
        assert "AUTH" in words
        assert len(server.mails) == 1

    def test_whom_nobody_vouches_for_gets_nothing(self, server, certificate):
        server.certificate, _ = certificate
        with pytest.raises(NotDelivered, match="not to be trusted") as raised:
            send(server, SMTP_USER="mo", SMTP_PASSWORD="secret")
        assert raised.value.again is None
        assert [line.split()[0].upper() for line in server.commands] == ["EHLO", "STARTTLS"]

    def test_a_wrong_password_is_a_clear_failure(self, server, certificate, monkeypatch):
        server.certificate, trusted = certificate
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        server.faults["AUTH"] = ["535 secret is wrong"] * 3
        with pytest.raises(NotDelivered, match="SMTP_USER and SMTP_PASSWORD: 535") as raised:
            send(server, SMTP_USER="mo", SMTP_PASSWORD="secret")
        assert "secret" not in raised.value.message
