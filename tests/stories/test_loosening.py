"""A branch that quietly asks for less: each thing is named once, and mended or explained it passes.

The story of whoever reviews it: what is loosened stands in the check, with its file and line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.helpers.gate import check_as_the_workflow_does
from tests.helpers.knowledge_base import KnowledgeBase
from tests.helpers.records import ID, POSTMORTEM, sound

OTHER, RENAMED = "2026-11-04-mail-late", "2026-11-04-mail-later"
POLICY = "format: 1\nextends: base\nclock: 2026-11-21T10:00:00Z\n"
WEAKER = f"{POLICY}rules:\n  action-item-owned: note\n"
FIRST = POSTMORTEM["action_items"]
SECOND = """
  - id: a2
    title: Release to one host first
    type: prevent
    state: committed
    priority: high
    owner: ben
    ticket: PLAT-124
    added: 2026-11-05
    due: 2026-12-18"""
PUSHED = FIRST.replace("due: 2026-12-17", "due: 2027-03-01")
MOVED = (
    "\n    moved:\n      - {on: 2026-11-20, from: 2026-12-17, to: 2027-03-01, by: ada, reason: X}"
)
DROPPED = SECOND.replace("committed", "dropped") + (
    "\n    dropped: {on: 2026-11-20, by: eve, reason: The release tool does it by itself now.}"
)
WAIVER = "{{rule: {}, reason: We agreed, by: eve, on: 2026-11-20}}"
LATER = {
    key: stamp.replace("2026-11-03", "2026-11-04")
    for key, stamp in {
        "declared_at": "2026-11-03T14:04:00Z",
        "started_at": "2026-11-03T13:51:00Z",
        "detected_at": "2026-11-03T14:02:00Z",
        "resolved_at": "2026-11-03T16:20:00Z",
        "roles": "{incident-commander: [{who: ada, from: 2026-11-03T14:04:00Z}]}",
    }.items()
}


class Said(NamedTuple):
    """One error of the check, as GitHub shows it."""

    file: str
    line: int
    rule: str


def mail(**more):
    timeline = ("- 2026-11-04T14:04:00Z declared @ada: mail is late",)
    return sound({"title": "Mail is late", **LATER, **more}, timeline=timeline)


def checkout(items, **more):
    return sound(more, {"action_items": items})


@pytest.fixture
def branch(git_repository):
    """The branch `work`, which loosens five things, from a main of two sound records."""
    knowledge = KnowledgeBase(git_repository())
    knowledge.put(mail(), OTHER)
    knowledge.begin(checkout(FIRST + SECOND), policy=POLICY)
    knowledge.git("update-ref", "refs/remotes/origin/main", "main")
    knowledge.git("mv", f"postmortems/2026/{OTHER}", f"postmortems/2026/{RENAMED}")
    knowledge.put(checkout(PUSHED, visibility="public"))
    knowledge.repository.write({"schema/policy.yml": WEAKER})
    knowledge.commit("Tidy up")
    return knowledge


def check(branch, root):
    done = check_as_the_workflow_does(
        branch.repository.path, root / ".github" / "workflows" / "check.yml"
    )
    assert "Traceback" not in done.stderr
    found = re.findall(
        r"^::error file=([^,]+),line=(\d+)[^\n]*?([a-z]+(?:-[a-z]+)+)::", done.stdout, re.MULTILINE
    )
    assert len(found) == done.stdout.count("::error"), done.stdout
    return done, [Said(file, int(line), rule) for file, line, rule in found]


def line_of(branch, file, start):
    lines = (branch.repository.path / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip().startswith(start))


def test_each_thing_that_is_loosened_is_named_once_at_its_line(branch, root):
    done, said = check(branch, root)
    assert done.returncode == 1
    incident, report = (f"postmortems/2026/{ID}/{n}.md" for n in ("incident", "postmortem"))
    assert set(said) == {
        Said(incident, line_of(branch, incident, "visibility:"), "visibility-kept"),
        Said(report, line_of(branch, report, "due:"), "due-date-moved"),
        Said(report, line_of(branch, report, "action_items:"), "promise-kept"),
        Said(f"postmortems/2026/{RENAMED}/incident.md", 1, "address-kept"),
        Said("schema/policy.yml", 5, "policy-kept"),
    }
    assert len(said) == 5


def test_mended_or_explained_it_passes(branch, root):
    waived = f"[{WAIVER.format('visibility-kept')}]"
    branch.put(checkout(PUSHED + MOVED + DROPPED, visibility="public", waivers=waived))
    branch.put(mail(aliases=f"[{OTHER}]"), RENAMED)
    policy = f"{WEAKER}waivers:\n  - {WAIVER.format('policy-kept')}\n"
    branch.repository.write({"schema/policy.yml": policy})
    branch.commit("Say why")
    done, said = check(branch, root)
    assert (done.returncode, said) == (0, []), done.stdout
    assert "excuses nothing" not in done.stdout
