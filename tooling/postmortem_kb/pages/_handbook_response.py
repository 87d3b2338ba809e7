"""The handbook on the response: what is asked and done first, who decides, phases, types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from postmortem_kb.document import maps_of, text_of, texts_of
from postmortem_kb.markup import render
from postmortem_kb.pages._html import Html, element, join, listed, table
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import When


def markdown(text: str) -> Html:
    """A text of the policy."""
    return Html(render(text, heading_level=2, id_prefix="p-").html) if text else Html("")


def jobs_of(words: Iterable[str], policy: Policy) -> str:
    """The titles of jobs, as a list in words."""
    known = policy.words("jobs")
    return " or ".join(known[word].title if word in known else word for word in words)


def applies_to(when: When, policy: Policy) -> str:
    """To which incidents something applies, in brackets; "" where to all."""
    types = policy.words("types")
    said = [
        *when.severities,
        # That drills are left out is what anybody expects.
        *(f"{kind}s" for kind in when.kinds if "incident" not in when.kinds),
        *(types[word].title if word in types else word for word in when.types),
        *(["serious ones"] if when.serious else []),
    ]
    return f" ({', '.join(said)})" if said else ""


def triage(policy: Policy) -> Html:
    """The questions that decide whether it is an incident, and which."""
    return listed(_asked(facts, policy) for _, facts in policy.entries("triage"))


def _asked(facts: Mapping[str, Any], policy: Policy) -> Html:
    words = policy.words(text_of(facts, "words")).values()
    titles = f"{', '.join(word.title for word in words)}." if words else ""
    return join([text_of(facts, "asks"), _small(titles), _small(text_of(facts, "hint"))])


def first_response(policy: Policy) -> Html:
    """What is done first, in order."""
    lines = [_to_do(facts) for _, facts in policy.entries("first_response")]
    return element("ol", *(element("li", line) for line in lines)) if lines else Html("")


def deciding(policy: Policy) -> Html:
    """Who says that it is an incident, and who that it is over."""
    said = []
    for part, name in (("confirmation", "Confirmed by"), ("resolution", "Declared resolved by")):
        facts = policy.part(part)
        jobs = jobs_of(texts_of(facts, "jobs"), policy)
        if jobs or text_of(facts, "means"):
            line = element("p", element("strong", name), f": {jobs}.") if jobs else None
            said += [line, markdown(text_of(facts, "means"))]
    return join(said)


def changes(policy: Policy) -> Html:
    """Who has to confirm what could hurt the business."""
    facts = policy.part("changes")
    role = policy.roles.get(text_of(facts, "confirmed_by_role"))
    line = element("p", f"Confirmed by: {role.title}.") if role else None
    return join([markdown(text_of(facts, "means")), line])


def phases(policy: Policy) -> Html:
    """The phases of an incident, each with what to ask in it."""
    return join(
        join([element("h3", text_of(facts, "title") or word), listed(texts_of(facts, "prompts"))])
        for word, facts in policy.entries("phases")
    )


def types(policy: Policy) -> Html:
    """The types that are handled in another way than the rest: kept inside, told to somebody."""
    lines = []
    for word, facts in policy.entries("types"):
        said = list(_handling(facts, policy))
        if said:
            name = element("strong", text_of(facts, "title") or word)
            lines.append(join([name, ": ", " ".join(said), markdown(text_of(facts, "means"))]))
    return listed(lines)


def _handling(facts: object, policy: Policy) -> Iterator[str]:
    if not isinstance(facts, dict):
        return
    if text_of(facts, "visibility"):
        yield "kept inside; no page, feed or report has a trace of it."
    for told in maps_of(facts, "notify"):
        yield f"Reported to: {text_of(told, 'title') or jobs_of([text_of(told, 'job')], policy)}."


def own_facts(policy: Policy) -> Html:
    """What a record of this organisation says beside what every record says."""
    rows = [
        [element("code", f"extra.{word}"), join([text_of(facts, "title") or word]),
         join([text_of(facts, "means")])]
        for word, facts in policy.entries("extra")
    ]  # fmt: skip
    return table(("Key", "What", "What it means"), rows) if rows else Html("")


def _to_do(facts: object) -> Html:
    found = facts if isinstance(facts, dict) else {}
    when = text_of(found, "when")
    return join([Html(render(text_of(found, "do")).html), _small(f"If {when}." if when else "")])


def _small(text: str) -> Html | None:
    return element("span", Html(render(text).html), class_="kb-small") if text else None
