"""A repository with promises and its tracker, in which `sync` runs, and dies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count

from postmortem_kb import syncing
from postmortem_kb.integrations import _requests
from postmortem_kb.integrations._tracker import connect
from postmortem_kb.project import open_project
from postmortem_kb.ticket import item_in
from tests.helpers.github_tracker import GitHubTracker
from tests.helpers.linear_tracker import LinearTracker
from tests.helpers.tracker_server import serving
from tests.helpers.workplace import Workplace

TRACKERS = {"GitHub": GitHubTracker, "Linear": LinearTracker}
HEAD = "---\nstatus: published\naction_items:\n"
A1 = "  - {id: a1, title: Alert, state: committed, owner: ada, due: 2026-11-17}\n"
A2 = "  - {id: a2, title: Rehearse, state: committed, owner: ben, due: 2026-11-18}\n"
PEOPLE = "ada: {mail: ada@example.org}\nben: {mail: ben@example.org}\nfinn: {mail: finn@x.org}\n"
ID = "2026-11-03-slow"


class Died(BaseException):
    """The process is gone."""


class Place:
    """A repository with one record and its tracker; `run` is one serial run of `sync`."""

    def __init__(self, workplace, server, name):
        self.workplace, self.server, self.name = workplace, server, name

    def write(self, *items):
        path = self.workplace.record(name=ID).with_name("postmortem.md")
        path.write_text(HEAD + "".join(items) + "---\n", "utf-8")

    def edit(self, old, new):
        path = self.workplace.path / f"postmortems/2026/{ID}/postmortem.md"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def run(self, *, apply=True):
        return {one.item: one for one in self.running(apply=apply)}

    def running(self, *, apply=True):
        """A run that goes on as far as its outcomes are asked for."""
        tracker = connect(self.name, self.server.environment)
        return syncing.sync(open_project(self.workplace.path), tracker, apply=apply)

    @property
    def items(self):
        return self.workplace.incident().action_items

    @property
    def ticket(self):
        """The ticket of a1; where none says so, the first."""
        issues = list(self.server.issues.values())
        bodies = self.server.bodies()
        ours = [at for at, body in enumerate(bodies) if item_in(body) == f"{ID}#a1"]
        return issues[ours[0] if ours else 0]

    @property
    def text(self):
        """What the tracker calls the text of a ticket."""
        return {"GitHub": "body", "Linear": "description"}[self.name]

    @property
    def body(self):
        return self.ticket[self.text]

    def tickets(self):
        return Counter(item_in(body) for body in self.server.bodies())

    def given(self):
        """Whom the first ticket is given to."""
        one = self.ticket.get("assignee")
        return self.ticket["assignees"] if self.name == "GitHub" else [one] if one else []

    def give(self, login):
        """Somebody gives the first ticket to that person by hand."""
        if self.name == "GitHub":
            self.ticket["assignees"] = [{"login": login}]
        else:
            self.ticket["assignee"] = {"id": login, "email": f"{login}@example.org"}


@contextmanager
def opened_place(git_repository, capsys, monkeypatch, name) -> Iterator[Place]:
    """A place with two promises; at its end no request had another shape than is documented."""
    workplace = Workplace(git_repository(), capsys)
    monkeypatch.setattr(_requests, "PAUSE", 0)
    workplace.clock("2026-11-12T15:00:00Z", f"action_items: {{tracker: {name}}}\n")
    workplace.repository.write({"schema/people.yml": PEOPLE})
    server = TRACKERS[name]()
    with serving(server):
        made = Place(workplace, server, name)
        made.write(A1, A2)
        yield made
    assert server.odd == []


def dying(place, monkeypatch, step):
    """Let the process die at the step-th of all requests (done) and writes (not done)."""
    steps = count(1)
    ask, edit = _requests._send_once, syncing.edit_record

    def request(*arguments):
        answer = ask(*arguments)
        if next(steps) == step:
            raise Died
        return answer

    def write(*arguments):
        if next(steps) == step:
            raise Died
        return edit(*arguments)

    with monkeypatch.context() as patched, suppress(Died):
        patched.setattr(_requests, "_send_once", request)
        patched.setattr(syncing, "edit_record", write)
        place.run()
    return next(steps) > step
