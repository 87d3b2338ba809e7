"""A page for each rung of the ladder."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.pages._group_index import CAUSE, index_page
from postmortem_kb.pages._groups import Group, group, group_pages
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._page import Page, Setting

_LEAD = "How bad it was, the worst first."


def pages(setting: Setting) -> Iterator[Page]:
    """The ladder, then a page for each rung."""
    ladder = setting.policy.severities
    known = {word: (_name(word, rung.title), rung.means) for word, rung in ladder.items()}
    groups = group(setting, lambda found: [found.severity] if found.severity else [], known)
    yield index_page(
        "severities", "Severities", _LEAD, groups, setting, noun="Severity", beside=CAUSE
    )
    for found in groups:
        yield from group_pages("severities", found, setting, _examples(found, setting))


def _name(word: str, title: str) -> str:
    return f"{word}: {title}" if title else word


def _examples(found: Group, setting: Setting) -> Html:
    rung = setting.policy.severities.get(found.word)
    examples = listed(rung.examples) if rung else Html("")
    return join([element("p", "For example:"), examples]) if examples else examples
