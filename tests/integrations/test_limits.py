"""Limits of services: what an answer says of them, and how long a run waits."""

from __future__ import annotations

import time
from email.message import Message

import pytest

from postmortem_kb.integrations import _limits
from postmortem_kb.integrations._limits import Limit, Patience, limit_in

NOW = 1_794_268_800
LIMITED = {"errors": [{"extensions": {"code": "RATELIMITED"}}]}


def found(status, answer=None, **headers):
    message = Message()
    for name, word in headers.items():
        message[name.replace("_", "-")] = word
    return limit_in(status, message, answer)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(time, "time", lambda: float(NOW))


@pytest.mark.parametrize(
    ("limit", "seconds"),
    [
        (found(429), None),
        (found(429, Retry_After="7"), 7),
        (found(403, Retry_After="7"), 7),
        (found(429, Retry_After="soon"), None),
        (found(403, {"message": "You have exceeded a secondary rate limit."}), 60),
        (found(429, {"message": "You have exceeded a secondary rate limit."}), 60),
        (found(403, {"message": "secondary rate limit"}, Retry_After="7"), 7),
        (found(200, LIMITED), None),
        (found(400, LIMITED), None),
    ],
)
def test_a_limit_and_its_seconds(limit, seconds):
    assert limit == Limit(seconds)


def test_resets_in_seconds_and_in_milliseconds():
    reset = str(NOW + 30)
    github = found(403, X_RateLimit_Remaining="0", X_RateLimit_Reset=reset)
    linear = found(
        400,
        LIMITED,
        X_RateLimit_Complexity_Remaining="0",
        X_RateLimit_Complexity_Reset=f"{reset}000",
    )
    assert github == linear == Limit(30.0)


@pytest.mark.parametrize(
    "none",
    [
        found(200),
        found(403),
        found(403, X_RateLimit_Remaining="12", X_RateLimit_Reset=str(NOW + 30)),
        found(503, Retry_After="7"),
        found(400, {"errors": "x"}),
        found(400, {"errors": [1, {"extensions": None}]}),
        found(400, [LIMITED]),
    ],
)
def test_what_is_no_limit(none):
    assert none is None


@pytest.mark.parametrize("word", ["9" * 9, "9" * 14])
def test_a_date_that_nobody_means_is_no_fault_of_ours(word):
    headers = {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": word}
    assert "run it again" in found(429, **headers).hint
    assert "run it again" in found(429, Retry_After=word).hint


def test_patience_ends(monkeypatch):
    slept = []
    monkeypatch.setattr(_limits.time, "sleep", slept.append)
    patience = Patience(3)
    assert [patience.wait(0) for _ in range(4)] == [True, True, True, False]
    assert not Patience(3).wait(None)
    assert not Patience(3).wait(4)
    assert slept == [1, 1, 1]
