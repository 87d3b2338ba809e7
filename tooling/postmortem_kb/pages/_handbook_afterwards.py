"""The handbook on what comes after the response: clocks, post-mortems, items, documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.markup import render
from postmortem_kb.pages._handbook_response import applies_to, jobs_of, markdown
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import Clock, Question

# Whether somebody decided anything about a document: its title alone is only its name.
_DECIDED = ("means", "owner_role", "to", "severities", "types")
_STAMPS = {
    "started_at": "the start",
    "detected_at": "the detection",
    "reported_at": "the report",
    "declared_at": "the declaration",
    "acknowledged_at": "the acknowledgement",
    "mitigated_at": "the mitigation",
    "resolved_at": "the resolution",
}


def clocks(policy: Policy) -> Html:
    """What has to be done in time."""
    country = text_of(policy.data, "country")
    return listed(_clock(clock, country, policy) for clock in policy.clocks.values())


def postmortems(policy: Policy) -> Html:
    """Of what one is asked, who writes and approves it, and when not to write it."""
    facts = policy.part("postmortem")
    said = listed(line for line in _on_postmortems(facts, policy) if line)
    return join([markdown(text_of(facts, "means")), said,
                 markdown(text_of(facts, "cooling_off_means"))])  # fmt: skip


def questions(policy: Policy) -> Html:
    """The questions by group, in the order of the policy."""
    groups = {word: text_of(facts, "title") or word for word, facts in policy.entries("groups")}
    by_group: dict[str, list[Question]] = {}
    for question in policy.questions:
        by_group.setdefault(question.group, []).append(question)
    return join(
        join([element("h3", groups.get(group, group)) if group else None,
              listed(map(_question, found))])
        for group, found in by_group.items()
    )  # fmt: skip


def action_items(policy: Policy) -> Html:
    """What is asked of promises."""
    facts = policy.part("action_items")
    needs = ", ".join(texts_of(facts, "committed_needs"))
    lines = [
        f"At least {facts.get('at_least')} for each post-mortem." if facts.get("at_least") else "",
        f"One that is committed needs: {needs}." if needs else "",
        f"Priority of one that is committed: {text_of(facts, 'priority')}."
        if facts.get("priority")
        else "",
        f"Label of its ticket: {text_of(facts, 'label')}." if facts.get("label") else "",
    ]
    return join([markdown(text_of(facts, "means")), listed(line for line in lines if line)])


def documents(policy: Policy) -> Html:
    """What is written from the record, by whom and for whom, where the policy says so."""
    return listed(
        _document(word, facts, policy)
        for word, facts in policy.entries("documents")
        if any(facts.get(key) for key in _DECIDED)
    )


def _clock(clock: Clock, country: str, policy: Policy) -> Html:
    within = ""
    if clock.hours is not None:
        within = f" within {_counted(clock.hours, 'hour')}"
    elif clock.business_days is not None:
        where = f" ({country})" if country else ""
        within = f" within {_counted(clock.business_days, 'working day')}{where}"
    applies = applies_to(clock.when, policy)
    line = f"{within} of {_STAMPS.get(clock.starts, clock.starts)}{applies}."
    return join([element("strong", clock.title), line, markdown(clock.means)])


def _counted(number: float, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:g} {what}s"


def _on_postmortems(facts: Mapping[str, Any], policy: Policy) -> Iterator[str]:
    asked = ", ".join(texts_of(facts, "required"))
    yield f"Asked for at {asked}." if asked else ""
    author = policy.roles.get(text_of(facts, "drafted_by"))
    yield f"Drafted by: {author.title}." if author else ""
    yield "Drafted by somebody of the team of what failed." if facts.get("drafted_by_team") else ""
    if approvals := facts.get("approvals"):
        jobs = jobs_of(texts_of(facts, "approver_jobs"), policy)
        who = f"by {approvals} ({jobs})" if jobs else f"by {approvals}"
        no_author = ", not one of its authors" if facts.get("approver_not_author") else ""
        yield f"Approved {who}{no_author}."
    yield "Not written on the day of the incident." if facts.get("cooling_off") else ""


def _question(question: Question) -> Html:
    scope = [*question.severities, *([] if question.required else ["may be left out"])]
    small = f" ({', '.join(scope)})" if scope else None
    return join([element("strong", question.heading), small, markdown(question.asks)])


def _document(word: str, facts: Mapping[str, Any], policy: Policy) -> Html:
    role = policy.roles.get(text_of(facts, "owner_role"))
    severities = texts_of(facts, "severities")
    said = [
        f", by {role.title}" if role else "",
        f", to {text_of(facts, 'to')}" if facts.get("to") else "",
        f" ({', '.join(severities)})" if severities else "",
    ]
    command = Html(render(f"`postmortem report ID --for {word}`").html)
    title = element("strong", text_of(facts, "title") or word)
    return join([title, *said, markdown(text_of(facts, "means")), command])
