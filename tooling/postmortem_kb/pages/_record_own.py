"""What an organisation asks of its records beside what all have: triage, and facts of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._labels import moment, person
from postmortem_kb.pages._page import Place, Setting, heading
from postmortem_kb.policy import Policy

Part = tuple[Html, tuple[Place, ...]]


def triage(incident: Incident, setting: Setting) -> Part:
    """Its questions with their answers in the policy's order, then answers to none of them."""
    asked = dict(setting.policy.entries("triage"))
    answers = _mapping(incident, "triage")
    order = [*(word for word in asked if word in answers), *(w for w in answers if w not in asked)]
    lines = [
        join([element("strong", text_of(asked.get(word, {}), "asks") or word), " ",
              _answer(answers[word], asked.get(word, {}), setting.policy)])
        for word in order
    ]  # fmt: skip
    if not lines:
        return Html(""), ()
    top, place = heading("Triage", "triage")
    return join([top, listed(lines)]), (place,)


def own_facts(incident: Incident, setting: Setting) -> Iterator[tuple[str, Html | str]]:
    """The facts under `extra`, by the titles that the policy gives them."""
    declared = dict(setting.policy.entries("extra"))
    for key, value in _mapping(incident, "extra").items():
        facts = declared.get(key, {})
        yield text_of(facts, "title") or key, _shown(value, text_of(facts, "type"), setting)


def _mapping(incident: Incident, key: str) -> Mapping[str, Any]:
    found = incident.incident.data.get(key)
    return found if isinstance(found, Mapping) else {}


def _answer(value: Any, question: Mapping[str, Any], policy: Policy) -> str:
    """An answer; a word of the vocabulary that the question is asked in by its title."""
    known = policy.words(text_of(question, "words"))
    return known[value].title if isinstance(value, str) and value in known else _text(value)


def _shown(value: Any, type_: str, setting: Setting) -> Html | str:
    stamp = parse_moment(value) if type_ == "stamp" and isinstance(value, str) else None
    if stamp:
        return moment(stamp, setting)
    return person(value, setting) if type_ == "handle" and isinstance(value, str) else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
