"""A message through the proxy that HTTPS_PROXY names: a real one, on the loopback address."""

from __future__ import annotations

import select
import socket
from base64 import b64encode
from contextlib import contextmanager
from http.server import ThreadingHTTPServer

import pytest

from postmortem_kb.integrations._delivery import NotDelivered
from postmortem_kb.integrations.slack import Webhook
from tests.helpers.listening import QuietHandler, listening
from tests.helpers.requirements import requires
from tests.helpers.webhook_server import serving_webhook


@contextmanager
def proxying(status=200):
    """A proxy; gives its address without a scheme, and what it was asked for."""
    asked = []

    class Handler(QuietHandler):
        def do_CONNECT(self):
            asked.append((self.path, self.headers["Proxy-Authorization"]))
            self.send_response(status)
            self.end_headers()
            if status == 200:
                host, _, port = self.path.partition(":")
                with socket.create_connection((host, int(port))) as there:
                    _pass_on(self.connection, there)
            self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with listening(server):
        yield f"127.0.0.1:{server.server_port}", asked


def _pass_on(here, there):
    other = {here: there, there: here}
    while True:
        for side in select.select([here, there], [], [])[0]:
            said = side.recv(65_536)
            if not said:
                return
            other[side].sendall(said)


@pytest.fixture
def webhook(certificate, monkeypatch):
    both, trusted = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with serving_webhook(both) as server:
        yield server


@requires("openssl")
@pytest.mark.parametrize("scheme", ["", "http://"])
def test_the_message_goes_through_the_proxy(webhook, monkeypatch, scheme):
    with proxying() as (proxy, asked):
        monkeypatch.setenv("HTTPS_PROXY", f"{scheme}mo:p%40ss@{proxy}")
        Webhook(webhook.address).post('{"text": "hello"}')
    assert webhook.messages == [{"text": "hello"}]
    told = f"Basic {b64encode(b'mo:p@ss').decode()}"
    assert asked == [(webhook.address.split("/")[2], told)]


@requires("openssl")
def test_what_no_proxy_names_goes_straight(webhook, monkeypatch):
    with proxying() as (proxy, asked):
        monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy}")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        Webhook(webhook.address).post("{}")
    assert (webhook.messages, asked) == ([{}], [])


def test_a_proxy_that_refuses_leaves_no_doubt(monkeypatch):
    with proxying(407) as (proxy, _):
        monkeypatch.setenv("HTTPS_PROXY", f"http://mo:secret@{proxy}")
        with pytest.raises(NotDelivered) as raised:
            Webhook("https://hooks.slack.example/services/secret").post("{}")
    assert "secret" not in raised.value.message + raised.value.hint


@pytest.mark.parametrize("proxy", ["http://a:port", "http://[", "http://", "http://a b:1"])
def test_a_proxy_that_is_none_is_said(monkeypatch, proxy):
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(NotDelivered) as raised:
        Webhook("https://hooks.slack.example/services/secret").post("{}")
    assert "HTTPS_PROXY" in raised.value.hint
