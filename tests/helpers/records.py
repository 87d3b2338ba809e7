"""A tiny language for tests of rules: a sound record, what is changed in it, what is found.

found = findings("severity-known", sound(incident={"severity": "SEV-9"}))
assert found == ["incident.md:3:11 error `SEV-9` is no severity of the policy"]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from postmortem_kb.check import run
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.frontmatter import read_document, read_yaml
from postmortem_kb.incident import Attachment, Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.people import read_people
from postmortem_kb.policy import Policy
from postmortem_kb.policy_source import effective
from postmortem_kb.problem import Problem
from postmortem_kb.rules._case import stub_of
from postmortem_kb.timeline import read_timeline

ID = "2026-11-03-checkout-slow"
NOW = "2026-11-21T10:00:00Z"

INCIDENT = {
    "title": "Checkout is slow",
    "severity": "SEV-2",
    "status": "resolved",
    "kind": "incident",
    "type": "availability",
    "visibility": "internal",
    "services": "[checkout]",
    "declared_at": "2026-11-03T14:04:00Z",
    "started_at": "2026-11-03T13:51:00Z",
    "detected_at": "2026-11-03T14:02:00Z",
    "detected_by": "alert",
    "resolved_at": "2026-11-03T16:20:00Z",
    "summary": "A release halved the connection pool.",
    "solution": "Rolled the release back.",
    "impact": "{who: Customers in the EU, how: Checkout took half a minute}",
    "roles": "{incident-commander: [{who: ada, from: 2026-11-03T14:04:00Z}]}",
}
TIMELINE = (
    "- 2026-11-03T14:04:00Z declared @ada: checkout is slow",
    "- 2026-11-03T16:20:00Z resolution @ada: all quiet",
)
POSTMORTEM = {
    "status": "published",
    "authors": "[ada]",
    "approved_by": "[eve]",
    "published_at": "2026-11-05T10:00:00Z",
    "causes": "[config-change]",
    "action_items": """
  - id: a1
    title: Alert on the time spent waiting for a connection
    type: detect
    state: committed
    priority: high
    owner: ada
    ticket: PLAT-123
    added: 2026-11-05
    due: 2026-12-17""",
}
ANSWERS = {
    "What happened": (
        "A release went to all hosts at once and halved the pool of connections; "
        "requests waited for half a minute, until the release was rolled back two hours later."
    ),
    "Impact": (
        "Customers in the EU waited half a minute for checkout; about four hundred "
        "of them gave up, and no order was lost or charged twice."
    ),
    "Detection": (
        "The alert on waiting requests went off eleven minutes after the start; it "
        "looks at the average of ten minutes, so it could not have come earlier."
    ),
    "Causes": (
        "The pool was halved by a setting that nobody had set in production, and "
        "the library fills in a default in silence where a setting is missing."
    ),
    "Response": (
        "Restarting hosts did not help, because each came back with the same "
        "setting; rolling the release back did, within a minute on every host."
    ),
    "Lessons": (
        "A staged release would have shown it on the first host; we were lucky that "
        "the old release was still at hand and nobody had migrated data."
    ),
}
ANSWER = ANSWERS["Lessons"]
Changes = Mapping[str, str | None]


def sound(
    incident: Changes | None = None,
    postmortem: Changes | None = None,
    answers: Changes | None = None,
    timeline: tuple[str, ...] = TIMELINE,
    *,
    incident_id: str = ID,
    notes: str = "",
    attachments: tuple[Attachment, ...] = (),
    without_postmortem: bool = False,
) -> Incident:
    """A record that no rule of `base` complains of, with these keys changed (None: left out)."""
    facts = _front_matter({**INCIDENT, **(incident or {})})
    body = "\n".join(["", "## Timeline", "", *timeline, "", "## Notes", "", notes, ""])
    pieces = {**ANSWERS, **(answers or {})}
    written = "".join(f"\n## {h}\n\n{t}\n" for h, t in pieces.items() if t is not None)
    second = _front_matter({**POSTMORTEM, **(postmortem or {})}) + written
    return read(facts + body, None if without_postmortem else second, incident_id, attachments)


def read(
    incident: str,
    postmortem: str | None = None,
    incident_id: str = ID,
    attachments: tuple[Attachment, ...] = (),
) -> Incident:
    """A record from the text of its files."""
    folder = f"postmortems/{incident_id[:4]}/{incident_id}"
    first = read_document("incident.md", f"{folder}/incident.md", incident.encode())
    path = f"{folder}/postmortem.md"
    second = read_document("postmortem.md", path, postmortem.encode()) if postmortem else None
    return Incident(incident_id, folder, first, second, read_timeline(first), attachments)


def problems(
    rule: str,
    incident: Incident,
    *,
    policy: str = "",
    people: str | None = None,
    services: str | None = None,
    others: tuple[Incident, ...] = (),
    now: str = NOW,
    deadlines: bool = False,
) -> list[Problem]:
    """What one rule has to say of a record, among others, under `base` with this added to it."""
    moment = parse_moment(now)
    assert moment is not None
    known = {other.id: stub_of(other) for other in (incident, *others)}
    circumstances = Circumstances(
        policy=policy_of(policy),
        now=moment.at,
        records=known,
        people=None if people is None else read_people(_yaml(people)),
        services=None if services is None else _yaml(services),
        deadlines=deadlines,
    )
    return [found for found in run([incident], circumstances).problems if found.rule == rule]


def findings(rule: str, incident: Incident, **given: object) -> list[str]:
    """The same, each as `incident.md:3:11 error what is wrong`."""
    found = problems(rule, incident, **given)  # type: ignore[arg-type]
    return [said(problem, incident) for problem in found]


def said(problem: Problem, incident: Incident) -> str:
    """A problem in one line, its path within the record's folder."""
    path = problem.path.removeprefix(incident.folder).removeprefix("/")
    return f"{path}:{problem.line}:{problem.column} {problem.level} {problem.message}"


def policy_of(text: str = "") -> Policy:
    """The policy `base` with this YAML laid over it."""
    document = read_yaml("policy.yml", "schema/policy.yml", f"format: 1\n{text}".encode())
    assert not document.defects, document.defects
    return Policy(effective(document), document)


def renamed(incident: Incident, other: str) -> Incident:
    """The same record in another folder."""
    return replace(incident, id=other, folder=f"postmortems/{other[:4]}/{other}")


def _yaml(text: str) -> dict[str, object]:
    document = read_yaml("list.yml", "schema/list.yml", text.encode())
    assert not document.defects, document.defects
    return dict(document.data)


def _front_matter(facts: Changes) -> str:
    lines = [
        f"{key}: {value}".replace(": \n", ":\n")
        for key, value in facts.items()
        if value is not None
    ]
    return "\n".join(["---", *lines, "---", ""])
