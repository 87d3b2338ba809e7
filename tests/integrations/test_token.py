"""Tokens: read from the environment, and in no message whatever is wrong with them."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations._token import read_token
from postmortem_kb.integrations._tracker import connect

ENVIRONMENT = {
    "GITHUB_REPOSITORY": "acme/incidents",
    "GITHUB_TOKEN": "gho_token",
    "LINEAR_TEAM": "ENG",
    "LINEAR_API_KEY": "lin_token",
}


def test_blanks_around_it_are_no_part_of_it():
    assert read_token({"X": " abc\n"}, "X", "hint") == "abc"


@pytest.mark.parametrize("token", ["", " ", "\n"])
def test_without_one_it_says_what_to_do(token):
    with pytest.raises(ConfigurationError, match="X is not set") as refused:
        read_token({"X": token}, "X", "make one")
    assert refused.value.hint == "make one"


@pytest.mark.parametrize("token", ["hunter\n2", "hunter\r\n2", "hunter 2", "hunter\0", "hunterä"])
@pytest.mark.parametrize("name", ["GitHub", "Linear"])
def test_a_token_that_no_header_can_hold_is_not_shown(name, token):
    broken = ENVIRONMENT | {"GITHUB_TOKEN": token, "LINEAR_API_KEY": token}
    with pytest.raises(ConfigurationError, match="holds what no token has") as refused:
        list(connect(name, broken).tickets("post-mortem"))
    assert "hunter" not in refused.value.message + refused.value.hint


@pytest.mark.parametrize(
    "address",
    [
        "https://me:hunter@127.0.0.1:9",
        "http://me:hunter@x.example",
        "http://x.example/?key=hunter",
        "https://[hunter",
    ],
)
@pytest.mark.parametrize("name", ["GitHub", "Linear"])
def test_an_address_with_a_secret_is_not_shown(name, address):
    broken = ENVIRONMENT | {"GITHUB_API_URL": address, "LINEAR_API_URL": address}
    with pytest.raises(ConfigurationError) as refused:
        list(connect(name, broken).tickets("post-mortem"))
    assert "hunter" not in refused.value.message + refused.value.hint
