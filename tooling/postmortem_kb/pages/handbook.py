"""The handbook, written from the policy: how incidents are handled here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.markup import render
from postmortem_kb.moment import format_duration
from postmortem_kb.pages import _handbook_response as response
from postmortem_kb.pages._handbook_response import markdown
from postmortem_kb.pages._html import Html, element, join, listed, table
from postmortem_kb.pages._page import Page, Place, Setting, heading
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import SERVICE_OWNER, Clock, Question, Role, Severity

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
    parts = [(heading(name, id_), content) for name, id_, content in _parts(policy) if content]
    html = join(
        [
            element("h1", title),
            markdown(text_of(policy.data, "introduction")),
            [join([top, content]) for (top, _), content in parts],
        ]
    )
    contents: tuple[Place, ...] = tuple(place for (_, place), _ in parts)
    yield Page("handbook/", "Handbook", html, contents, description=title)


def _parts(policy: Policy) -> Iterator[Part]:
    yield "Declaring an incident", "declaring", markdown(text_of(policy.data, "declaring"))
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
    yield "Clocks", "clocks", listed(_clock(clock) for clock in policy.clocks.values())
    yield "Post-mortems", "post-mortems", _postmortems(policy)
    yield "What a post-mortem answers", "questions", _questions(policy)
    yield "Action items", "action-items", _action_items(policy)
    yield "Documents", "documents", _documents(policy)
    yield "Facts of our own", "extra", response.own_facts(policy)
    for word, facts in policy.entries("handbook"):
        yield text_of(facts, "title") or word, f"h-{word}", markdown(text_of(facts, "text"))


def _rung(rung: Severity) -> Html:
    same = rung.title.casefold() == rung.word.casefold()
    name = f"{rung.word}: {rung.title}" if rung.title and not same else rung.title or rung.word
    pages = element("p", "Pages: ", _names(rung.pages)) if rung.pages else None
    joins = element("p", "Joins: ", _names(rung.joins)) if rung.joins else None
    means = [markdown(text) for text in (rung.means, rung.response) if text]
    return join([element("h3", name), *means, listed(rung.examples), pages, joins])


def _names(names: tuple[str, ...]) -> str:
    owner = "the owner of the failing service"
    return ", ".join(owner if name == SERVICE_OWNER else name for name in names)


def _role(role: Role, policy: Policy) -> Html:
    asked = [word for word in policy.severities if word in role.required]
    said = [
        f"Required at {', '.join(asked)}." if asked else "",
        "Several people may hold it." if role.shared else "One person holds it at a time.",
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
    for moment, entries in policy.entries("steps"):
        lines = [
            join([Html(render(text_of(facts, "do")).html)])
            for facts in entries.values()
            if isinstance(facts, dict)
        ]
        if lines:
            yield join([element("h3", _MOMENTS.get(moment, moment)), listed(lines)])


def _cadences(policy: Policy) -> Html:
    return listed(
        join([element("strong", cadence.title),
              f", every {cadence.every_minutes} min" if cadence.every_minutes else None,
              markdown(cadence.means)])
        for cadence in policy.cadences.values()
    )  # fmt: skip


def _clock(clock: Clock) -> Html:
    within = ""
    if clock.hours is not None:
        within = f" within {format_duration(clock.hours * 3600)}"
    elif clock.business_days is not None:
        within = f" within {_counted(clock.business_days)}"
    since = f" of `{clock.starts}`"
    scope = f" ({', '.join(clock.when.severities)})" if clock.when.severities else ""
    scope += " (serious ones)" if clock.when.serious else ""
    line = Html(render(f"{within}{since}{scope}.").html)
    return join([element("strong", clock.title), line, markdown(clock.means)])


def _counted(days: int) -> str:
    return "1 working day" if days == 1 else f"{days} working days"


def _postmortems(policy: Policy) -> Html:
    facts = policy.part("postmortem")
    asked = ", ".join(texts_of(facts, "required"))
    approvals = facts.get("approvals")
    jobs = response.jobs_of(texts_of(facts, "approver_jobs"), policy)
    author = policy.roles.get(text_of(facts, "drafted_by"))
    by = f"by {approvals} ({jobs})" if jobs else f"by {approvals}"
    no_author = ", not one of its authors" if facts.get("approver_not_author") else ""
    lines = [
        f"Asked for at {asked}." if asked else "",
        f"Drafted by: {author.title}." if author else "",
        f"Approved {by}{no_author}." if approvals else "",
        "Not written on the day of the incident." if facts.get("cooling_off") else "",
    ]
    said = listed(line for line in lines if line)
    why_later = markdown(text_of(facts, "cooling_off_means"))
    return join([markdown(text_of(facts, "means")), said, why_later])


def _questions(policy: Policy) -> Html:
    """A table for each group of questions, in the order of the policy; one where there are none."""
    groups = {word: text_of(facts, "title") or word for word, facts in policy.entries("groups")}
    by_group: dict[str, list[Question]] = {}
    for question in policy.questions:
        by_group.setdefault(question.group, []).append(question)
    return join(
        join([element("h3", groups.get(group, group)) if group else None, _table(found)])
        for group, found in by_group.items()
    )


def _table(questions: Iterable[Question]) -> Html:
    rows = [
        [
            element("strong", question.heading),
            join([question.asks]),
            join([", ".join(question.severities) or "all"]),
            join(["yes" if question.required else "no"]),
        ]
        for question in questions
    ]
    return table(("Heading", "What it asks", "Severities", "Required"), rows) if rows else Html("")


def _action_items(policy: Policy) -> Html:
    facts = policy.part("action_items")
    needs = ", ".join(texts_of(facts, "committed_needs"))
    lines = [
        f"At least {facts.get('at_least')} a post-mortem." if facts.get("at_least") else "",
        f"A committed one needs: {needs}." if needs else "",
        f"Priority of a committed one: {text_of(facts, 'priority')}."
        if facts.get("priority")
        else "",
        f"Ticket label: {text_of(facts, 'label')}." if facts.get("label") else "",
    ]
    return join([markdown(text_of(facts, "means")), listed(line for line in lines if line)])


def _documents(policy: Policy) -> Html:
    return listed(
        join([element("strong", text_of(facts, "title") or word), _owner(facts, policy),
              markdown(text_of(facts, "means"))])
        for word, facts in policy.entries("documents")
    )  # fmt: skip


def _owner(facts: object, policy: Policy) -> str:
    role = text_of(facts, "owner_role") if isinstance(facts, dict) else ""
    found = policy.roles.get(role)
    return f", by {found.title}" if found else ""
