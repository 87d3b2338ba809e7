"""Action items as issues in Linear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations import _linear_questions as _questions
from postmortem_kb.integrations._graphql import GraphQL
from postmortem_kb.integrations._requests import understanding
from postmortem_kb.integrations._token import read_token
from postmortem_kb.moment import parse_moment
from postmortem_kb.ticket import Draft, Ticket, as_code, item_in

_KINDS = {"done": "completed", "dropped": "canceled"}
_REFERENCE = re.compile(
    r"(?:https://linear\.app/[^/]+/issue/)?([A-Z][A-Z0-9]{0,9})-([1-9][0-9]{0,8})(?:/.*)?",
    re.ASCII | re.IGNORECASE,
)
_ADDRESS = "https://api.linear.app/graphql"


def connect(environment: Mapping[str, str]) -> LinearIssues:
    """The team of LINEAR_TEAM (its key, as ENG in ENG-12), with LINEAR_API_KEY.

    Raises `ConfigurationError` where one is missing.
    """
    team = environment.get("LINEAR_TEAM", "")
    hint = (
        "make a personal API key in Linear, under Settings, Security & access, and set it; "
        "LINEAR_TEAM is the key of the team, ENG where tickets are ENG-12"
    )
    key = read_token(environment, "LINEAR_API_KEY", hint)
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", team.strip(), re.ASCII):
        hint = "set it to the key of the team that gets the tickets: ENG, where they are ENG-12"
        raise ConfigurationError("LINEAR_TEAM names no team", hint)
    address = environment.get("LINEAR_API_URL") or _ADDRESS
    return LinearIssues(GraphQL(address, key), team.strip().upper())


@dataclass(frozen=True, slots=True)
class LinearIssues:
    """The issues of one team. Linear takes the id that we choose, and each id but once.

    It keeps a text as the tree of its editor, which knows no comments: our lines are code there.
    """

    service: GraphQL
    team: str
    ids: dict[str, str] = field(default_factory=dict, compare=False)
    """Ids of the team and of labels, which a run asks for once."""

    def is_public(self) -> bool:
        """A workspace is read by its members alone."""
        return False

    def tickets(self, label: str) -> Iterator[Ticket]:
        """Every issue of the team with the label, those that Linear put away among them."""
        of_team = {"key": {"eq": self.team}}
        return self._iter_issues({"team": of_team, "labels": {"some": {"name": {"eq": label}}}})

    def read(self, reference: str) -> Ticket | None:
        """The issue `ENG-12`, or by its address; of another team too."""
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            return None
        team = {"key": {"eq": match[1].upper()}}
        return next(self._iter_issues({"team": team, "number": {"eq": int(match[2])}}), None)

    def create(self, draft: Draft, label: str) -> Ticket:
        """Make the issue, or give the one that was made before and lost its label or marker."""
        team = self._team()
        issue = _id_of(team, draft.item)
        found = next(self._iter_issues({"id": {"eq": issue}}), None)
        if found:
            return found
        data = {
            "id": issue,
            "teamId": team,
            "title": draft.title,
            "description": as_code(draft.body),
            "labelIds": [self._label(label)],
            "dueDate": draft.due,
            "assigneeId": self._user(draft.mail),
        }
        given = {"input": {key: word for key, word in data.items() if word}}
        return self._changed("issueCreate", _questions.NEW_ISSUE, given)

    def change(self, ticket: Ticket, draft: Draft) -> Ticket:
        """Set assignee and due date; no user of that address leaves it with nobody."""
        owner = {"assigneeId": self._user(draft.mail) or None} if draft.owner else {}
        state = {"stateId": self._state(draft.state)} if draft.state else {}
        data = owner | state | ({"dueDate": draft.due} if draft.due else {})
        if not data:
            return next(self._iter_issues({"id": {"eq": ticket.key}}), ticket)
        return self._changed("issueUpdate", _questions.CHANGE, {"id": ticket.key, "input": data})

    def rewrite(self, ticket: Ticket, body: str) -> None:
        """Edit the issue's description."""
        data = {"id": ticket.key, "input": {"description": as_code(body)}}
        self._changed("issueUpdate", _questions.CHANGE, data)

    def _iter_issues(self, wanted: Mapping[str, Any]) -> Iterator[Ticket]:
        after = None
        while True:
            found = self.service.ask(_questions.ISSUES, {"filter": wanted, "after": after})
            with understanding("Linear"):
                page = found["issues"]["pageInfo"]
                tickets = [_ticket(node) for node in found["issues"]["nodes"]]
                more, cursor = bool(page["hasNextPage"]), page["endCursor"]
            yield from tickets
            if not more or not cursor or cursor == after:
                return
            after = cursor

    def _changed(self, what: str, question: str, variables: Mapping[str, Any]) -> Ticket:
        said = self.service.ask(question, variables, repeatable=what == "issueUpdate")
        with understanding("Linear"):
            if said[what]["success"] is not True:
                raise ConfigurationError(f"Linear says that {what} did not succeed", "look there")
            return _ticket(said[what]["issue"])

    def _team(self) -> str:
        if "" not in self.ids:
            found = self._ids("teams", _questions.TEAMS, {"key": {"eq": self.team}})
            if not found:
                hint = "LINEAR_TEAM is the key of a team that the API key may see, as ENG in ENG-12"
                raise ConfigurationError(f"Linear knows no team {self.team}", hint)
            self.ids[""] = found[0]
        return self.ids[""]

    def _state(self, word: str) -> str:
        """The id of the team's first state of that kind."""
        kind = {"type": {"eq": _KINDS[word]}, "team": {"key": {"eq": self.team}}}
        found = self._ids("workflowStates", _questions.STATES, kind)
        if not found:
            hint = f"close the ticket by hand, or give the team such a state: {_KINDS[word]}"
            raise ConfigurationError(f"the team {self.team} has no state for {word}", hint)
        return found[0]

    def _label(self, name: str) -> str:
        """The id of the label, of the team or of the whole workspace; made where there is none."""
        if name not in self.ids:
            self.ids[name] = self._found_label(name) or self._new_label(name)
        return self.ids[name]

    def _found_label(self, name: str) -> str:
        found = self.service.ask(_questions.LABELS, {"filter": {"name": {"eq": name}}})
        with understanding("Linear"):
            teams = {
                str(n["id"]): (n["team"] or {}).get("id") for n in found["issueLabels"]["nodes"]
            }
        return next((one for one, team in teams.items() if team in (None, self._team())), "")

    def _new_label(self, name: str) -> str:
        data = {"input": {"name": name, "teamId": self._team()}}
        said = self.service.ask(_questions.NEW_LABEL, data, repeatable=False)
        with understanding("Linear"):
            return str(said["issueLabelCreate"]["issueLabel"]["id"])

    def _user(self, mail: str) -> str:
        """The id of the user with that address, or ""."""
        found = (
            self._ids("users", _questions.USERS, {"email": {"eqIgnoreCase": mail}}) if mail else []
        )
        return found[0] if len(found) == 1 else ""

    def _ids(self, what: str, question: str, wanted: Mapping[str, Any]) -> list[str]:
        found = self.service.ask(question, {"filter": wanted})
        with understanding("Linear"):
            return [str(node["id"]) for node in found[what]["nodes"]]


def _id_of(team: str, item: str) -> str:
    """The id that this item's issue has in this team, and no other issue anywhere."""
    return str(UUID(bytes=sha256(f"{team} {item}".encode()).digest()[:16], version=4))


def _ticket(data: Mapping[str, Any]) -> Ticket:
    kind = data["state"]["type"]
    done = kind == "completed"
    closed = parse_moment(str(data["completedAt" if done else "canceledAt"] or ""))
    body = str(data["description"] or "").replace("\r\n", "\n").lstrip()
    mail = (data["assignee"] or {}).get("email")
    return Ticket(
        item=item_in(body),
        url=str(data["url"]),
        is_open=kind not in ("completed", "canceled", "duplicate"),
        finished=done,
        closed_at=closed.at if closed else None,
        assignees=(str(mail),) if mail else (),
        key=str(data["id"]),
        due=str(data["dueDate"] or ""),
        body=body,
    )
