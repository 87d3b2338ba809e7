"""customer-email-plain: what customers read is factual and brief, and keeps what is inside inside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postmortem_kb.frontmatter import read_document
from tests.helpers.records import findings, problems, sound

RULE = "customer-email-plain"
PEOPLE = "ada: {name: Ada Okafor}\neve: {}\n"
FACTS = "From 14:00 to 14:50 orders took half a minute. No order was lost."
SORRY = "We are sorry for the trouble."


def record(body, **facts):
    incident = sound(**facts)
    text = f"---\nsubject: Slow\n---\n\n{body}\n".encode()
    path = f"{incident.folder}/customer-email.md"
    return replace(incident, customer_email=read_document("customer-email.md", path, text))


def found(body, **given):
    return findings(RULE, record(body), people=PEOPLE, **given)


def test_a_plain_email():
    assert found(f"{FACTS}\n\n{SORRY}") == []


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("We are excited that it is over.", 8, "`excited` sells something"),
        ("Ask Ada Okafor about it.", 5, "`Ada Okafor` is one of us"),
        ("Ask @ben about it.", 5, "`@ben` is one of us"),
        ("Ask eve about it.", 5, "`eve` is one of us"),
        ("From (not known: started_at) on.", 6, "`(not known: started_at)` was left open"),
        ("See PLAT-123.", 5, "`PLAT-123` is a ticket of ours"),
        (
            "See https://wiki.example/x for more.",
            5,
            "this link leads to a place that customers are not shown",
        ),
    ],
)
def test_each_thing_has_its_place(line, column, message):
    assert found(f"{SORRY}\n{line}") == [f"customer-email.md:6:{column} error {message}"]


def test_one_apology_is_asked_for_and_no_second():
    assert found(FACTS) == ["customer-email.md:4:1 error the email does not apologise"]
    twice = found(f"{SORRY}\nWe apologise. Our apologies!")
    assert [line.rpartition("error ")[2] for line in twice] == [
        "`apologise` apologises once more",
        "`apologies` apologises once more",
    ]


def test_it_is_brief():
    (line,) = found(f"{SORRY} {'word ' * 200}")
    assert line == "customer-email.md:4:1 error the email has 206 words; 200 are enough"


def test_hosts_that_customers_may_be_led_to():
    policy = "rules: {customer-email-plain: {options: {hosts: [status.example.org]}}}"
    body = f"{SORRY} https://status.example.org/1"
    assert found(body, policy=policy) == []
    assert len(found(body.replace("status.", "wiki."), policy=policy)) == 1


def test_a_record_without_an_email_is_not_asked_for_one():
    assert findings(RULE, sound()) == []


def test_a_restricted_record_is_not_quoted():
    secret = record("Ask Ada.", incident={"visibility": "restricted"})
    assert all("Ada" not in p.message + p.excerpt for p in problems(RULE, secret, people=PEOPLE))
