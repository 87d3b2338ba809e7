"""Pages that sort the records by a word: services, causes, severities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._incident_list import incident_list
from postmortem_kb.pages._labels import word_link
from postmortem_kb.pages._page import Page, Setting, is_counted, root_of, slug_of
from postmortem_kb.pages._paging import days_of, parts_of, titled, ways


@dataclass(frozen=True, slots=True)
class Group:
    """A word, its title and meaning, and the records that carry it, newest first."""

    word: str
    title: str
    means: str
    incidents: Sequence[Incident]

    @property
    def own(self) -> Sequence[Incident]:
        """Those of them that are not other companies'."""
        return [found for found in self.incidents if found.kind != "external"]

    @property
    def counted(self) -> Sequence[Incident]:
        """Those of them that figures count."""
        return [found for found in self.incidents if is_counted(found)]


def group(
    setting: Setting,
    words_of: Callable[[Incident], Iterable[str]],
    known: Mapping[str, tuple[str, str]],
) -> list[Group]:
    """A group for each word that is known or used; known ones first, in their order."""
    by_word: dict[str, list[Incident]] = {word: [] for word in known}
    for incident in setting.incidents:
        for word in dict.fromkeys(words_of(incident)):
            by_word.setdefault(word, []).append(incident)
    return [Group(word, *known.get(word, (word, "")), found) for word, found in by_word.items()]


def group_pages(kind: str, found: Group, setting: Setting, *more: Html) -> Iterator[Page]:
    """The pages of one group: what it means, then `more`, then its records, page by page."""
    parts = parts_of(found.incidents)
    about = [element("p", found.means, class_="kb-summary") if found.means else None, *more]
    for number, part in enumerate(parts, start=1):
        address = _address(kind, found.word, number)
        title, root = titled(found.title, number), root_of(address)
        html = join(
            [
                element("h1", title),
                *(about if number == 1 else ()),
                element("h2", "Incidents", id="incidents"),
                _ways(kind, found.word, number, parts, root),
                incident_list(part, setting, root) or element("p", "None is recorded."),
            ]
        )
        yield Page(address, title, html, description=found.means)


def _address(kind: str, word: str, number: int) -> str:
    """No word's part of an address has a tilde."""
    return f"{kind}/{slug_of(word)}{f'~{number}' if number > 1 else ''}/"


def _ways(
    kind: str, word: str, current: int, parts: Sequence[Sequence[Incident]], root: str
) -> Html:
    names = days_of(parts)
    return ways(current, names, lambda number: root + _address(kind, word, number))


def recurring_causes(incidents: Iterable[Incident], setting: Setting, root: str) -> Html:
    """The causes of these records with how often each is named, the most frequent first."""
    titles = setting.policy.words("causes")
    lines = [
        join([word_link("causes", word, titles[word].title if word in titles else word, root), " ",
              element("span", f"× {count}", class_="kb-count")])
        for word, count in most_named(cause for found in incidents for cause in found.causes)
    ]  # fmt: skip
    return listed(lines, "kb-causes")


def most_named(words: Iterable[str]) -> list[tuple[str, int]]:
    """Each word with how often it is named, the most frequent first."""
    return sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))
