"""Services are those of services.yml."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

CASES = [
    pytest.param(
        {"incident": {"services": "[chekout]"}},
        {"services": "checkout: {}\n"},
        ["incident.md:8:12 error `chekout` is no service of services.yml"],
        id="misspelt",
    ),
    pytest.param(
        {"incident": {"services": "[shop, old]"}},
        {"services": "checkout: {}\nshop: {renamed_to: checkout}\nold: {retired: 2026-11-01}\n"},
        [
            "incident.md:8:12 note the service `shop` is now called `checkout`",
            "incident.md:8:18 note the service `old` was retired on 2026-11-01",
        ],
        id="renamed and retired",
    ),
    pytest.param({"incident": {"services": "[chekout]"}}, {}, [], id="without a list any will do"),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("services-known", sound(**changes), **given) == found


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Chekout", "did you mean `checkout`?"),
        ("zahlung", "add it to schema/services.yml"),
        ("Seat Map", "add it to schema/services.yml, and write `seat-map` there and here"),
        ("支払い", "add it to schema/services.yml"),
    ],
)
def test_a_service_is_misspelt_or_new(name, hint):
    facts = sound(incident={"services": f"[{name}]"})
    (problem,) = problems("services-known", facts, services="checkout: {}\n")
    assert problem.hint == hint
