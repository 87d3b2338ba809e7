"""The handbook, written from the policy: how incidents are handled here."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.markup import render
from postmortem_kb.pages import _handbook_afterwards as afterwards
from postmortem_kb.pages import _handbook_response as response
from postmortem_kb.pages._handbook_response import markdown
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._page import Page, Place, Setting, heading
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import SERVICE_OWNER, Role, Severity, read_when

Part = tuple[str, str, Html]
_MOMENTS = {
    "open": "When it is declared",
    "mitigate": "When it is mitigated",
    "resolve": "When it is resolved",
    "draft": "When the post-mortem is drafted",
    "publish": "When the post-mortem is published",
    "cancel": "When it is cancelled",
}


def pages(setting: Setting) -> Iterator[Page]:
    """The page at `handbook/`."""
    policy = setting.policy
    title = text_of(policy.data, "title") or "Handbook"
    parts = [(heading(name, id_), content) for name, id_, content in _parts(setting) if content]
    html = join(
        [
            element("h1", title),
            _tags(policy),
            markdown(text_of(policy.data, "introduction")),
            [join([top, content]) for (top, _), content in parts],
        ]
    )
    contents: tuple[Place, ...] = tuple(place for (_, place), _ in parts)
    yield Page("handbook/", "Handbook", html, contents, description=title)


def _parts(setting: Setting) -> Iterator[Part]:
    policy = setting.policy
    # Customers declare nothing.
    yield "Declaring an incident", "declaring", _declaring(policy) if setting.whole else Html("")
    yield "Severities", "severities", join(map(_rung, policy.severities.values()))
    yield "Asked first", "triage", response.triage(policy)
    yield "Who decides", "deciding", response.deciding(policy)
    yield "First response", "first-response", response.first_response(policy)
    yield "Roles", "roles", join(_role(role, policy) for role in policy.roles.values())
    yield "Who is paged", "escalation", _chain(policy)
    yield "What is done by hand", "steps", join(_steps(policy))
    yield "Changes while it is open", "changes", response.changes(policy)
    yield "Phases", "phases", response.phases(policy)
    yield "Kinds of incident", "types", response.types(policy)
    yield "Updates", "updates", _cadences(policy)
    yield "Clocks", "clocks", afterwards.clocks(policy)
    yield "Post-mortems", "post-mortems", afterwards.postmortems(policy)
    yield "What a post-mortem answers", "questions", afterwards.questions(policy)
    yield "Action items", "action-items", afterwards.action_items(policy)
    yield "Documents", "documents", afterwards.documents(policy)
    yield "Facts of our own", "extra", response.own_facts(policy)
    for word, facts in policy.entries("handbook"):
        yield text_of(facts, "title") or word, f"h-{word}", markdown(text_of(facts, "text"))


def _tags(policy: Policy) -> Html:
    tags = [element("span", tag, class_="kb-tag") for tag in texts_of(policy.data, "tags")]
    return element("p", join(tags, " ")) if tags else Html("")


def _declaring(policy: Policy) -> Html:
    """What the policy says on it, and the command."""
    rung = policy.usual_severity
    command = f'postmortem open --sev {rung} --summary "what is wrong, in a few words"'
    shown = Html(render(f"```\n{command}\n```").html) if rung else None
    return join([markdown(text_of(policy.data, "declaring")), shown])


def _rung(rung: Severity) -> Html:
    same = rung.title.casefold() == rung.word.casefold()
    name = f"{rung.word}: {rung.title}" if rung.title and not same else rung.title or rung.word
    pages = element("p", "Pages: ", _names(rung.pages)) if rung.pages else None
    joins = element("p", "Joins: ", _names(rung.joins)) if rung.joins else None
    unrun = "" if rung.process == "full" else "The process on this page is not run for it."
    means = [markdown(text) for text in (rung.means, rung.response, unrun) if text]
    return join([element("h3", name), *means, listed(rung.examples), pages, joins])


def _names(names: tuple[str, ...]) -> str:
    owner = "the owner of the failing service"
    return ", ".join(owner if name == SERVICE_OWNER else name for name in names)


def _role(role: Role, policy: Policy) -> Html:
    asked = [word for word in policy.severities if word in role.required]
    facts = policy.part("roles")[role.word]
    several = "Several people may hold it." if facts.get("holders") else ""
    said = [
        f"Required at {', '.join(asked)}." if asked else "",
        several if role.shared else "One person holds it at a time.",
        f"Usually {role.usual}." if role.usual else "",
    ]
    small = element("p", " ".join(word for word in said if word), class_="kb-small")
    return join([element("h3", role.title), markdown(role.duty), listed(role.duties), small])


def _chain(policy: Policy) -> Html:
    links = [
        element("li", who, f", and after {minutes} min without an answer" if minutes else None)
        for who, minutes in policy.escalation_chain
    ]
    note = markdown(text_of(policy.part("escalation"), "note"))
    return join([element("ol", *links) if links else None, note])


def _steps(policy: Policy) -> Iterator[Html]:
    """What is done by hand at each moment; for which incidents, said once where it is the same."""
    for moment, entries in policy.entries("steps"):
        steps = [facts for facts in entries.values() if isinstance(facts, dict)]
        scopes = [response.applies_to(read_when(facts), policy) for facts in steps]
        shared = scopes[0] if len(set(scopes)) == 1 else ""
        lines = [
            join([markdown(text_of(facts, "do")), _small("" if shared else scope)])
            for facts, scope in zip(steps, scopes, strict=True)
        ]
        if lines:
            yield join([element("h3", _MOMENTS.get(moment, moment), shared), listed(lines)])


def _small(scope: str) -> Html:
    said = scope.strip(" ()")
    return element("p", said, class_="kb-small") if said else Html("")


def _cadences(policy: Policy) -> Html:
    return listed(
        join([element("strong", cadence.title),
              f", every {cadence.every_minutes} min" if cadence.every_minutes else None,
              response.applies_to(cadence.when, policy),
              markdown(cadence.means)])
        for cadence in policy.cadences.values()
    )  # fmt: skip
