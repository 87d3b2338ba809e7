"""The engineer's story: from the first minute of an incident to the published lesson."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("postmortem")
NAME = "2026-11-03-checkout-p99-elevated-in-eu-frankfurt"
FOLDER = f"postmortems/2026/{NAME}"
FILES = {
    "schema/policy.yml": "format: 1\nextends: zephyr\nzone: Europe/Berlin\n",
    "schema/people.yml": "ada: {name: Ada, mail: ada@example.org}\nben: {}\neve: {}\n",
    "schema/services.yml": "checkout: {owner: ben}\n",
}


@dataclass(frozen=True)
class Desk:
    """Where the engineer sits: a repository, and the installed command in it."""

    path: Path

    def run(self, at: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command as of a time of 2026-11."""
        return subprocess.run(
            [COMMAND, *arguments, "--as-of", f"2026-11-{at}Z"],
            cwd=self.path,
            capture_output=True,
            text=True,
            check=False,
        )

    def do(self, at: str, *arguments: str) -> str:
        """Run a command that has to succeed; gives what it printed for other programs."""
        done = self.run(at, *arguments)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def is_green(self, at: str) -> bool:
        return self.run(at, "check").returncode == 0

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.path / FOLDER / file
        text = path.read_text()
        assert text.count(old) == 1, f"{old!r} in {text}"
        path.write_text(text.replace(old, new))


@pytest.fixture
def desk(git_repository):
    repository = git_repository()
    repository.commit("Begin", FILES)
    return Desk(repository.path)


def declare(desk):
    """The first hour, as it is typed."""
    printed = desk.do(
        "03T14:04:00", "open", "--sev", "2", "--service", "checkout",
        "--summary", "Checkout p99 elevated in eu-frankfurt",
    )  # fmt: skip
    assert printed == f"{NAME}\n"
    assert desk.is_green("03T14:05:00")
    desk.do("03T14:05:00", "log", "Page of the on-call", "--kind", "paged", "--to", "on-call")
    desk.do("03T14:06:00", "log", "On it", "--kind", "acknowledged", "--by", "ben")
    for role, who in (("ic", "ada"), ("comms", "eve"), ("investigator", "ben")):
        desk.do("03T14:07:00", "assign", NAME, role, who)
    for minute in (15, 30, 45):
        for to in ("channel", "status-page"):
            desk.do(
                f"03T14:{minute}:00", "log", "Still investigating", "--kind", "update",
                "--to", to, "--by", "eve",
            )  # fmt: skip
    desk.do("03T14:50:00", "mitigate", "p99", "--by", "ben", "--text", "Rolled back 812.")
    assert desk.is_green("03T14:51:00")
    desk.do("03T14:58:00", "resolve", "p99")
    assert desk.is_green("03T14:59:00")
    desk.do(
        "04T08:00:00", "log", "p99", "Customers have the email", "--by", "eve",
        "--kind", "sent", "--word", "what=customer-email", "--to", "customers",
    )  # fmt: skip
    desk.do("04T09:00:00", "draft", "p99")
    assert desk.is_green("04T09:01:00")


FACTS = """\
declared_at: 2026-11-03T14:04:00Z
started_at: 2026-11-03T13:55:00Z
detected_at: 2026-11-03T14:01:00Z
detected_by: alert
"""
MORE_FACTS = """\
summary: Release 812 leaked database connections, and checkout waited for them.
solution: Rolled release 812 back.
impact: {who: buyers in eu-frankfurt, how: Their orders took 20 seconds., data_loss: none}
"""
TYPE = "kind: incident\ntype: performance\n"
ANSWERS = {
    "What happened": "Release 812 kept its connections to the database open. Within nine minutes "
    "none was left, and every order in one region waited for one until we rolled the release back.",
    "Impact": "Buyers in one region waited 20 seconds for an order for almost an hour. No order "
    "was lost.",
    "Detection": "An alert on p99 told us after six minutes. One on free connections would have "
    "told us at once.",
    "Causes": "The pool had no limit for a single release, and the test environment closes idle "
    "connections after a second, so that nothing like a leak could ever be seen there.",
    "Response": "We looked at the network first, then at the releases of that hour, and rolled "
    "the last one back.",
    "Lessons": "Rolling back first would have saved half an hour. We were lucky that it was a "
    "quiet afternoon in November.",
}
ITEM = """\
action_items:
  - id: a1
    title: Alert on free connections
    type: detect
    state: committed
    priority: high
    ticket: PLAT-1
    added: 2026-11-04
    due: 2026-11-17
"""


def answer(desk):
    """Write the post-mortem, all but an answer and an owner."""
    desk.edit("incident.md", "declared_at: 2026-11-03T14:04:00Z\n", FACTS)
    desk.edit("incident.md", "kind: incident\n", TYPE)
    desk.edit("incident.md", "roles:\n", f"{MORE_FACTS}roles:\n")
    desk.edit("postmortem.md", "causes: []\n", "causes: [capacity, code-defect]\n")
    desk.edit("postmortem.md", "action_items: []\n", ITEM)
    path = desk.path / FOLDER / "postmortem.md"
    text = path.read_text()
    for heading, words in ANSWERS.items():
        if heading != "Causes":
            pattern = rf"(## {heading}\n\n)<!--.*?-->\n"
            text = re.sub(pattern, lambda found, words=words: f"{found[1]}{words}\n", text)
    path.write_text(text)


EXPECTED = f"""\
{FOLDER}/postmortem.md:6:5: error: `a1` is committed and nobody owns it [action-item-owned]
    6 |   - id: a1
      |     ^^^^^^
  hint: add `owner:` with a person's handle to `a1`, or set its state to idea

{FOLDER}/postmortem.md:28:1: error: `Causes` is empty [questions-answered]
   28 | ## Causes
      | ^^^^^^^^^
  hint: What made this possible? There is seldom one cause. Write of conditions, not of people.

"""


def test_from_the_first_minute_to_the_published_lesson(desk):
    declare(desk)
    answer(desk)
    before = (desk.path / FOLDER / "postmortem.md").read_bytes()

    refused = desk.run("05T10:00:00", "publish", "p99", "--approved-by", "eve")
    assert refused.returncode == 1
    assert refused.stdout == EXPECTED
    assert "is not published; nothing was changed." in refused.stderr
    assert (desk.path / FOLDER / "postmortem.md").read_bytes() == before

    desk.edit("postmortem.md", "    ticket: PLAT-1\n", "    owner: ben\n    ticket: PLAT-1\n")
    text = (desk.path / FOLDER / "postmortem.md").read_text()
    prompt = re.search(r"## Causes\n\n(<!--.*?-->)", text)[1]
    desk.edit("postmortem.md", prompt, ANSWERS["Causes"])
    desk.do("05T10:05:00", "publish", "p99", "--approved-by", "eve")

    head = (desk.path / FOLDER / "postmortem.md").read_text().split("causes:")[0]
    assert head == (
        "---\nstatus: published\nauthors: [ada]\napproved_by: [eve]\n"
        "published_at: 2026-11-05T10:05:00Z\n"
    )
    assert desk.is_green("05T10:06:00")
