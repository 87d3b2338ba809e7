"""A page for each team: the services it owns, what it promised, and its incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from postmortem_kb.document import text_of
from postmortem_kb.pages import _paging
from postmortem_kb.pages._group_index import CAUSE, index_page
from postmortem_kb.pages._groups import Group, group, group_pages, recurring_causes
from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._labels import as_of_line, word_link
from postmortem_kb.pages._page import Page, Setting, root_of
from postmortem_kb.pages._promise_table import board, promise_table
from postmortem_kb.pages._teams import teams_of
from postmortem_kb.reports._promises import Promise

_LEAD = "Who owns what failed, and what they promised. The list is by name; it is no ranking."


def pages(setting: Setting) -> Iterator[Page]:
    """The list of teams, then a page for each."""
    promised: dict[str, list[Promise]] = defaultdict(list)
    for promise in board(setting):
        promised[promise.team].append(promise)
    words = {text_of(facts, "team") for facts in setting.services.values()} | set(promised)
    known = {word: (word, "") for word in sorted(words) if word}
    groups = group(setting, lambda incident: teams_of(incident, setting), known)
    if not groups:
        return
    yield index_page(
        "teams", "Teams", _LEAD, groups, setting, noun="Team", beside=CAUSE,
        promised=lambda team: sum(one.state == "committed" for one in promised[team.word]),
    )  # fmt: skip
    for found in groups:
        yield from group_pages(
            "teams", found, setting, *_about(found, promised[found.word], setting)
        )


def _about(found: Group, promises: Sequence[Promise], setting: Setting) -> Iterator[Html]:
    root = root_of("teams/x/")
    owned = [
        word_link("services", word, text_of(facts, "title"), root)
        for word, facts in setting.services.items()
        if text_of(facts, "team") == found.word
    ]
    if owned:
        yield element("p", "Owns ", join(owned, ", "), ".")
    causes = recurring_causes(found.counted, setting, root)
    if causes:
        yield element("h2", "What its services fail of", id="how-it-fails")
        yield causes
    if promises:
        yield element("h2", "Action items", id="action-items")
        yield promise_table(promises[: _paging.A_PAGE], setting, root, without="Team")
        if len(promises) > _paging.A_PAGE:
            more = f"and {len(promises) - _paging.A_PAGE} more on the board"
            yield element("p", element("a", more, href=f"{root}actions/"))
        yield as_of_line(setting)
