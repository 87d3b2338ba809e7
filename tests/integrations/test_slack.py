"""An incoming webhook on the loopback address, with its faults."""

from __future__ import annotations

import json

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations import slack
from postmortem_kb.integrations._delivery import NotDelivered, PerhapsDelivered
from postmortem_kb.integrations.slack import Webhook
from tests.helpers.webhook_server import serving_webhook


@pytest.fixture
def server():
    with serving_webhook() as server:
        yield server


def post(server, message='{"text": "hello"}'):
    Webhook.read({"SLACK_WEBHOOK_URL": server.address}).post(message)


def test_the_message_arrives(server):
    post(server, json.dumps({"text": "grüezi"}))
    assert server.messages == [{"text": "grüezi"}]


@pytest.mark.parametrize(
    ("status", "headers", "again"),
    [
        (429, {"Retry-After": "7"}, 7.0),
        (429, {"Retry-After": "-1"}, 1.0),
        (500, {}, 1.0),
        (503, {}, 1.0),
        (400, {}, None),
        (403, {}, None),
        (404, {}, None),
        (302, {"Location": "https://evil.example"}, None),
    ],
)
def test_a_refusal_is_a_clear_failure(server, status, headers, again):
    server.faults = [(status, headers)]
    with pytest.raises(NotDelivered, match=str(status)) as raised:
        post(server)
    assert raised.value.again == again
    assert server.messages == []
    assert "secret" not in f"{raised.value.message}{raised.value.hint}"


@pytest.mark.parametrize("status", [502, 504])
def test_a_gateway_does_not_know(server, status):
    server.faults = [(status, {})]
    with pytest.raises(PerhapsDelivered, match=str(status)):
        post(server)


def test_what_stands_behind_a_question_mark_belongs_to_the_address(server):
    server.address += "?sig=secret&v=1#top"
    post(server)
    assert server.paths == ["/services/T0/B0/secret?sig=secret&v=1"]


def test_no_answer_leaves_doubt(server):
    server.faults = [(0, {})]
    with pytest.raises(PerhapsDelivered) as raised:
        post(server)
    assert len(server.messages) == 1
    assert "secret" not in raised.value.message


def test_a_late_answer_leaves_doubt(server, monkeypatch):
    monkeypatch.setattr(slack, "SECONDS", 0.1)
    server.late = 0.5
    with pytest.raises(PerhapsDelivered):
        post(server)


def test_a_port_where_nobody_listens():
    with pytest.raises(NotDelivered) as raised:
        Webhook("http://127.0.0.1:1/secret").post("{}")
    assert raised.value.again


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hooks",
        "http://hooks.slack.example/secret",
        "https://a/secret\r\nX: y",
        "https://[/secret",
        "https://hooks.slack.example:99999/secret",
    ],
)
def test_an_address_that_is_none_is_not_printed(url):
    with pytest.raises(ConfigurationError) as raised:
        Webhook.read({"SLACK_WEBHOOK_URL": url})
    assert "secret" not in raised.value.message
    assert "secret" not in repr(Webhook("https://a.example/secret"))
