"""The verbs of the half year: what a commit can change."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.half_a_year import Record, State

Change = Callable[[State], None]


def start(state: State) -> None:
    """Who works here."""
    for handle, team in (("ada", "payments"), ("ben", "platform"), ("finn", "platform")):
        state.people[handle] = {"name": handle.title(), "team": team}
    state.people["eve"] = {"name": "Eve", "team": "platform"}


def opened(name: str, at: str, **facts: str | None) -> Change:
    """An incident is declared; nothing of it is over yet."""
    running = {"status": "open", "resolved_at": None, "solution": None}
    begun = {"declared_at": at, "started_at": at, "detected_at": at}
    roles = {"roles": f"{{incident-commander: [{{who: ada, from: {at}}}]}}"}

    def change(state: State) -> None:
        state.records[name] = Record({**running, **begun, **roles, **facts})

    return change


def noted(name: str, **facts: str | None) -> Change:
    """The incident says this of itself from now on; None takes it away."""
    return lambda state: state.records[name].incident.update(facts)


def resolved(name: str, at: str) -> Change:
    """It is over."""
    return noted(name, status="resolved", resolved_at=at, solution="Rolled back.")


def drafted(name: str) -> Change:
    """The post-mortem is begun."""
    draft = {"status": "draft", "published_at": None, "approved_by": None}
    return lambda state: setattr(state.records[name], "postmortem", dict(draft))


def published(name: str, at: str, **facts: str | None) -> Change:
    """The post-mortem can be read from now on."""
    said = {"status": "published", "published_at": at, "approved_by": "[eve]", **facts}
    return lambda state: state.records[name].postmortem.update(said)


def added(name: str, title: str, **facts: object) -> Change:
    """An action item, committed where nothing else is said."""
    incident, _, item = name.partition("#")
    least = {"title": title, "type": "prevent", "state": "committed", "priority": "high"}
    return lambda state: state.records[incident].items.update({item: {**least, **facts}})


def changed(name: str, **facts: object) -> Change:
    """The action item says this from now on."""
    return lambda state: state.item(name).update(facts)


def moved(name: str, on: str, to: str, by: str, reason: str) -> Change:
    """The due date goes elsewhere, and leaves its trace."""

    def change(state: State) -> None:
        item = state.item(name)
        move = {"on": on, "from": item["due"], "to": to, "by": by, "reason": reason}
        item.update(due=to, moved=[*item.get("moved", []), move])

    return change


def done(name: str, at: str, **facts: object) -> Change:
    """It is done, and shown."""
    evidence = f"https://git.example.org/kb/pull/{name[-1]}"
    return changed(name, state="done", done_at=at, evidence=evidence, **facts)


def person(handle: str, **facts: object) -> Change:
    """What people.yml says of somebody from now on."""
    return lambda state: state.people.setdefault(handle, {}).update(facts)


def together(*changes: Change) -> Change:
    """Several changes in one commit."""

    def change(state: State) -> None:
        for one in changes:
            one(state)

    return change


def policy(text: str) -> Change:
    """What stands at the end of policy.yml from now on."""
    return lambda state: setattr(state, "policy", text)
