"""Records and policies from a few lines of front matter, without files."""

from __future__ import annotations

from postmortem_kb.frontmatter import read_document, read_yaml
from postmortem_kb.incident import INCIDENT_FILE, POSTMORTEM_FILE, Incident
from postmortem_kb.policy import Policy
from postmortem_kb.policy_source import effective
from postmortem_kb.timeline import read_timeline

_FACTS = {"title": "Checkout is slow", "visibility": "internal", "status": "resolved"}


def write_incident(
    facts: str = "",
    postmortem: str = "",
    *,
    id: str = "2026-11-03-checkout",  # noqa: A002 -- the record's own word
    body: str = "",
    answers: str = "",
) -> Incident:
    """A record with these facts, and a title, visibility and status where they name none."""
    given = {line.split(":")[0] for line in facts.splitlines()}
    missing = "".join(f"{key}: {word}\n" for key, word in _FACTS.items() if key not in given)
    folder = f"postmortems/{id[:4]}/{id}"
    incident = _document(INCIDENT_FILE, folder, missing + facts, body)
    return Incident(
        id=id,
        folder=folder,
        incident=incident,
        postmortem=_document(POSTMORTEM_FILE, folder, postmortem, answers) if postmortem else None,
        timeline=read_timeline(incident),
    )


def write_policy(text: str = "") -> Policy:
    """The policy of a repository whose policy.yml says `text`."""
    document = read_yaml("policy.yml", "schema/policy.yml", f"format: 1\n{text}".encode())
    assert not document.defects, document.defects
    return Policy(effective(document), document)


def _document(name, folder, facts, body):
    document = read_document(name, f"{folder}/{name}", f"---\n{facts}---\n{body}".encode())
    assert not document.defects, document.defects
    return document
