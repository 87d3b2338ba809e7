"""Makes a repository of records from a seed: the same seed and size give the same bytes."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

_WORDS = [
    "queue",
    "cache",
    "replica",
    "latency",
    "timeout",
    "retry",
    "pool",
    "certificate",
    "shard",
    "index",
    "deploy",
    "rollback",
    "alert",
    "dashboard",
    "gateway",
    "token",
    "quota",
    "worker",
    "batch",
    "cursor",
    "lock",
    "migration",
    "partition",
    "leader",
    "follower",
    "snapshot",
    "restore",
    "packet",
    "route",
    "resolver",
    "proxy",
    "backlog",
    "saturation",
    "memory",
    "descriptor",
    "thread",
]
_SERVICES = [f"service-{number}" for number in range(40)]
_CAUSES = [
    "config-change",
    "code-defect",
    "capacity",
    "dependency",
    "dns",
    "network",
    "database",
    "deployment",
]
_PEOPLE = [f"person-{number}" for number in range(30)]
_QUESTIONS = ["What happened", "Impact", "Detection", "Causes", "Response", "Lessons"]
_START = datetime(2019, 1, 1, 9, 0, tzinfo=UTC)

POLICY = """\
format: 1
extends: base
clock: 2026-11-21T10:00:00Z
site:
  readers: public
  public_view: whole
  url: https://kb.example/
"""
MKDOCS = """\
site_name: Bench
theme: {name: material, font: false}
plugins: [postmortem-kb]
"""


def generate(root: Path, count: int, seed: int = 1) -> None:
    """Write a project with `count` complete, published records under `root`."""
    chance = random.Random(seed)
    _write(root / "schema" / "policy.yml", POLICY)
    for number in range(count):
        at = _START + timedelta(
            minutes=number * (60 * 24 * 2500 // count), seconds=chance.randrange(60)
        )
        words = "-".join(chance.sample(_WORDS, 3))
        folder = root / "postmortems" / str(at.year) / f"{at:%Y-%m-%d}-{words}-{number}"
        _write(folder / "incident.md", _incident(chance, at, words))
        _write(folder / "postmortem.md", _postmortem(chance, at))


def generate_site(root: Path, count: int, seed: int = 1) -> None:
    """Write the same project, ready for `postmortem build`."""
    generate(root, count, seed)
    _write(root / "docs" / "index.md", "# Knowledge base\n")
    _write(root / "mkdocs.yml", MKDOCS)


def _incident(chance: random.Random, at: datetime, words: str) -> str:
    holder = chance.choice(_PEOPLE)
    minutes = sorted(chance.sample(range(10, 300), 12))
    log = "\n".join(
        f"- {_stamp(at, minute)} observation @{chance.choice(_PEOPLE)}: {_sentence(chance)}"
        for minute in minutes
    )
    return f"""---
title: {words.replace("-", " ").capitalize()}
severity: SEV-{chance.randint(1, 3)}
status: resolved
kind: incident
type: availability
visibility: public
services: [{chance.choice(_SERVICES)}]
tags: [{", ".join(chance.sample(_WORDS, 3))}]
declared_at: {_stamp(at, 8)}
started_at: {_stamp(at, 0)}
detected_at: {_stamp(at, 5)}
detected_by: alert
acknowledged_at: {_stamp(at, 7)}
mitigated_at: {_stamp(at, 310)}
resolved_at: {_stamp(at, 330)}
declared_by: {holder}
resolved_by: {holder}
postmortem_due: {_stamp(at, 330 + 72 * 60)}
summary: {_sentence(chance)}
solution: {_sentence(chance)}
impact:
  who: {_sentence(chance)}
  how: {_sentence(chance)}
  customers: {chance.randrange(5000)}
  data_loss: none
roles:
  incident-commander:
    - {{who: {holder}, from: "{_stamp(at, 8)}"}}
---

## Timeline

- {_stamp(at, 8)} declared @{holder}: {_sentence(chance)}
- {_stamp(at, 8)} role @{holder}: incident commander
{log}
- {_stamp(at, 310)} mitigation @{holder}: {_sentence(chance)}
- {_stamp(at, 330)} resolution @{holder}: {_sentence(chance)}
"""


def _postmortem(chance: random.Random, at: datetime) -> str:
    author, approver = chance.sample(_PEOPLE, 2)
    day = (at + timedelta(days=2)).date()
    items = "\n".join(_item(chance, number, day.isoformat()) for number in range(1, 5))
    answers = "\n\n".join(
        f"## {heading}\n\n" + " ".join(_sentence(chance) for _ in range(12))
        for heading in _QUESTIONS
    )
    return f"""---
status: published
authors: [{author}]
approved_by: [{approver}]
published_at: {_stamp(at, 330 + 48 * 60)}
causes: [{chance.choice(_CAUSES)}]
action_items:
{items}
---

{answers}
"""


def _item(chance: random.Random, number: int, day: str) -> str:
    done = chance.random() < 0.6
    closing = f"done_at: {day}\n    evidence: https://kb.example/{chance.randrange(10**6)}"
    return f"""  - id: a{number}
    title: {_sentence(chance)}
    type: prevent
    state: {"done" if done else "committed"}
    priority: high
    owner: {chance.choice(_PEOPLE)}
    ticket: OPS-{chance.randrange(10**5)}
    added: {day}
    due: {day}
    {closing if done else "verify_by: next quarter"}"""


def _sentence(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randint(8, 16))
    return " ".join(words).capitalize() + "."


def _stamp(at: datetime, minutes: int) -> str:
    return (at + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
