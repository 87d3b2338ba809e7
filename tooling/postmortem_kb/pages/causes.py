"""A page for each cause of the policy's vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.pages._group_index import SERVICE, index_page
from postmortem_kb.pages._groups import group, group_pages
from postmortem_kb.pages._page import Page, Setting

_LEAD = "What made incidents possible, ours and other companies'. There is seldom one cause."


def pages(setting: Setting) -> Iterator[Page]:
    """The list of causes, then a page for each."""
    words = setting.policy.words("causes")
    known = {word: (facts.title, facts.means) for word, facts in words.items()}
    groups = group(setting, lambda incident: incident.causes, known)
    yield index_page("causes", "Causes", _LEAD, groups, setting, noun="Cause", beside=SERVICE)
    for found in groups:
        yield from group_pages("causes", found, setting)
